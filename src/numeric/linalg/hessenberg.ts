import { reflectColumns, reflectRows, reflector } from "./reflector.ts";

/**
 * Upper Hessenberg form A = Q·H·Qᵀ of a row-major matrix [n, n], Q orthogonal, by Householder reflections:
 * H has zeros below its first subdiagonal.
 */
export function hessenberg(matrix: Float64Array, n: number): { h: Float64Array; q: Float64Array } {
  const h = matrix.slice();
  const q = new Float64Array(n * n);
  for (let k = 0; k < n; k++) q[k * n + k] = 1;
  for (let k = 0; k + 2 < n; k++) {
    const u = reflector(Float64Array.from({ length: n - k - 1 }, (_, i) => h[(k + 1 + i) * n + k]));
    reflectRows(h, n, u, k + 1, k);
    reflectColumns(h, n, u, k + 1, n);
    reflectColumns(q, n, u, k + 1, n);
    for (let i = k + 2; i < n; i++) h[i * n + k] = 0;
  }
  return { h, q };
}
