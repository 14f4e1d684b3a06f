/** Where the hidden states of a trial lie; N units. */
export interface TrialSpread {
  /** Mean h, [N]. */
  readonly mean: Float64Array;
  /** Root-mean-square distance of h from its mean. */
  readonly radius: number;
}

/**
 * Farther than this from the mean of a command's trial, in root-mean-square radii of the trial, a fixed point plays no part in the
 * task. In pilot networks of this study the points that orbits wind around lay within 1.2, all others beyond 7.
 */
export const taskDistance = 3;

/** Mean and radius of h over a trial's states [T, D], whose first `units` coordinates are h. */
export function trialSpread(states: Float64Array, dimension: number, units: number): TrialSpread {
  const steps = states.length / dimension;
  const mean = new Float64Array(units);
  for (let t = 0; t < steps; t++) for (let i = 0; i < units; i++) mean[i] += states[t * dimension + i] / steps;
  let squares = 0;
  for (let t = 0; t < steps; t++) squares += squaredTo(mean, states.subarray(t * dimension));
  return { mean, radius: Math.sqrt(squares / steps) };
}

/** Distance of a state's h from the trial's mean, in its radii; infinite for a trial at rest. */
export function spreadDistance({ mean, radius }: TrialSpread, state: Float64Array): number {
  return Math.sqrt(squaredTo(mean, state)) / radius;
}

function squaredTo(mean: Float64Array, state: Float64Array): number {
  return mean.reduce((sum, value, i) => sum + (state[i] - value) * (state[i] - value), 0);
}
