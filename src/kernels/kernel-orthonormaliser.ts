import { planMemory } from "./workspace.ts";

/** Orthonormalises columns again and again in one place. */
export interface Orthonormaliser {
  /** [rows, columns] row-major: the matrix A before a call, Q of A = Q·R after it. */
  readonly q: Float64Array;
  /** [columns], the diagonal of R after a call, ≥ 0. */
  readonly diagonal: Float64Array;
  /** A → Q in place. A NaN or infinity in A ends in NaN. */
  readonly orthonormalise: () => void;
}

/**
 * `orthonormalise` of numeric/linalg on the kernels, with the same bits: for a Lyapunov computation, which repeats it
 * thousands of times on matrices [rows, columns], rows ≥ columns ≥ 1. Memory: about three times the matrix.
 *
 * ```ts
 * const { q, diagonal, orthonormalise } = kernelOrthonormaliser(2, 2);
 * q.set([3, 0, 4, 5]);
 * orthonormalise(); // diagonal ≈ [5, 3]
 * ```
 *
 * @throws InvalidInputError when the matrix does not fit in 4 GiB.
 */
export function kernelOrthonormaliser(rows: number, columns: number): Orthonormaliser {
  const plan = planMemory();
  const [matrix, lengths] = [plan.reserve(rows * columns, 8), plan.reserve(columns, 8)];
  const scratch = plan.reserve(scratchLength(rows, columns), 8);
  const { kernels, float64 } = plan.allocate("kernelOrthonormaliser");
  return {
    q: float64(matrix),
    diagonal: float64(lengths),
    orthonormalise: () => kernels.qrF64(rows, columns, matrix.address, lengths.address, scratch.address),
  };
}

/** See `Kernels.qrF64`. */
function scratchLength(rows: number, columns: number): number {
  const blocks = Math.ceil(columns / 16);
  return 16 * rows * (blocks + 1) + 256 * blocks + rows + 16 * (columns + 8);
}
