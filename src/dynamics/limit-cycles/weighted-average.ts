import { exp } from "../../numeric/elementary.ts";

/**
 * Weights [T] of a time average along a trajectory, proportional to the bump e^(−1/(s(1 − s))) over 0 < s < 1; they sum to 1.
 *
 * On a periodic or quasi-periodic orbit the weighted average converges to the orbit's mean faster than any power of T, where
 * the plain average errs by about 1/T; on an irregular orbit it is no better than that. Das, Saiki, Sander & Yorke 2017.
 */
export function bumpWeights(T: number): Float64Array {
  const weights = Float64Array.from({ length: T }, (_, t) => exp((-T / (t + 0.5)) * (T / (T - t - 0.5))));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Average of values along a trajectory under `bumpWeights`. */
export function weightedAverage(values: Float64Array): number {
  const weights = bumpWeights(values.length);
  return values.reduce((sum, value, t) => sum + weights[t] * value, 0);
}
