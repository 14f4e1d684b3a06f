/**
 * Writes the bidiagonal form d₁, e₁, d₂, e₂, …, dₙ, 0 of a row-major matrix A [m, n], m ≥ n, to `out` [2n], by Householder
 * reflections from both sides (Golub & Kahan 1965). A is spent, and so are n entries after it.
 *
 * Entries are taken to be of ordinary size: their squares must not overflow.
 */
export function bidiagonalForm(a: Float64Array, m: number, n: number, out: Float64Array): void {
  for (let k = 0; k < n; k++) {
    out[2 * k] = reflectColumn(a, m, n, k);
    out[2 * k + 1] = k + 1 < n ? reflectRow(a, m, n, k) : 0;
  }
}

/** Turns column k below row k into a multiple of the first axis; returns the multiple. */
function reflectColumn(a: Float64Array, m: number, n: number, k: number): number {
  const [first, end] = [k * n, m * n];
  let squares = 0;
  for (let row = first; row < end; row += n) squares += a[row + k] * a[row + k];
  if (squares === 0) return 0;
  const head = a[first + k];
  const image = head < 0 ? Math.sqrt(squares) : -Math.sqrt(squares);
  a[first + k] = head - image;
  const scale = 1 / (image * (head - image));
  for (let j = k + 1; j < n; j++) a[end + j] = 0;
  for (let row = first; row < end; row += n) {
    const factor = a[row + k];
    for (let j = k + 1; j < n; j++) a[end + j] += factor * a[row + j];
  }
  for (let row = first; row < end; row += n) {
    const factor = scale * a[row + k];
    for (let j = k + 1; j < n; j++) a[row + j] += factor * a[end + j];
  }
  return image;
}

/** Turns row k right of the diagonal into a multiple of the first axis; returns the multiple. */
function reflectRow(a: Float64Array, m: number, n: number, k: number): number {
  const first = k * n;
  let squares = 0;
  for (let j = k + 1; j < n; j++) squares += a[first + j] * a[first + j];
  if (squares === 0) return 0;
  const head = a[first + k + 1];
  const image = head < 0 ? Math.sqrt(squares) : -Math.sqrt(squares);
  a[first + k + 1] = head - image;
  const scale = 1 / (image * (head - image));
  for (let row = first + n; row < m * n; row += n) {
    let sum = 0;
    for (let j = k + 1; j < n; j++) sum += a[first + j] * a[row + j];
    const factor = scale * sum;
    for (let j = k + 1; j < n; j++) a[row + j] += factor * a[first + j];
  }
  return image;
}
