import { transposed } from "../numeric/linalg/transposed.ts";
import { fullBasis } from "./canonical-correlations.ts";
import { singularValueDecomposition } from "../numeric/linalg/singular-value-decomposition.ts";
import { centredUnits } from "./centred-samples.ts";
import { rowProducts, rowsOf } from "./row-products.ts";
import { requirePair, type SampleMatrix } from "./sample-matrix.ts";

/** Result of `pwcca`. */
export interface PwccaResult {
  /** Weighted mean canonical correlation in [0, 1]. */
  readonly similarity: number;
  /** 1 − similarity. */
  readonly distance: number;
  /** By falling size, as many as the smaller rank. */
  readonly correlations: Float64Array;
  /** Weight of each correlation; they add up to 1. */
  readonly weights: Float64Array;
}

/**
 * Projection-weighted canonical correlation analysis: the mean of the canonical correlations between x and y, each
 * weighted by how much of x its canonical variable accounts for, αᵢ ∝ Σⱼ |⟨hᵢ, xⱼ⟩| over the units j of x.
 *
 * Not symmetric: the weights are those of x, so `pwcca(x, y)` and `pwcca(y, x)` differ. It does not change under
 * invertible linear maps of y, nor under shifts and isotropic scaling of x. Morcos, Raghu & Bengio 2018.
 *
 * @param x states [S, n₁], the network whose canonical variables give the weights.
 * @param y states [S, n₂] of the same samples in the same order.
 * @throws InvalidInputError as `canonicalCorrelations` does.
 */
export function pwcca(x: SampleMatrix, y: SampleMatrix): PwccaResult {
  requirePair("pwcca", x, y);
  const [a, b] = [x, y].map((states) => rowsOf(fullBasis(states).directions, states.rows));
  const { values, left } = singularValueDecomposition(rowProducts(a, b), a.length, b.length);
  const correlations = values.map((value) => Math.min(value, 1));
  const weights = shares(projections(left, rowProducts(a, rowsOf(centredUnits(x), x.rows)), a.length, x.columns));
  const similarity = correlations.reduce((sum, value, k) => sum + weights[k] * value, 0);
  return { similarity, distance: 1 - similarity, correlations, weights };
}

/** Σⱼ |⟨hᵢ, xⱼ⟩| for the canonical variables hᵢ = Σ_d left[i, d]·directions[d], from the products [D, n] of directions and units. */
function projections(left: Float64Array, products: Float64Array, directions: number, units: number): Float64Array {
  const overlaps = rowProducts(rowsOf(left, directions), rowsOf(transposed(products, units), directions));
  return Float64Array.from(rowsOf(overlaps, units), (row) => row.reduce((sum, overlap) => sum + Math.abs(overlap), 0));
}

function shares(sizes: Float64Array): Float64Array {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => size / total);
}
