import { mean } from "./mean.ts";

/** Standard error of the mean of independent numbers [n], √(Σ(x − x̄)²/n/(n − 1)); NaN for fewer than two. */
export function standardError(values: ArrayLike<number>): number {
  const centre = mean(values);
  return Math.sqrt(mean(Array.from(values, (value) => (value - centre) * (value - centre))) / (values.length - 1));
}
