import type { GrowthBins } from "./growth-bins.ts";

/** Running means of the exponents. */
export interface ConvergenceCurve {
  /** Measured steps so far, ascending, [P], P ≤ 256. */
  readonly steps: Float64Array;
  /** Exponents in nats a step after so many steps, over all trajectories, [P, k], in the order of the final exponents. */
  readonly perStep: Float64Array;
}

/** Sums the bins up; `order` puts the vectors into the order of the final exponents. */
export function convergenceCurve(trajectories: readonly GrowthBins[], order: readonly number[]): ConvergenceCurve {
  const k = order.length;
  const points = trajectories[0].steps.length;
  const perStep = new Float64Array(points * k);
  for (const { growth, steps } of trajectories) {
    const sums = new Float64Array(k);
    let count = 0;
    for (let point = 0; point < points; point++) {
      count += steps[point];
      for (let j = 0; j < k; j++) {
        sums[j] += growth[point * k + order[j]];
        perStep[point * k + j] += sums[j] / (count * trajectories.length);
      }
    }
  }
  return { steps: runningSteps(trajectories), perStep };
}

/** Trajectories may have shortened their intervals at different steps: the mean of where their bins end. */
function runningSteps(trajectories: readonly GrowthBins[]): Float64Array {
  const ends = new Float64Array(trajectories[0].steps.length);
  for (const { steps } of trajectories) {
    let count = 0;
    for (let point = 0; point < steps.length; point++) {
      count += steps[point];
      ends[point] += count / trajectories.length;
    }
  }
  return ends;
}
