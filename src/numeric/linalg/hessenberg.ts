import { reflectColumns, reflectRows, reflector } from "./reflector.ts";

/**
 * Upper Hessenberg form A = Q·H·Qᵀ of a row-major matrix [n, n], Q orthogonal, by Householder reflections:
 * H has zeros below its first subdiagonal.
 */
export function hessenberg(matrix: Float64Array, n: number): { h: Float64Array; q: Float64Array } {
  const h = matrix.slice();
  const q = new Float64Array(n * n);
  for (let k = 0; k < n; k++) q[k * n + k] = 1;
  const u = new Float64Array(n);
  for (let k = 0; k + 2 < n; k++) {
    const length = n - k - 1;
    for (let i = 0; i < length; i++) u[i] = h[(k + 1 + i) * n + k];
    reflector(u, length);
    reflectRows(h, n, u, length, k + 1, k);
    reflectColumns(h, n, u, length, k + 1, n);
    reflectColumns(q, n, u, length, k + 1, n);
    for (let i = k + 2; i < n; i++) h[i * n + k] = 0;
  }
  return { h, q };
}
