import { reflectColumns, reflectRows, reflector } from "./reflector.ts";

/**
 * Upper Hessenberg form A = Q·H·Qᵀ of a row-major matrix [n, n], Q orthogonal, by Householder reflections:
 * H has zeros below its first subdiagonal. Q comes transposed, so that reflections run along its rows in memory.
 */
export function hessenberg(matrix: Float64Array, n: number): { h: Float64Array; qTransposed: Float64Array } {
  const h = matrix.slice();
  const qTransposed = new Float64Array(n * n);
  for (let k = 0; k < n; k++) qTransposed[k * n + k] = 1;
  const u = new Float64Array(n);
  for (let k = 0; k + 2 < n; k++) {
    const length = n - k - 1;
    for (let i = 0; i < length; i++) u[i] = h[(k + 1 + i) * n + k];
    reflector(u, length);
    reflectRows(h, n, u, length, k + 1, k);
    reflectColumns(h, n, u, length, k + 1, n);
    reflectRows(qTransposed, n, u, length, k + 1, 0);
    for (let i = k + 2; i < n; i++) h[i * n + k] = 0;
  }
  return { h, qTransposed };
}
