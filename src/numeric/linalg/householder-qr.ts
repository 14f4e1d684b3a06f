import { InvalidInputError } from "../errors.ts";
import { requireMatrix } from "./matrix-shape.ts";
import { transposed } from "./transposed.ts";

/** Thin factors A = Q·R; see `householderQr`. */
export interface QrFactors {
  /** [rows, columns], orthonormal columns. */
  readonly q: Float64Array;
  /** [columns, columns], upper triangular with a diagonal ≥ 0. */
  readonly r: Float64Array;
}

/**
 * Thin QR factorisation of a row-major matrix [rows, columns], rows ≥ columns, by Householder reflections.
 *
 * The diagonal of R is not negative, which makes the factors of a matrix of full rank unique, and the growth
 * rates of a Lyapunov computation the logarithms of that diagonal. Columns that depend on earlier ones get a
 * zero there and still an orthonormal column in Q.
 *
 * @throws InvalidInputError when rows < columns, or the array has another size or a NaN or infinity.
 */
export function householderQr(matrix: Float64Array, rows: number, columns: number): QrFactors {
  requireMatrix("householderQr", matrix, rows, columns);
  if (rows < columns) {
    throw new InvalidInputError({ who: "householderQr", expected: "rows ≥ columns", got: `${rows} × ${columns}` });
  }
  // Transposed, so that the columns that reflections act on are contiguous.
  const work = transposed(matrix, columns);
  const reflectors: Float64Array[] = [];
  for (let k = 0; k < columns; k++) {
    const reflector = reflectorOf(work.subarray(k * rows, (k + 1) * rows), k);
    for (let j = k; j < columns; j++) reflect(work.subarray(j * rows, (j + 1) * rows), reflector, k);
    reflectors.push(reflector);
  }
  const qTransposed = accumulate(reflectors, rows, columns);
  return positiveDiagonal(qTransposed, work, rows, columns);
}

/** Unit vector u (zero before `from`) whose reflection I − 2uuᵀ turns the column into a multiple of axis `from`. */
function reflectorOf(column: Float64Array, from: number): Float64Array {
  const u = new Float64Array(column.length);
  const size = length(column, from);
  if (size === 0) return u;
  for (let i = from; i < column.length; i++) u[i] = column[i] / size;
  u[from] += u[from] < 0 ? -1 : 1;
  const norm = length(u, from);
  for (let i = from; i < u.length; i++) u[i] /= norm;
  return u;
}

function reflect(column: Float64Array, reflector: Float64Array, from: number): void {
  let product = 0;
  for (let i = from; i < column.length; i++) product += reflector[i] * column[i];
  for (let i = from; i < column.length; i++) column[i] -= 2 * product * reflector[i];
}

function length(vector: Float64Array, from: number): number {
  let largest = 0;
  for (let i = from; i < vector.length; i++) largest = Math.max(largest, Math.abs(vector[i]));
  if (largest === 0) return 0;
  let sum = 0;
  for (let i = from; i < vector.length; i++) {
    const entry = vector[i] / largest;
    sum += entry * entry;
  }
  return largest * Math.sqrt(sum);
}

/** The first columns of the product of all reflections, one a row. */
function accumulate(reflectors: readonly Float64Array[], rows: number, columns: number): Float64Array {
  const q = new Float64Array(columns * rows);
  for (let j = 0; j < columns; j++) {
    const column = q.subarray(j * rows, (j + 1) * rows);
    column[j] = 1;
    for (let k = columns - 1; k >= 0; k--) reflect(column, reflectors[k], k);
  }
  return q;
}

function positiveDiagonal(qTransposed: Float64Array, work: Float64Array, rows: number, columns: number): QrFactors {
  const q = new Float64Array(rows * columns);
  const r = new Float64Array(columns * columns);
  for (let k = 0; k < columns; k++) {
    const sign = work[k * rows + k] < 0 ? -1 : 1;
    for (let i = 0; i < rows; i++) q[i * columns + k] = sign * qTransposed[k * rows + i];
    for (let j = k; j < columns; j++) r[k * columns + j] = sign * work[j * rows + k];
  }
  return { q, r };
}
