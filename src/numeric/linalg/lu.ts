import { log } from "../elementary.ts";
import { requireMatrix } from "./matrix-shape.ts";

/** An LU factorisation with partial pivoting, P·A = L·U; see `luFactor`. */
export interface LuFactors {
  readonly size: number;
  /** [n, n]: L below the diagonal (unit diagonal implied), U on and above it. */
  readonly lu: Float64Array;
  /** Row of A that stands in row k of L·U, length n. */
  readonly rowOrder: Int32Array;
  /** Sign of det A: −1, +1, or 0 when a pivot is exactly zero. */
  readonly sign: number;
  /** Smallest over largest modulus of the pivots; near 1e-16, A is singular to working precision. */
  readonly pivotRatio: number;
}

/**
 * Factors a square row-major matrix [n, n] for `luSolve` and `logAbsDeterminant`. A singular matrix is factored
 * too, with sign 0.
 *
 * @throws InvalidInputError when the array is not n × n or holds a NaN or an infinity.
 * @example
 * luSolve(luFactor(Float64Array.of(2, 0, 0, 4), 2), Float64Array.of(2, 4)) // [1, 1]
 */
export function luFactor(matrix: Float64Array, n: number): LuFactors {
  requireMatrix("luFactor", matrix, n, n);
  const lu = matrix.slice();
  const rowOrder = Int32Array.from({ length: n }, (_, k) => k);
  let sign = 1;
  for (let k = 0; k < n; k++) {
    const best = pivotRow(lu, n, k);
    if (best !== k) {
      swapRows(lu, n, k, best);
      [rowOrder[k], rowOrder[best]] = [rowOrder[best], rowOrder[k]];
      sign = -sign;
    }
    sign *= Math.sign(lu[k * n + k]);
    eliminateBelow(lu, n, k);
  }
  return { size: n, lu, rowOrder, sign: sign + 0, pivotRatio: pivotRatio(lu, n) };
}

/**
 * Solves A·X = B. `rightSides` B is row-major [n, columns] (default one column); returns X of the same shape.
 * With a singular A the result holds infinities or NaN; look at `sign` and `pivotRatio` first.
 */
export function luSolve(factors: LuFactors, rightSides: Float64Array, columns = 1): Float64Array {
  const { size: n, lu, rowOrder } = factors;
  requireMatrix("luSolve", rightSides, n, columns);
  const out = new Float64Array(n * columns);
  rowOrder.forEach((from, k) => out.set(rightSides.subarray(from * columns, (from + 1) * columns), k * columns));
  for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) subtractRow(out, columns, i, k, lu[i * n + k]);
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) subtractRow(out, columns, i, k, lu[i * n + k]);
    for (let j = 0; j < columns; j++) out[i * columns + j] /= lu[i * n + i];
  }
  return out;
}

/** log|det A| (−∞ for a singular matrix) and the determinant's sign, which do not overflow where det A would. */
export function logAbsDeterminant(factors: LuFactors): { logAbs: number; sign: number } {
  const { size: n, lu, sign } = factors;
  let logAbs = 0;
  for (let k = 0; k < n; k++) logAbs += log(Math.abs(lu[k * n + k]));
  return { logAbs, sign };
}

function pivotRow(lu: Float64Array, n: number, k: number): number {
  let best = k;
  for (let i = k + 1; i < n; i++) if (Math.abs(lu[i * n + k]) > Math.abs(lu[best * n + k])) best = i;
  return best;
}

function swapRows(lu: Float64Array, n: number, a: number, b: number): void {
  const kept = lu.slice(a * n, (a + 1) * n);
  lu.copyWithin(a * n, b * n, (b + 1) * n);
  lu.set(kept, b * n);
}

function eliminateBelow(lu: Float64Array, n: number, k: number): void {
  const pivot = lu[k * n + k];
  if (pivot === 0) return; // nothing below it either
  for (let i = k + 1; i < n; i++) {
    const factor = lu[i * n + k] / pivot;
    lu[i * n + k] = factor;
    for (let j = k + 1; j < n; j++) lu[i * n + j] -= factor * lu[k * n + j];
  }
}

function subtractRow(out: Float64Array, columns: number, target: number, source: number, factor: number): void {
  for (let j = 0; j < columns; j++) out[target * columns + j] -= factor * out[source * columns + j];
}

function pivotRatio(lu: Float64Array, n: number): number {
  let smallest = Infinity;
  let largest = 0;
  for (let k = 0; k < n; k++) {
    smallest = Math.min(smallest, Math.abs(lu[k * n + k]));
    largest = Math.max(largest, Math.abs(lu[k * n + k]));
  }
  return largest === 0 ? 0 : smallest / largest;
}
