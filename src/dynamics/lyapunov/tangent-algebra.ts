import { logAbsDeterminant, luFactor } from "../../numeric/linalg/lu.ts";
import { orthonormalise } from "../../numeric/linalg/orthonormalise.ts";

/** Tangent vectors of one trajectory with the operations that a Lyapunov computation repeats. Matrices are row-major. */
export interface TangentFrame {
  /** Where the caller writes a step's Jacobian, [D, D]. */
  readonly jacobian: Float64Array;
  /** The tangent vectors, one a column, [D, k]. */
  readonly vectors: Float64Array;
  /** vectors ← jacobian · vectors; each sum ascends over the Jacobian's columns. */
  multiply(): void;
  /**
   * vectors ← Q of the thin factors vectors = Q·R; `diagonal` [k] receives R's diagonal, which is not negative. Where a vector is
   * not finite, a part of the diagonal is NaN, and what the vectors hold means nothing.
   */
  orthonormalise(diagonal: Float64Array): void;
  /** log|det jacobian| by an LU factorisation; −∞ for a Jacobian that is singular or not finite. */
  logAbsDeterminant(): number;
}

/** Makes the frame of k tangent vectors in D dimensions, so that other kernels can stand in for the code here. */
export type TangentAlgebra = (dimension: number, columns: number) => TangentFrame;

/** The plain version, which needs no WebAssembly memory. */
export const plainTangentAlgebra: TangentAlgebra = (dimension, columns) => {
  const jacobian = new Float64Array(dimension * dimension);
  const vectors = new Float64Array(dimension * columns);
  const product = new Float64Array(dimension * columns);
  return {
    jacobian,
    vectors,
    multiply: () => {
      product.fill(0);
      for (let i = 0; i < dimension; i++) {
        for (let m = 0; m < dimension; m++) {
          const factor = jacobian[i * dimension + m];
          for (let j = 0; j < columns; j++) product[i * columns + j] += factor * vectors[m * columns + j];
        }
      }
      vectors.set(product);
    },
    orthonormalise: (diagonal) => {
      if (!vectors.every(Number.isFinite)) return void diagonal.fill(NaN);
      const { q, diagonal: lengths } = orthonormalise(vectors, dimension, columns);
      vectors.set(q);
      diagonal.set(lengths);
    },
    logAbsDeterminant: () => (jacobian.every(Number.isFinite) ? logAbsDeterminant(luFactor(jacobian, dimension)).logAbs : -Infinity),
  };
};
