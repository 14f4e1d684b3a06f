/**
 * The first `length` entries of x become the unit vector u for which the reflection I − 2uuᵀ turns x into a multiple
 * of the first axis; a zero x stays zero. In place, because the QR iteration makes thousands of them.
 */
export function reflector(x: Float64Array, length: number): void {
  let largest = 0;
  for (let i = 0; i < length; i++) largest = Math.max(largest, Math.abs(x[i]));
  if (largest === 0) return;
  divide(x, length, largest);
  const size = norm(x, length);
  x[0] += x[0] < 0 ? -size : size;
  divide(x, length, norm(x, length));
}

function divide(x: Float64Array, length: number, by: number): void {
  for (let i = 0; i < length; i++) x[i] /= by;
}

function norm(x: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += x[i] * x[i];
  return Math.sqrt(sum);
}

/** Reflects rows first…first + length − 1 of a matrix [n, n] by u, columns `from` and on. */
export function reflectRows(matrix: Float64Array, n: number, u: Float64Array, length: number, first: number, from: number): void {
  if (length === 3) return reflectThreeRows(matrix, n, u, first, from);
  const products = new Float64Array(n);
  for (let i = 0; i < length; i++) {
    const row = (first + i) * n;
    const factor = u[i];
    for (let j = from; j < n; j++) products[j] += factor * matrix[row + j];
  }
  for (let i = 0; i < length; i++) {
    const row = (first + i) * n;
    const factor = 2 * u[i];
    for (let j = from; j < n; j++) matrix[row + j] -= factor * products[j];
  }
}

/** Reflects columns first…first + length − 1 of a matrix [n, n] by u, rows before `end`. */
export function reflectColumns(matrix: Float64Array, n: number, u: Float64Array, length: number, first: number, end: number): void {
  if (length === 3) return reflectThreeColumns(matrix, n, u, first, end);
  for (let i = 0; i < end; i++) {
    const start = i * n + first;
    let product = 0;
    for (let j = 0; j < length; j++) product += u[j] * matrix[start + j];
    product *= 2;
    for (let j = 0; j < length; j++) matrix[start + j] -= product * u[j];
  }
}

// The QR iteration spends its time in reflections of three rows or columns; these forms keep everything in registers.

function reflectThreeRows(matrix: Float64Array, n: number, u: Float64Array, first: number, from: number): void {
  const u0 = u[0];
  const u1 = u[1];
  const u2 = u[2];
  for (let at = first * n + from; at < (first + 1) * n; at++) {
    const product = 2 * (u0 * matrix[at] + u1 * matrix[at + n] + u2 * matrix[at + 2 * n]);
    matrix[at] -= product * u0;
    matrix[at + n] -= product * u1;
    matrix[at + 2 * n] -= product * u2;
  }
}

function reflectThreeColumns(matrix: Float64Array, n: number, u: Float64Array, first: number, end: number): void {
  const u0 = u[0];
  const u1 = u[1];
  const u2 = u[2];
  for (let at = first; at < end * n; at += n) {
    const product = 2 * (u0 * matrix[at] + u1 * matrix[at + 1] + u2 * matrix[at + 2]);
    matrix[at] -= product * u0;
    matrix[at + 1] -= product * u1;
    matrix[at + 2] -= product * u2;
  }
}
