import { type Complex, minus, over, size, times } from "./complex.ts";
import { magnitude } from "./magnitude.ts";
import type { RealSchur } from "./real-schur.ts";

/**
 * Right eigenvectors of a matrix from its real Schur form, one a row [n, n]: for a complex pair the real part of
 * the vector of +im in the first row and its imaginary part in the second. Lengths are arbitrary.
 *
 * Each vector x of T solves (T − λ)·x = 0 from the bottom up, in complex arithmetic, and Z·x is the vector of the
 * matrix. Zero divisors become the smallest number that matters beside the matrix.
 */
export function schurVectors(schur: RealSchur): Float64Array {
  const n = schur.re.length;
  const out = new Float64Array(n * n);
  const smallest = Number.EPSILON * magnitude(schur.t);
  for (let k = 0; k < n; k++) {
    if (schur.im[k] < 0) continue;
    const { xr, xi } = solveUpwards(schur, k, smallest);
    out.set(combine(schur.zTransposed, n, xr), k * n);
    if (schur.im[k] > 0) out.set(combine(schur.zTransposed, n, xi), (k + 1) * n);
  }
  return out;
}

const ZERO: Complex = { r: 0, i: 0 };

interface Vector {
  readonly xr: Float64Array;
  readonly xi: Float64Array;
}

function solveUpwards({ t, re, im }: RealSchur, k: number, smallest: number): Vector {
  const n = re.length;
  const eigenvalue = { r: re[k], i: im[k] };
  const x = firstEntries(t, n, k, eigenvalue);
  for (let i = k - 1; i >= 0; i--) {
    const last = i;
    if (im[i] < 0) solvePairRows(t, n, x, --i, eigenvalue, smallest);
    else solveRow(t, n, x, i, eigenvalue, smallest);
    keepInRange(x, i, last);
  }
  return x;
}

/** The vector within its own block: 1, or for a pair the null vector of the 2 × 2 block less λ. */
function firstEntries(t: Float64Array, n: number, k: number, eigenvalue: Complex): Vector {
  const x = { xr: new Float64Array(n), xi: new Float64Array(n) };
  x.xr[k] = 1;
  if (eigenvalue.i === 0) return x;
  const [a, b] = [{ r: t[k * n + k], i: 0 }, { r: t[k * n + k + 1], i: 0 }];
  const [c, d] = [{ r: t[(k + 1) * n + k], i: 0 }, { r: t[(k + 1) * n + k + 1], i: 0 }];
  // Either row gives the ratio of the two entries; the larger coefficient divides.
  store(x, k + 1, size(b) > size(c) ? over(minus(eigenvalue, a), b) : over(c, minus(eigenvalue, d)));
  return x;
}

/** (T − λ)ᵢᵢ·xᵢ = −Σⱼ Tᵢⱼ·xⱼ. */
function solveRow(t: Float64Array, n: number, x: Vector, i: number, eigenvalue: Complex, smallest: number): void {
  const pivot = minus({ r: t[i * n + i], i: 0 }, eigenvalue);
  store(x, i, over(minus(ZERO, rowSum(t, n, x, i, i + 1)), notZero(pivot, smallest)));
}

/** Rows i and i + 1 of a 2 × 2 block together, by elimination with complete pivoting. */
function solvePairRows(t: Float64Array, n: number, x: Vector, i: number, eigenvalue: Complex, smallest: number): void {
  const right = [minus(ZERO, rowSum(t, n, x, i, i + 2)), minus(ZERO, rowSum(t, n, x, i + 1, i + 2))];
  const block = [0, 1].map((row) =>
    [0, 1].map((column) => minus({ r: t[(i + row) * n + i + column], i: 0 }, row === column ? eigenvalue : ZERO)),
  );
  const { row, column } = largestOf(block);
  const [pivot, beside] = [notZero(block[row][column], smallest), block[row][1 - column]];
  const factor = over(block[1 - row][column], pivot);
  const remaining = notZero(minus(block[1 - row][1 - column], times(factor, beside)), smallest);
  const second = over(minus(right[1 - row], times(factor, right[row])), remaining);
  store(x, i + 1 - column, second);
  store(x, i + column, over(minus(right[row], times(beside, second)), pivot));
}

function largestOf(block: readonly (readonly Complex[])[]): { row: number; column: number } {
  let best = { row: 0, column: 0 };
  for (const row of [0, 1]) {
    for (const column of [0, 1]) {
      if (size(block[row][column]) > size(block[best.row][best.column])) best = { row, column };
    }
  }
  return best;
}

function notZero(x: Complex, smallest: number): Complex {
  return size(x) < smallest ? { r: smallest, i: 0 } : x;
}

function store({ xr, xi }: Vector, at: number, value: Complex): void {
  xr[at] = value.r;
  xi[at] = value.i;
}

function rowSum(t: Float64Array, n: number, { xr, xi }: Vector, i: number, from: number): Complex {
  const sum = { r: 0, i: 0 };
  for (let j = from; j < n; j++) {
    sum.r += t[i * n + j] * xr[j];
    sum.i += t[i * n + j] * xi[j];
  }
  return sum;
}

/** Shrinks a vector whose entries first…last, the newest, have grown, so that nearly parallel eigenvectors do not overflow. */
function keepInRange({ xr, xi }: Vector, first: number, last: number): void {
  let largest = 0;
  for (let j = first; j <= last; j++) largest = Math.max(largest, Math.abs(xr[j]), Math.abs(xi[j]));
  if (largest < 1e60) return;
  for (let j = 0; j < xr.length; j++) {
    xr[j] /= largest;
    xi[j] /= largest;
  }
}

/** Σₖ xₖ·(row k). */
function combine(rows: Float64Array, n: number, x: Float64Array): Float64Array {
  const out = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const factor = x[k];
    if (factor === 0) continue;
    for (let i = 0; i < n; i++) out[i] += factor * rows[k * n + i];
  }
  return out;
}
