/** A number of the trial run, as mean and, where it was kept, standard deviation over its five seeds. */
export interface TrialRunValue {
  readonly mean: number;
  readonly spread?: number;
}

/** What the trial run gave in one setting. */
export interface TrialRunRow {
  readonly tau: number;
  readonly alpha: number;
  /** M */
  readonly recorded: number;
  readonly heldOutError: TrialRunValue;
  readonly captured: TrialRunValue;
  readonly linearMap: TrialRunValue;
}

/**
 * A trial run that the settings of this study were chosen by: a throw-away simulation of the same specification on the published circuit, with
 * 300 units, eight directions, ten passes and five seeds. These are not the paper's numbers, which could not be read.
 */
export const trialRun: readonly TrialRunRow[] = [
  { tau: 10, alpha: 30, recorded: 0, heldOutError: { mean: 0.78, spread: 0.36 }, captured: { mean: 0.418, spread: 0.045 }, linearMap: { mean: 0.46 } },
  { tau: 10, alpha: 30, recorded: 20, heldOutError: { mean: 0.35, spread: 0.2 }, captured: { mean: 0.764, spread: 0.051 }, linearMap: { mean: 0.72 } },
  { tau: 50, alpha: 1, recorded: 0, heldOutError: { mean: 0.115, spread: 0.045 }, captured: { mean: 0.734 }, linearMap: { mean: 0.91 } },
  { tau: 50, alpha: 1, recorded: 5, heldOutError: { mean: 0.08, spread: 0.029 }, captured: { mean: 0.705 }, linearMap: { mean: 0.937 } },
  { tau: 50, alpha: 1, recorded: 10, heldOutError: { mean: 0.073, spread: 0.017 }, captured: { mean: 0.727 }, linearMap: { mean: 0.937 } },
  { tau: 50, alpha: 1, recorded: 20, heldOutError: { mean: 0.054, spread: 0.01 }, captured: { mean: 0.75 }, linearMap: { mean: 0.952 } },
  { tau: 50, alpha: 1, recorded: 50, heldOutError: { mean: 0.051, spread: 0.02 }, captured: { mean: 0.738 }, linearMap: { mean: 0.953 } },
  { tau: 50, alpha: 1, recorded: 200, heldOutError: { mean: 0.087, spread: 0.027 }, captured: { mean: 0.729 }, linearMap: { mean: 0.947 } },
];
