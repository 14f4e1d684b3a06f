import { NullclineError } from "../errors.ts";
import { hessenberg } from "./hessenberg.ts";
import { reflectColumns, reflectRows, reflector } from "./reflector.ts";

/** A = Z·T·Zᵀ; see `realSchur`. */
export interface RealSchur {
  /** [n, n], upper triangular but for 2 × 2 blocks on the diagonal, one for each complex pair. */
  readonly t: Float64Array;
  /** Zᵀ [n, n], orthogonal: row k is the k-th Schur vector. */
  readonly zTransposed: Float64Array;
  /** Eigenvalues [n] in the order of T's diagonal; pairs adjacent, +im first. */
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Size of the diagonal block of a quasi-triangular T [n, n] that ends before `end`. */
export function diagonalBlockBefore(t: Float64Array, n: number, end: number): 1 | 2 {
  return end > 1 && t[(end - 1) * n + end - 2] !== 0 ? 2 : 1;
}

/** Sweeps for one eigenvalue; two or three are usual. */
const MOST_SWEEPS = 100;
const EXCEPTIONAL_EVERY = 10;

/**
 * Real Schur form of a row-major matrix [n, n] by the Francis QR algorithm with double shifts.
 *
 * Source: Golub & Van Loan, Matrix Computations, algorithms 7.5.1 and 7.5.2. Every tenth sweep on one eigenvalue
 * takes another shift, for the rare matrices on which the usual ones go round in circles.
 *
 * @throws NullclineError when an eigenvalue does not settle in 100 sweeps.
 */
export function realSchur(matrix: Float64Array, n: number): RealSchur {
  const { h: t, qTransposed: zTransposed } = hessenberg(matrix, n);
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  const norm = t.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  let end = n - 1;
  for (let sweeps = 0; end >= 0; sweeps++) {
    const start = deflate(t, n, end, norm);
    if (start < end - 1) {
      if (sweeps === MOST_SWEEPS) throw notConverging(n, end);
      francisSweep(t, zTransposed, n, start, end, shifts(t, n, end, sweeps));
      continue;
    }
    if (start === end) re[end] = t[end * n + end];
    else splitPair(t, zTransposed, n, end, re, im);
    end = start - 1;
    sweeps = -1;
  }
  return { t, zTransposed, re, im };
}

/** The error of a matrix on which the iteration does not end. */
export function notConverging(n: number, index: number): NullclineError {
  return new NullclineError({
    who: "eigenDecomposition",
    expected: `the QR iteration to settle in ${MOST_SWEEPS} sweeps`,
    got: `a ${n} × ${n} matrix whose eigenvalue ${index} did not`,
    remedy: "Scale the matrix, or add a perturbation of the size of its rounding errors",
  });
}

/** First row of the unreduced block that ends in row `end`; the negligible subdiagonal entry before it becomes 0. */
function deflate(t: Float64Array, n: number, end: number, norm: number): number {
  for (let k = end; k > 0; k--) {
    const size = Math.abs(t[(k - 1) * (n + 1)]) + Math.abs(t[k * (n + 1)]);
    if (Math.abs(t[k * n + k - 1]) > Number.EPSILON * (size === 0 ? norm : size)) continue;
    t[k * n + k - 1] = 0;
    return k;
  }
  return 0;
}

/** Two shifts, as the eigenvalues of a 2 × 2 block: its diagonal (near, far) and the product of its other two entries. */
interface Shifts {
  readonly near: number;
  readonly far: number;
  readonly across: number;
}

/** The eigenvalues of the last 2 × 2 block, now and then something else. */
function shifts(t: Float64Array, n: number, end: number, sweeps: number): Shifts {
  const [a, b] = [t[(end - 1) * (n + 1)], t[(end - 1) * n + end]];
  const [c, d] = [t[end * n + end - 1], t[end * (n + 1)]];
  if (sweeps % EXCEPTIONAL_EVERY !== EXCEPTIONAL_EVERY - 1) return { near: d, far: a, across: b * c };
  const size = Math.abs(c) + Math.abs(t[(end - 1) * n + end - 2]);
  return { near: d + 0.75 * size, far: d + 0.75 * size, across: -0.4375 * size * size };
}

/**
 * One implicit double-shift step on rows start…end: a 3 × 3 bulge is made and chased down the diagonal. Its first
 * column comes from differences of diagonal entries: in a matrix close to a multiple of I their squares cancel.
 */
function francisSweep(
  t: Float64Array,
  zTransposed: Float64Array,
  n: number,
  start: number,
  end: number,
  { near, far, across }: Shifts,
): void {
  const at = start * (n + 1);
  const [h00, h01, h10, h11, h21] = [t[at], t[at + 1], t[at + n], t[at + n + 1], t[at + 2 * n + 1]];
  const [toNear, toFar] = [near - h00, far - h00];
  const u = Float64Array.of((toNear * toFar - across) / h10 + h01, h11 - h00 - toNear - toFar, h21);
  for (let k = start; k < end; k++) {
    const length = Math.min(3, end - k + 1);
    reflector(u, length);
    reflectRows(t, n, u, length, k, Math.max(k - 1, 0));
    reflectColumns(t, n, u, length, k, Math.min(k + 4, end + 1));
    reflectRows(zTransposed, n, u, length, k, 0);
    if (k > start) clearBelow(t, n, k, length);
    for (let i = 0; i < Math.min(3, end - k); i++) u[i] = t[(k + 1 + i) * n + k];
  }
}

/** The bulge that the reflection of rows k and on has just removed from column k − 1, less its rounding errors. */
function clearBelow(t: Float64Array, n: number, k: number, rows: number): void {
  for (let i = k + 1; i < k + rows; i++) t[i * n + k - 1] = 0;
}

/** Eigenvalues of the 2 × 2 block that ends in row `end`; real ones are separated by a rotation. */
function splitPair(t: Float64Array, zTransposed: Float64Array, n: number, end: number, re: Float64Array, im: Float64Array): void {
  const first = end - 1;
  const [a, b] = [t[first * n + first], t[first * n + end]];
  const [c, d] = [t[end * n + first], t[end * n + end]];
  const half = (a - d) / 2;
  const discriminant = half * half + b * c;
  if (discriminant < 0) {
    re[first] = re[end] = d + half;
    im[first] = Math.sqrt(-discriminant);
    im[end] = -im[first];
    return;
  }
  const far = half + (half < 0 ? -1 : 1) * Math.sqrt(discriminant);
  re[first] = d + far;
  re[end] = far === 0 ? d : d - (b * c) / far;
  // (far, c) is the eigenvector of re[first]; a reflection turns it into the first axis.
  const u = Float64Array.of(far, c);
  reflector(u, 2);
  reflectRows(t, n, u, 2, first, first);
  reflectColumns(t, n, u, 2, first, end + 1);
  reflectRows(zTransposed, n, u, 2, first, 0);
  t[first * n + first] = re[first];
  t[end * n + first] = 0;
  t[end * n + end] = re[end];
}
