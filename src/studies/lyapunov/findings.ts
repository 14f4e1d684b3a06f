/** A system whose exponents are known, and what was measured. */
export interface ClassicalFinding {
  readonly name: string;
  /** Nats a step, or a unit of time. */
  readonly unit: "step" | "time";
  /** Whether the expected numbers follow by mathematics or are the literature's. */
  readonly known: "exact" | "literature";
  /** What is compared: name, expected and measured value, tolerance. */
  readonly values: readonly { readonly label: string; readonly expected: number; readonly measured: number; readonly tolerance: number }[];
}

/** The spectrum of one random network. Exponents in nats a unit of time (a step in discrete time), falling. */
export interface RandomFinding {
  readonly units: number;
  readonly gain: number;
  readonly noise: number;
  readonly seed: number;
  readonly timePerStep: number;
  readonly exponents: readonly number[];
  /** Standard errors from the fluctuation in time. */
  readonly errors: readonly number[];
  /** Undefined where too few exponents were computed. */
  readonly kaplanYorke: number | undefined;
  readonly entropyRateBound: number;
  readonly participation: number;
}

/** A network at one point of its training. Exponents in nats a character. */
export interface CheckpointFinding {
  readonly step: number;
  /** Nats a character, on trials that training never saw. */
  readonly validationLoss: number;
  /** All of them, falling; −∞ written as the bound of rounding. */
  readonly exponents: readonly number[];
  /** Largest exponent when only the first state variable, an LSTM's hidden state, is perturbed; of cells with one it is the largest. */
  readonly hiddenLargest: number;
  /** Number of exponents that are not −∞. */
  readonly finite: number;
  /** Standard deviation of the largest exponent over the driving texts. */
  readonly deviation: number;
}

/** One trained network. */
export interface TrainedFinding {
  readonly cell: string;
  readonly learningRate: number;
  readonly seed: number;
  readonly checkpoints: readonly CheckpointFinding[];
  /** Digest of the trained weights. */
  readonly fingerprint: string;
}

/** Everything that the study measures. */
export interface LyapunovFindings {
  readonly classical: readonly ClassicalFinding[];
  readonly onset: readonly RandomFinding[];
  readonly full: readonly RandomFinding[];
  readonly sizes: readonly RandomFinding[];
  readonly noise: readonly RandomFinding[];
  readonly discrete: readonly RandomFinding[];
  readonly trained: readonly TrainedFinding[];
  /** Networks whose training diverged, with the reason. */
  readonly diverged: readonly { readonly name: string; readonly reason: string }[];
}
