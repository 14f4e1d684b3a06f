import type { Network } from "../../../network/network.ts";
import { concatenated } from "../../../numeric/concatenated.ts";
import { mean } from "../../../numeric/mean.ts";
import { median } from "../../../numeric/median.ts";
import { createStream } from "../../../numeric/random.ts";
import type { SampleMatrix } from "../../../similarity/sample-matrix.ts";
import { normalisedError } from "../normalised-error.ts";
import { ridgeRegression } from "../ridge-regression.ts";
import { movementOf, type Reach, recordReaches, type Teacher } from "../circuit/teacher.ts";
import { reachInputs } from "../learner/reach-task.ts";
import { explainedVariance } from "./explained-variance.ts";
import { type LearnerRun, runLearner } from "./run-learner.ts";
import { sharedDynamics, type SharedDynamics } from "./shared-dynamics.ts";

/** How well a trained network reaches, how its activity resembles the circuit's, and how far that carries. Errors are Σ(z − f)²/Σf² over the movement. */
export interface LearnerScores {
  /** Mean error over the trained directions. */
  readonly trainedError: number;
  /** Mean error over the directions halfway between them. */
  readonly heldOutError: number;
  /** Median error when the cue's angle is jittered by N(0, 0.15 rad), against the circuit at the jittered angle. */
  readonly noisyCueError: number;
  /** Mean error when the state at the go cue is disturbed by noise 30 dB below it, against the circuit undisturbed. */
  readonly noisyStateError: number;
  /** The same of the circuit itself. */
  readonly circuitNoisyStateError: number;
  readonly trained: SharedDynamics;
  readonly heldOut: SharedDynamics;
  /** R² of a ridge regression (penalty 0.1) from the network to the circuit, fitted on the trained and scored on the held-out directions. */
  readonly linearMap: { readonly all: number; /** Null when all neurons gave hints. */ readonly unrecorded: number | null };
}

const CUE_JITTER = 0.15;
const JITTERED_CUES = 8;
/** 30 dB below the signal, in amplitude. */
const STATE_NOISE = 0.0316227766016838;
const MAP_PENALTY = 0.1;

/** What an evaluation needs to know. */
export interface Evaluated {
  readonly teacher: Teacher;
  /** The trained directions. */
  readonly reaches: readonly Reach[];
  readonly network: Network;
  /** Neurons that gave hints. */
  readonly recorded: Int32Array;
  /** Chooses the noise. */
  readonly seed: number;
}

/** Evaluates a trained network. Nothing is learned in it. */
export function evaluateLearner(evaluated: Evaluated): LearnerScores {
  const { teacher, reaches, recorded } = evaluated;
  const spacing = (2 * Math.PI) / reaches.length;
  const between = recordReaches(teacher, reaches.map(({ angle }) => angle + spacing / 2));
  const [trainedRuns, heldOutRuns] = [reaches, between].map((each) => runReaches(evaluated, each));
  const [network, circuit] = [movements(trainedRuns, teacher), movements(reaches, teacher)];
  const [newNetwork, newCircuit] = [movements(heldOutRuns, teacher), movements(between, teacher)];
  const map = ridgeRegression(network, circuit, MAP_PENALTY);
  const among = new Set(recorded);
  return {
    trainedError: mean(errors(trainedRuns, reaches, teacher)),
    heldOutError: mean(errors(heldOutRuns, between, teacher)),
    ...noisyErrors(evaluated),
    trained: sharedDynamics(network, circuit, recorded),
    heldOut: sharedDynamics(newNetwork, newCircuit, recorded),
    linearMap: { all: explainedVariance(map, newNetwork, newCircuit, () => true), unrecorded: among.size === teacher.neurons ? null : explainedVariance(map, newNetwork, newCircuit, (neuron) => !among.has(neuron)) },
  };
}

/** The network's runs in given reaches, from its initial state. */
export function runReaches({ network, teacher }: Pick<Evaluated, "network" | "teacher">, reaches: readonly Reach[], disturb?: (state: Float64Array, trial: number, step: number) => void): LearnerRun[] {
  return runLearner(network, reaches.map(({ angle }) => reachInputs(angle, teacher.timing)), disturb);
}

/** Rates of all movements, one after the other: [movements · steps, units]. */
export function movements(runs: readonly { readonly rates: Float64Array }[], { timing }: Teacher): SampleMatrix {
  const columns = runs[0].rates.length / (timing.baseline + timing.delay + timing.movement);
  return { data: concatenated(Float64Array, runs.map(({ rates }) => movementOf(rates, timing, columns))), rows: runs.length * timing.movement, columns };
}

function noisyErrors(evaluated: Evaluated): Pick<LearnerScores, "noisyCueError" | "noisyStateError" | "circuitNoisyStateError"> {
  const { teacher, reaches, seed } = evaluated;
  const stream = createStream({ study: "full-force", purpose: "noise of the evaluation", seed });
  const cues = stream.fork("cues");
  const jittered = recordReaches(teacher, Array.from({ length: JITTERED_CUES * reaches.length }, (_, k) => reaches[k % reaches.length].angle + CUE_JITTER * cues.normal()));
  const [ofNetwork, ofCircuit] = ["network", "circuit"].map((who) => stream.fork(who));
  const disturb = (state: Float64Array, from: typeof stream): Float64Array => {
    const size = STATE_NOISE * Math.sqrt(state.reduce((sum, x) => sum + x * x, 0) / state.length);
    return state.map((x) => x + size * from.normal());
  };
  const go = teacher.timing.baseline + teacher.timing.delay;
  const disturbedRuns = runReaches(evaluated, reaches, (state, _, step) => {
    if (step === go) state.set(disturb(state, ofNetwork));
  });
  const disturbedReaches = recordReaches(teacher, reaches.map(({ angle }) => angle), (state) => disturb(state, ofCircuit));
  return {
    noisyCueError: median(errors(runReaches(evaluated, jittered), jittered, teacher)),
    noisyStateError: mean(errors(disturbedRuns, reaches, teacher)),
    circuitNoisyStateError: mean(errors(disturbedReaches, reaches, teacher)),
  };
}

function errors(runs: readonly { readonly outputs: Float64Array }[], reaches: readonly Reach[], { timing, muscles }: Teacher): number[] {
  return runs.map(({ outputs }, k) => normalisedError(movementOf(outputs, timing, muscles), movementOf(reaches[k].outputs, timing, muscles)));
}
