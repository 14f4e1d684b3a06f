import { bidiagonalForm } from "./bidiagonal-form.ts";

/** Scratch memory for `smallSingularValues`, to be used again for matrices of at most its size. */
export interface SingularValueScratch {
  readonly work: Float64Array;
  readonly diagonal: Float64Array;
  readonly beside: Float64Array;
}

const PRECISION = 2 ** -52;

/** Scratch for matrices with at most `most` rows and columns. */
export function singularValueScratch(most: number): SingularValueScratch {
  return { work: new Float64Array(most * (most + 1)), diagonal: new Float64Array(2 * most), beside: new Float64Array(2 * most) };
}

/**
 * Singular values, largest first, of a small row-major matrix [rows, columns]; several times faster than a full
 * decomposition. Error about 1e-15 of the largest value.
 *
 * Householder bidiagonalisation, then the eigenvalues ±σ of the symmetric tridiagonal matrix with zero diagonal that
 * has the bidiagonal's entries beside it, by implicit QL (Golub & Kahan 1965; Golub & Van Loan, Matrix Computations,
 * 8.3 and 8.6).
 *
 * @param scratch from `singularValueScratch`, large enough for the larger side.
 */
export function smallSingularValues(matrix: Float64Array, rows: number, columns: number, scratch: SingularValueScratch): Float64Array {
  const { work, diagonal, beside } = scratch;
  const [tall, wide] = loadTall(matrix, rows, columns, work);
  bidiagonalForm(work, tall, wide, beside);
  diagonal.fill(0, 0, 2 * wide);
  tridiagonalEigenvalues(diagonal, beside, 2 * wide);
  const ascending = diagonal.subarray(0, 2 * wide).toSorted();
  return Float64Array.from({ length: wide }, (_, k) => Math.max(ascending[2 * wide - 1 - k], 0));
}

/** Copies a matrix [rows, columns] to `work`, transposed where it is wider than tall; returns the larger and the smaller side. */
export function loadTall(matrix: Float64Array, rows: number, columns: number, work: Float64Array): readonly [tall: number, wide: number] {
  if (rows >= columns) {
    for (let k = 0; k < rows * columns; k++) work[k] = matrix[k];
    return [rows, columns];
  }
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) work[j * rows + i] = matrix[i * columns + j];
  return [columns, rows];
}

/** Replaces the diagonal d [n] of a symmetric tridiagonal matrix by its eigenvalues; e [n] stands beside it and is spent. */
function tridiagonalEigenvalues(d: Float64Array, e: Float64Array, n: number): void {
  let size = 0;
  for (let k = 0; k < n; k++) size = Math.max(size, Math.abs(d[k]) + Math.abs(e[k]));
  const negligible = PRECISION * size;
  for (let low = 0; low < n; low++) {
    for (;;) {
      let high = low;
      while (high < n - 1 && Math.abs(e[high]) > negligible) high++;
      if (high === low) break;
      implicitStep(d, e, low, high);
    }
  }
}

/** One QL step with Wilkinson's shift on the rows low…high of an unreduced tridiagonal matrix. */
function implicitStep(d: Float64Array, e: Float64Array, low: number, high: number): void {
  const half = (d[low + 1] - d[low]) / (2 * e[low]);
  const root = Math.sqrt(half * half + 1);
  let bulge = d[high] - d[low] + e[low] / (half + (half < 0 ? -root : root));
  let [sine, cosine, shift] = [1, 1, 0];
  for (let i = high - 1; i >= low; i--) {
    const chased = sine * e[i];
    const kept = cosine * e[i];
    const length = Math.sqrt(chased * chased + bulge * bulge);
    e[i + 1] = length;
    if (length === 0) {
      d[i + 1] -= shift;
      e[high] = 0;
      return;
    }
    sine = chased / length;
    cosine = bulge / length;
    const moved = d[i + 1] - shift;
    const turned = (d[i] - moved) * sine + 2 * cosine * kept;
    shift = sine * turned;
    d[i + 1] = moved + shift;
    bulge = cosine * turned - kept;
  }
  d[low] -= shift;
  e[low] = bulge;
  e[high] = 0;
}
