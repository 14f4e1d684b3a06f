import { rowProducts, rowsOf } from "./row-products.ts";
import { requirePair, type SampleMatrix } from "./sample-matrix.ts";
import { singularValueScratch, smallSingularValues } from "./small-singular-values.ts";
import { whitenedBasis, type WhitenedBasis } from "./whitened-basis.ts";

/**
 * Canonical correlations ρ₁ ≥ ρ₂ ≥ … in [0, 1] between two networks' states on the same samples: the largest
 * correlation between a linear readout of one and a linear readout of the other, then the largest between readouts
 * uncorrelated with the first ones, and so on; as many as the smaller rank.
 *
 * They do not change under invertible linear maps and shifts of either network's states. Singular values of Q_xᵀQ_y
 * for orthonormal bases of the centred states (Björck & Golub 1973). Constant and dependent units are left out as
 * `whitenedBasis` says. Independent states have correlations of order √((n₁ + n₂)/S), not 0: take S ≥ 50·(n₁ + n₂)
 * samples and look at the chance level.
 *
 * @param x states [S, n₁].
 * @param y states [S, n₂] of the same samples in the same order.
 * @throws InvalidInputError when shapes do not fit, an entry is not finite, there are more units than samples, or all
 * samples of a network are equal.
 * @example
 * canonicalCorrelations(x, x) // all 1
 */
export function canonicalCorrelations(x: SampleMatrix, y: SampleMatrix): Float64Array {
  requirePair("canonicalCorrelations", x, y);
  return correlationsBetween(fullBasis(x), fullBasis(y));
}

/** All directions of the states that are not rounding. */
export function fullBasis(states: SampleMatrix): WhitenedBasis {
  return whitenedBasis(states, { keep: states.columns });
}

/** Canonical correlations between the spans of the first `most` directions of two bases of the same samples. */
export function correlationsBetween(a: WhitenedBasis, b: WhitenedBasis, most = Infinity): Float64Array {
  const [left, right] = [a, b].map(({ directions, samples }) => rowsOf(directions, samples).slice(0, most));
  const scratch = singularValueScratch(Math.max(left.length, right.length));
  const values = smallSingularValues(rowProducts(left, right), left.length, right.length, scratch);
  return values.map((value) => Math.min(value, 1)); // rounding can leave 1 + 1e-16
}
