/** Gower's matrix −½·J·D²·J [n, n] of distances, J the centring matrix: inner products of the points about their centroid (Gower 1966). */
export function gowerCentred(distances: Float64Array, n: number): Float64Array {
  const squares = distances.map((distance) => distance * distance);
  const means = Float64Array.from({ length: n }, (_, i) => squares.subarray(i * n, (i + 1) * n).reduce((sum, square) => sum + square, 0) / n);
  const mean = means.reduce((sum, value) => sum + value, 0) / n;
  return squares.map((square, at) => -0.5 * (square - means[Math.floor(at / n)] - means[at % n] + mean));
}
