import { exp } from "../../numeric/elementary.ts";
import { symmetricEigen } from "../../numeric/linalg/symmetric-eigen.ts";
import { spearmanCorrelation } from "./correlation.ts";
import { pointDistances } from "./point-distances.ts";

/** How well points stand in their order along a curve; see `orderScore`. */
export interface OrderScore {
  /** |Spearman's ρ| of index and position, in [0, 1]: 1 when the points stand along the curve in their order. */
  readonly score: number;
  /** Position of each point along the curve, from −1 to 1 or so: only the order of positions means anything. */
  readonly positions: Float64Array;
}

/**
 * Tells whether points, in the order given, follow one another along the curve on which they lie, be it ever so bent.
 *
 * Positions are the slowest mode of diffusion over the points (the Fiedler vector of the graph Laplacian with weights
 * e^(−d²/2σ²)), which runs from one end of a curve to the other as a principal curve's arclength does. σ is the longest
 * link that the points need to hang together (the longest edge of their minimum spanning tree), so that the scale is
 * the points' own. On a closed curve the order has no ends, and the score says little.
 *
 * @param points one fixed point for each input, in the order of the inputs, each [D]; three at least.
 * @throws InvalidInputError for fewer than three points, or points that do not fit each other.
 *
 * Source: spectral seriation, Atkins, Boman & Hendrickson 1998; its use here in place of a principal curve is ours.
 *
 * @example
 * orderScore(points.map(({ state }) => state)).score;
 */
export function orderScore(points: readonly Float64Array[]): OrderScore {
  const P = points.length;
  const distances = pointDistances("orderScore", points, 3);
  const sigma = longestLink(distances, P) || 1;
  const laplacian = distances.map((distance) => -exp(-((distance / sigma) * (distance / sigma)) / 2));
  for (let i = 0; i < P; i++) {
    laplacian[i * P + i] = 0;
    laplacian[i * P + i] = -laplacian.subarray(i * P, (i + 1) * P).reduce((sum, weight) => sum + weight, 0);
  }
  const { vectors } = symmetricEigen(laplacian, P);
  const positions = vectors.slice((P - 2) * P, (P - 1) * P);
  return { score: Math.abs(spearmanCorrelation(points.map((_, p) => p), positions)), positions };
}

/** Longest edge of the minimum spanning tree (Prim). */
function longestLink(distances: Float64Array, P: number): number {
  const toTree = distances.slice(0, P);
  const outside = new Set(Array.from(toTree.keys()).slice(1));
  let longest = 0;
  while (outside.size > 0) {
    const next = [...outside].reduce((nearest, p) => (toTree[p] < toTree[nearest] ? p : nearest));
    longest = Math.max(longest, toTree[next]);
    outside.delete(next);
    for (const p of outside) toTree[p] = Math.min(toTree[p], distances[next * P + p]);
  }
  return longest;
}
