/** Unit vector u for which the reflection I − 2uuᵀ turns x into a multiple of the first axis; zero for zero x. */
export function reflector(x: Float64Array): Float64Array {
  const largest = x.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  if (largest === 0) return x;
  const u = x.map((entry) => entry / largest);
  u[0] += u[0] < 0 ? -norm(u) : norm(u);
  const length = norm(u);
  return u.map((entry) => entry / length);
}

function norm(x: Float64Array): number {
  let sum = 0;
  for (const entry of x) sum += entry * entry;
  return Math.sqrt(sum);
}

/** Reflects rows first…first + u.length − 1 of a matrix [n, n], columns `from` and on. */
export function reflectRows(matrix: Float64Array, n: number, u: Float64Array, first: number, from: number): void {
  if (u.length === 3) return reflectThreeRows(matrix, n, u, first, from);
  const products = new Float64Array(n);
  for (let i = 0; i < u.length; i++) {
    const [row, factor] = [(first + i) * n, u[i]];
    for (let j = from; j < n; j++) products[j] += factor * matrix[row + j];
  }
  for (let i = 0; i < u.length; i++) {
    const [row, factor] = [(first + i) * n, 2 * u[i]];
    for (let j = from; j < n; j++) matrix[row + j] -= factor * products[j];
  }
}

/** Reflects columns first…first + u.length − 1 of a matrix [n, n], rows before `end`. */
export function reflectColumns(matrix: Float64Array, n: number, u: Float64Array, first: number, end: number): void {
  if (u.length === 3) return reflectThreeColumns(matrix, n, u, first, end);
  for (let i = 0; i < end; i++) {
    const start = i * n + first;
    let product = 0;
    for (let j = 0; j < u.length; j++) product += u[j] * matrix[start + j];
    for (let j = 0; j < u.length; j++) matrix[start + j] -= 2 * product * u[j];
  }
}

// The QR iteration spends its time in reflections of three rows or columns; these forms keep everything in registers.

function reflectThreeRows(matrix: Float64Array, n: number, [u0, u1, u2]: Float64Array, first: number, from: number): void {
  for (let at = first * n + from; at < (first + 1) * n; at++) {
    const product = 2 * (u0 * matrix[at] + u1 * matrix[at + n] + u2 * matrix[at + 2 * n]);
    matrix[at] -= product * u0;
    matrix[at + n] -= product * u1;
    matrix[at + 2 * n] -= product * u2;
  }
}

function reflectThreeColumns(matrix: Float64Array, n: number, [u0, u1, u2]: Float64Array, first: number, end: number): void {
  for (let at = first; at < end * n; at += n) {
    const product = 2 * (u0 * matrix[at] + u1 * matrix[at + 1] + u2 * matrix[at + 2]);
    matrix[at] -= product * u0;
    matrix[at + 1] -= product * u1;
    matrix[at + 2] -= product * u2;
  }
}
