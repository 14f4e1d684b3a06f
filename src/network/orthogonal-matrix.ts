import { householderQr } from "../numeric/linalg/householder-qr.ts";
import type { RandomStream } from "../numeric/random.ts";

/**
 * A random orthogonal matrix [n, n], row-major and times `gain`, uniform over all orthogonal matrices: Q of the QR factors
 * of a matrix of standard normals, with R's diagonal positive (Mezzadri, Notices of the AMS 54, 2007).
 *
 * @param stream draws n² normals.
 */
export function orthogonalMatrix(n: number, gain: number, stream: RandomStream): Float64Array {
  const normals = Float64Array.from({ length: n * n }, () => stream.normal());
  return householderQr(normals, n, n).q.map((entry) => gain * entry);
}
