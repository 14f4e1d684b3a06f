import { InvalidInputError } from "../numeric/errors.ts";
import { largestModulus } from "../numeric/largest-modulus.ts";
import { centredUnits } from "./centred-samples.ts";
import { rowProducts, rowsOf } from "./row-products.ts";
import { requirePair, type SampleMatrix } from "./sample-matrix.ts";

/**
 * Linear centred kernel alignment ‖YᵀX‖²/(‖XᵀX‖·‖YᵀY‖) (Frobenius norms, centred states) in [0, 1]. Directions count by
 * their variance, so large ones decide.
 *
 * It does not change under rotations, isotropic scaling and shifts of either network's states. More units than samples
 * are allowed, but bias it upward. Kornblith et al. 2019, "Similarity of neural network representations revisited".
 *
 * @param x states [S, n₁].
 * @param y states [S, n₂] of the same samples in the same order.
 * @throws InvalidInputError when shapes do not fit, an entry is not finite, or all samples of a network are equal.
 * @example
 * linearCka(x, x) // 1
 */
export function linearCka(x: SampleMatrix, y: SampleMatrix): number {
  requirePair("linearCka", x, y);
  const [a, b] = [x, y].map(scaledUnits);
  return squareSum(rowProducts(a, b)) / Math.sqrt(squareSum(rowProducts(a, a)) * squareSum(rowProducts(b, b)));
}

/** Centred time courses of the units, divided by the largest entry to keep fourth powers from overflowing. */
function scaledUnits(states: SampleMatrix): Float64Array[] {
  const units = centredUnits(states);
  const largest = largestModulus(units);
  if (largest === 0) throw new InvalidInputError({ who: "linearCka", expected: "states that vary", got: `${states.rows} equal samples` });
  return rowsOf(units.map((entry) => entry / largest), states.rows);
}

function squareSum(entries: Float64Array): number {
  return entries.reduce((sum, entry) => sum + entry * entry, 0);
}
