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
  readonly trainedError: TrialRunValue;
  readonly heldOutError: TrialRunValue;
  /** Mean of the first five canonical correlations, in trained directions and between them. */
  readonly correlation: TrialRunValue;
  readonly heldOutCorrelation: TrialRunValue;
  readonly captured: TrialRunValue;
  readonly linearMap: TrialRunValue;
}

/** [mean] or [mean, spread] */
type Numbers = readonly [number, number?];

function row([tau, alpha, recorded]: readonly [number, number, number], ...measures: readonly [Numbers, Numbers, Numbers, Numbers, Numbers, Numbers]): TrialRunRow {
  const [trainedError, heldOutError, correlation, heldOutCorrelation, captured, linearMap] = measures.map(([mean, spread]) => (spread === undefined ? { mean } : { mean, spread }));
  return { tau, alpha, recorded, trainedError, heldOutError, correlation, heldOutCorrelation, captured, linearMap };
}

/**
 * A trial run that the settings of this study were chosen by: a throw-away simulation of the same specification on the published circuit with
 * muscles of its own, 300 units, eight directions, ten passes and five seeds of the network. These are not the paper's numbers, which could not be read.
 */
export const trialRun: readonly TrialRunRow[] = [
  row([10, 30, 0], [0.0034], [0.78, 0.36], [0.988], [0.965], [0.418, 0.045], [0.46]),
  row([10, 30, 20], [0.0014], [0.35, 0.2], [0.998], [0.986], [0.764, 0.051], [0.72]),
  row([50, 1, 0], [0.0004], [0.115, 0.045], [0.9973], [0.9948], [0.734], [0.91]),
  row([50, 1, 5], [0.0002], [0.08, 0.029], [0.9985], [0.9966], [0.705], [0.937]),
  row([50, 1, 10], [0.0001], [0.073, 0.017], [0.999], [0.9974], [0.727], [0.937]),
  row([50, 1, 20], [0.0001], [0.054, 0.01], [0.9991], [0.9977], [0.75], [0.952]),
  row([50, 1, 50], [0.0001], [0.051, 0.02], [0.999], [0.9975], [0.738], [0.953]),
  row([50, 1, 200], [0.0001], [0.087, 0.027], [0.999], [0.9976], [0.729], [0.947]),
];
