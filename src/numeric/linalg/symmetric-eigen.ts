import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { magnitude } from "./magnitude.ts";
import { requireMatrix } from "./matrix-shape.ts";
import { orientation } from "./orient.ts";

/** Eigenvalues and orthonormal eigenvectors of a symmetric matrix; see `symmetricEigen`. */
export interface SymmetricEigen {
  /** [n], largest first. */
  readonly values: Float64Array;
  /** [n, n], one unit eigenvector a row; its entry of largest modulus is positive. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a symmetric row-major matrix [n, n]. Only (A + Aᵀ)/2 is looked at, so that
 * rounding in the two halves does no harm. Householder tridiagonalisation and implicit QL, by ml-matrix.
 *
 * @throws InvalidInputError when the array is not n × n or holds a NaN or an infinity.
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  requireMatrix("symmetricEigen", matrix, n, n);
  const size = magnitude(matrix);
  const symmetric = new Matrix(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) symmetric.set(i, j, (0.5 * matrix[i * n + j]) / size + (0.5 * matrix[j * n + i]) / size);
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, k) => k).toSorted((a, b) => realEigenvalues[b] - realEigenvalues[a] || a - b);
  const vectors = new Float64Array(n * n);
  order.forEach((from, k) => {
    const vector = eigenvectorMatrix.getColumn(from);
    const sign = orientation(vector);
    for (let i = 0; i < n; i++) vectors[k * n + i] = sign * vector[i];
  });
  return { values: Float64Array.from(order, (k) => size * realEigenvalues[k]), vectors };
}
