/**
 * The table of static kernels: functions over one linear memory, addressed in bytes.
 *
 * Suffixes give the precision. Matrices are row-major; leading dimensions and counts are in elements. Each sum
 * runs in one documented order (GEMM: one accumulator an output, ascending k, multiply then add, never fused),
 * so every implementation of this table, whatever its vector width, must give the same bits.
 */
export interface Kernels {
  /** C[m, n] += A[m, k]·B, with B packed in panels of 8 columns. */
  gemmF32(m: number, n: number, k: number, a: number, lda: number, b: number, c: number, ldc: number): void;
  /** As `gemmF32` with A packed in tiles of 4 rows. */
  gemmPackedF32(m: number, n: number, k: number, a: number, b: number, c: number, ldc: number): void;
  /**
   * C[m, n] += Aᵀ·B with A[k, m] and B[k, n] as they are, in the order of `gemmPackedF32`. Only builds have it that gain
   * from not packing; elsewhere A and B are packed for `gemmPackedF32`.
   */
  gemmTransposedF32?(m: number, n: number, k: number, a: number, lda: number, b: number, ldb: number, c: number, ldc: number): void;
  /** C[m, n] += A[m, k]·B, with B packed in panels of 4 columns. */
  gemmF64(m: number, n: number, k: number, a: number, lda: number, b: number, c: number, ldc: number): void;
  /** Packs S[k, n] into panels of `width` columns, zero-filled. */
  packPanelsF32(to: number, from: number, k: number, n: number, rowStride: number, columnStride: number, width: number): void;
  packPanelsF64(to: number, from: number, k: number, n: number, rowStride: number, columnStride: number, width: number): void;
  /** Every row of C[m, n] becomes `row`. */
  fillRowsF32(c: number, row: number, m: number, n: number): void;
  fillRowsF64(c: number, row: number, m: number, n: number): void;
  /** sums[n] += column sums of X[m, n], rows ascending. */
  addColumnSumsF32(sums: number, x: number, m: number, n: number): void;
  addColumnSumsF64(sums: number, x: number, m: number, n: number): void;
  /** One Adam update of `count` parameters; see the kernel for the meaning of `rate` and the correction. */
  adamF32(
    count: number, p: number, g: number, m: number, v: number,
    rate: number, beta1: number, beta2: number, epsilon: number, inverseRootCorrection: number,
  ): void;
  /** y ← y + factor·x */
  addScaledF32(count: number, y: number, x: number, factor: number): void;
  /** y ← y·x */
  multiplyF32(count: number, y: number, x: number): void;
  /** y ← factor·y */
  scaleF32(count: number, y: number, factor: number): void;
  /** Σ x² in float64; the block is padded with zeros to 16 elements. */
  sumSquaresF32(count: number, x: number): number;
  /** Masked squared error of outputs y[rows, width]; y is replaced by its gradient. */
  squaredErrorF32(rows: number, width: number, y: number, target: number, mask: number, scale: number): number;
  /** J[m, n] += diag(d)·W[m, n]. */
  addScaledRowsF64(m: number, n: number, j: number, ldj: number, d: number, w: number): void;
  /** P·A = L·U in place; returns the permutation's sign, 0 if singular. */
  luFactorF64(n: number, a: number, pivots: number): number;
  /** Solves A·X = B[n, columns] in place. */
  luSolveF64(n: number, lu: number, pivots: number, b: number, columns: number): void;
  /** inverse ← A⁻¹. */
  luInverseF64(n: number, lu: number, pivots: number, inverse: number): void;
  /**
   * A = Z·T·Zᵀ: t[n, n] holds A and receives T, z receives Zᵀ, re and im[n] the eigenvalues; scratch has 2n + 8 numbers
   * and holds nothing of meaning afterwards. Returns 0, or 1 + the index of the eigenvalue that did not settle.
   */
  realSchurF64(n: number, t: number, z: number, re: number, im: number, scratch: number): number;
  /**
   * q[n, k], k ≤ n, holds A and receives Q of A = Q·R, orthonormal columns; diagonal[k] receives R's diagonal, which is not
   * negative. `scratch` has 16n(b + 1) + 256b + n + 16(k + 8) numbers with b = ⌈k/16⌉. See numeric/linalg/orthonormalise.ts.
   */
  qrF64(n: number, k: number, q: number, diagonal: number, scratch: number): void;
  /**
   * P ← P − z·zᵀ, then y ← P·r; returns rᵀ·y. P[n, n] is symmetric and stored as the rows of its upper triangle, row i from
   * column 8⌊i/8⌋ on; n is rounded up to a multiple of eight everywhere, with zeros in z, r and P. y takes the rows of P in
   * ascending order, then its own row in eight sums, column j in sum j mod 8, added pairwise.
   */
  downdateSymmetricF32(n: number, p: number, z: number, r: number, y: number): number;
  downdateSymmetricF64(n: number, p: number, z: number, r: number, y: number): number;
  /** y[m] ← W[m, n]·x[n], each row in eight sums as above. */
  multiplyVectorF32(m: number, n: number, w: number, ldw: number, x: number, y: number): void;
  multiplyVectorF64(m: number, n: number, w: number, ldw: number, x: number, y: number): void;
  /** W[m, n] ← W − left[m]·right[n]ᵀ, then y ← W·x as `multiplyVector`, in one pass. */
  subtractOuterMultiplyF32(m: number, n: number, w: number, ldw: number, left: number, right: number, x: number, y: number): void;
  subtractOuterMultiplyF64(m: number, n: number, w: number, ldw: number, left: number, right: number, x: number, y: number): void;
}
