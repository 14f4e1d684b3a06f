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
 * decomposition, for the half million blocks of a population's distance matrix. Error about 1e-15 of the largest value.
 *
 * Householder bidiagonalisation, then the eigenvalues ±σ of the symmetric tridiagonal matrix with zero diagonal that
 * has the bidiagonal's entries beside it, by implicit QL (Golub & Kahan 1965; Golub & Van Loan, Matrix Computations,
 * 8.3 and 8.6). Entries are taken to be of ordinary size: their squares must not overflow.
 *
 * @param scratch from `singularValueScratch`, large enough for the larger side.
 */
export function smallSingularValues(matrix: Float64Array, rows: number, columns: number, scratch: SingularValueScratch): Float64Array {
  const [tall, wide] = rows >= columns ? [rows, columns] : [columns, rows];
  const { work, diagonal, beside } = scratch;
  if (rows >= columns) work.set(matrix.subarray(0, rows * columns));
  else for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) work[j * rows + i] = matrix[i * columns + j];
  bidiagonalise(work, tall, wide, beside);
  diagonal.fill(0, 0, 2 * wide);
  tridiagonalEigenvalues(diagonal, beside, 2 * wide);
  const ascending = diagonal.subarray(0, 2 * wide).toSorted();
  return Float64Array.from({ length: wide }, (_, k) => Math.max(ascending[2 * wide - 1 - k], 0));
}

/** Writes the bidiagonal form d₁, e₁, d₂, e₂, …, dₙ, 0 of A [m, n], m ≥ n, to `out`; A is spent, and n entries after it. */
function bidiagonalise(a: Float64Array, m: number, n: number, out: Float64Array): void {
  for (let k = 0; k < n; k++) {
    out[2 * k] = reflectColumn(a, m, n, k);
    out[2 * k + 1] = k + 1 < n ? reflectRow(a, m, n, k) : 0;
  }
}

/** Turns column k below row k into a multiple of the first axis; returns the multiple. */
function reflectColumn(a: Float64Array, m: number, n: number, k: number): number {
  let squares = 0;
  for (let i = k; i < m; i++) squares += a[i * n + k] * a[i * n + k];
  if (squares === 0) return 0;
  const head = a[k * n + k];
  const image = head < 0 ? Math.sqrt(squares) : -Math.sqrt(squares);
  a[k * n + k] = head - image;
  const scale = 1 / (image * (head - image));
  const sums = m * n;
  a.fill(0, sums, sums + n);
  for (let i = k; i < m; i++) for (let j = k + 1; j < n; j++) a[sums + j] += a[i * n + k] * a[i * n + j];
  for (let i = k; i < m; i++) {
    const factor = scale * a[i * n + k];
    for (let j = k + 1; j < n; j++) a[i * n + j] += factor * a[sums + j];
  }
  return image;
}

/** Turns row k right of the diagonal into a multiple of the first axis; returns the multiple. */
function reflectRow(a: Float64Array, m: number, n: number, k: number): number {
  const row = k * n;
  let squares = 0;
  for (let j = k + 1; j < n; j++) squares += a[row + j] * a[row + j];
  if (squares === 0) return 0;
  const head = a[row + k + 1];
  const image = head < 0 ? Math.sqrt(squares) : -Math.sqrt(squares);
  a[row + k + 1] = head - image;
  const scale = 1 / (image * (head - image));
  for (let i = k + 1; i < m; i++) {
    let sum = 0;
    for (let j = k + 1; j < n; j++) sum += a[row + j] * a[i * n + j];
    const factor = scale * sum;
    for (let j = k + 1; j < n; j++) a[i * n + j] += factor * a[row + j];
  }
  return image;
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
