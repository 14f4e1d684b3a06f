import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { magnitude } from "./magnitude.ts";
import { requireMatrix } from "./matrix-shape.ts";
import { orientation } from "./orient.ts";

/** A = Σₖ valuesₖ · leftₖ · rightₖᵀ; see `singularValueDecomposition`. K = min(rows, columns). */
export interface SingularValues {
  /** [K], largest first. */
  readonly values: Float64Array;
  /** [K, rows], one unit left vector a row. */
  readonly left: Float64Array;
  /** [K, columns], one unit right vector a row; its entry of largest modulus is positive. */
  readonly right: Float64Array;
}

/**
 * Thin singular value decomposition of a row-major matrix [rows, columns] of any shape, by ml-matrix
 * (Golub–Kahan bidiagonalisation and implicit QR).
 *
 * @throws InvalidInputError when the array has another size or holds a NaN or an infinity.
 */
export function singularValueDecomposition(matrix: Float64Array, rows: number, columns: number): SingularValues {
  requireMatrix("singularValueDecomposition", matrix, rows, columns);
  const size = magnitude(matrix);
  const { diagonal, leftSingularVectors, rightSingularVectors } = new SingularValueDecomposition(
    Matrix.from1DArray(rows, columns, Array.from(matrix, (entry) => entry / size)),
    { autoTranspose: true },
  );
  const count = Math.min(rows, columns);
  const left = new Float64Array(count * rows);
  const right = new Float64Array(count * columns);
  for (let k = 0; k < count; k++) {
    const sign = orientation(rightSingularVectors.getColumn(k));
    leftSingularVectors.getColumn(k).forEach((entry, i) => (left[k * rows + i] = sign * entry));
    rightSingularVectors.getColumn(k).forEach((entry, j) => (right[k * columns + j] = sign * entry));
  }
  return { values: Float64Array.from(diagonal.slice(0, count), (value) => size * value), left, right };
}
