/** How spikes of a circuit were recorded. */
export interface SpikeSettings {
  /** Repetitions of each reach, which are averaged. */
  readonly trials: number;
  /** Standard deviation of what disturbs each trial's prepared state, over the state's root mean square. */
  readonly noise: number;
  /** Standard deviation of the Gaussian that smooths spikes to rates, in ms. */
  readonly smoothing: number;
}

/** Amounts of spikes that networks are trained from, with the first row of settings. */
export interface SpikeSweep {
  readonly seeds: number;
  /** Recorded neurons: numbers of which there are networks trained on the circuit's own rates too, to compare with. */
  readonly recorded: readonly number[];
  /** Repetitions of each reach, ascending. */
  readonly trials: readonly number[];
  /** Besides none, with the first number of neurons and so many repetitions; each repetition is then simulated. */
  readonly noises: readonly number[];
  readonly disturbedTrials: number;
  readonly smoothing: number;
}
