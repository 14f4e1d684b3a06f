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
  for (let j = from; j < n; j++) {
    let product = 0;
    for (let i = 0; i < u.length; i++) product += u[i] * matrix[(first + i) * n + j];
    for (let i = 0; i < u.length; i++) matrix[(first + i) * n + j] -= 2 * product * u[i];
  }
}

/** Reflects columns first…first + u.length − 1 of a matrix [n, n], rows before `end`. */
export function reflectColumns(matrix: Float64Array, n: number, u: Float64Array, first: number, end: number): void {
  for (let i = 0; i < end; i++) {
    const start = i * n + first;
    let product = 0;
    for (let j = 0; j < u.length; j++) product += u[j] * matrix[start + j];
    for (let j = 0; j < u.length; j++) matrix[start + j] -= 2 * product * u[j];
  }
}
