/** A + λI for a square matrix A [n, n]. */
export function plusDiagonal(matrix: Float64Array, lambda: number): Float64Array {
  const n = Math.sqrt(matrix.length);
  const out = matrix.slice();
  for (let i = 0; i < n; i++) out[i * n + i] += lambda;
  return out;
}
