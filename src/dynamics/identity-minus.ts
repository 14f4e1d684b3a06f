/** I − A for A [n, n]. */
export function identityMinus(matrix: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let at = 0; at < out.length; at++) out[at] = -matrix[at];
  for (let i = 0; i < n; i++) out[i * n + i] += 1;
  return out;
}
