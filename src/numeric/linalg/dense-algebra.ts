import { luFactor, luSolve } from "./lu.ts";
import { type RealSchur, realSchur } from "./real-schur.ts";

/** The cubic-cost parts of an eigenvalue decomposition, so that kernels can stand in for the code here. */
export interface DenseAlgebra {
  /** Real Schur form of a matrix [n, n]. */
  realSchur(matrix: Float64Array, n: number): RealSchur;
  /** The inverse [n, n] of a matrix, or undefined if it is singular. */
  invert(matrix: Float64Array, n: number): Float64Array | undefined;
}

/** The plain version, which works for every n. */
export const plainAlgebra: DenseAlgebra = {
  realSchur,
  invert: (matrix, n) => {
    const factors = luFactor(matrix, n);
    if (factors.sign === 0) return undefined;
    const identity = new Float64Array(n * n);
    for (let k = 0; k < n; k++) identity[k * n + k] = 1;
    return luSolve(factors, identity, n);
  },
};
