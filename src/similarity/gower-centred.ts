import { mean } from "../numeric/mean.ts";

/** Gower's matrix −½·J·D²·J [n, n] of distances, J the centring matrix: inner products of the points about their centroid (Gower 1966). */
export function gowerCentred(distances: Float64Array, n: number): Float64Array {
  const squares = distances.map((distance) => distance * distance);
  const means = Float64Array.from({ length: n }, (_, i) => mean(squares.subarray(i * n, (i + 1) * n)));
  const overall = mean(means);
  return squares.map((square, at) => -0.5 * (square - means[Math.floor(at / n)] - means[at % n] + overall));
}
