import { hypot } from "../elementary.ts";
import { balance } from "./balance.ts";
import { invertPairs, normalisePairs } from "./conjugate-pairs.ts";
import type { ComplexArray } from "./complex.ts";
import { type DenseAlgebra, plainAlgebra } from "./dense-algebra.ts";
import { magnitude } from "./magnitude.ts";
import { requireMatrix } from "./matrix-shape.ts";
import { schurVectors } from "./schur-vectors.ts";

/** Eigenvalues and both kinds of eigenvectors of a real matrix; see `eigenDecomposition`. */
export interface EigenDecomposition {
  /** Eigenvalues [n], by falling modulus, then falling real part; conjugate pairs adjacent, +im first. */
  readonly values: ComplexArray;
  /** [n, n], row k: the right eigenvector rₖ, A·rₖ = λₖ·rₖ, of unit length, its largest entry real and positive. */
  readonly right: ComplexArray;
  /** [n, n], row k: the left eigenvector lₖ, lₖ·A = λₖ·lₖ, with lₖ·rⱼ = 1 if k = j, else 0 (no conjugation). */
  readonly left: ComplexArray;
  /**
   * ‖lₖ‖ [n]: how far a small change of A can move λₖ, per unit of change; 1 is best. Above about 1e8 less than
   * half of the digits of λₖ are certain.
   */
  readonly sensitivities: Float64Array;
  /**
   * ‖R‖·‖R⁻¹‖/n (Frobenius norms) of the matrix R of right eigenvectors: 1 when they are orthogonal, above 1e12
   * when the matrix is so close to a defective one that the left vectors mean little, ∞ when R is singular.
   */
  readonly conditionNumber: number;
}

/**
 * Eigenvalues, right and left eigenvectors of a real row-major matrix [n, n].
 *
 * The matrix is balanced, brought to real Schur form, and the right vectors come by back-substitution; the left
 * vectors are the rows of R⁻¹. (The QR iteration of ml-matrix 6.15 never ends on matrices as plain as
 * [[1, 0, −1], [0, 1, 1], [1, −1, 1]], hence our own.)
 *
 * A defective matrix has no basis of eigenvectors: its repeated eigenvalues come out split by about
 * ε^(1/block size), parallel right vectors are given more than once, and `conditionNumber` says so; if R is
 * exactly singular, the left vectors and sensitivities are NaN. Where entries differ by more than about sixteen
 * orders of magnitude, eigenvectors are accurate in the balanced coordinates only.
 *
 * @param algebra the cubic-cost parts; the plain version by default, kernels where speed matters
 * @throws InvalidInputError when the array is not n × n or holds a NaN or an infinity.
 * @throws NullclineError when the QR iteration does not settle; seen only with entries hundreds of orders of magnitude apart.
 * @example
 * eigenDecomposition(Float64Array.of(0, -1, 1, 0), 2).values // re [0, 0], im [1, -1]
 */
export function eigenDecomposition(matrix: Float64Array, n: number, algebra: DenseAlgebra = plainAlgebra): EigenDecomposition {
  requireMatrix("eigenDecomposition", matrix, n, n);
  const size = magnitude(matrix);
  const { balanced, scale } = balance(matrix.map((entry) => entry / size), n);
  const schur = algebra.realSchur(withoutDust(balanced), n);
  const order = eigenvalueOrder(schur.re, schur.im);
  const values = {
    re: Float64Array.from(order, (k) => size * schur.re[k]),
    im: Float64Array.from(order, (k) => size * schur.im[k]),
  };
  const basis = orderedBasis(schurVectors(schur), order, scale);
  const right = normalisePairs(basis, values.im);
  const left = invertPairs(right, values.im, scale, algebra);
  const sensitivities = rowLengths(left, n);
  const conditionNumber = rootSumOfSquares(sensitivities) / Math.sqrt(n);
  return {
    values,
    right,
    left,
    sensitivities,
    conditionNumber: Number.isNaN(conditionNumber) ? Infinity : conditionNumber,
  };
}

/**
 * Entries 1e-100 times the largest and less become 0: far below rounding, but squared inside the QR iteration they
 * would underflow and keep it from converging.
 */
function withoutDust(matrix: Float64Array): Float64Array {
  const dust = 1e-100 * magnitude(matrix);
  return matrix.map((entry) => (Math.abs(entry) < dust ? 0 : entry));
}

/** Indices by falling modulus, then falling real part, then size of the pair's imaginary part. */
function eigenvalueOrder(re: Float64Array, im: Float64Array): number[] {
  const modulus = re.map((x, k) => hypot(x, im[k]));
  return Array.from(re, (_, k) => k).toSorted((a, b) => {
    const larger = modulus[b] - modulus[a] || re[b] - re[a] || Math.abs(im[b]) - Math.abs(im[a]);
    return larger || pairStart(im, a) - pairStart(im, b) || im[b] - im[a];
  });
}

/** Index of the first of a conjugate pair, so that equal pairs do not mix. */
function pairStart(im: Float64Array, k: number): number {
  return im[k] < 0 ? k - 1 : k;
}

/** The real basis, one vector a row: an eigenvector, or the real and the imaginary part for a pair. */
function orderedBasis(vectors: Float64Array, order: readonly number[], scale: Float64Array): Float64Array {
  const n = scale.length;
  const basis = new Float64Array(n * n);
  order.forEach((from, k) => {
    for (let i = 0; i < n; i++) basis[k * n + i] = scale[i] * vectors[from * n + i];
  });
  return basis;
}

function rowLengths({ re, im }: ComplexArray, n: number): Float64Array {
  const lengths = new Float64Array(n);
  for (let at = 0; at < n * n; at++) {
    const row = Math.floor(at / n);
    lengths[row] = hypot(lengths[row], hypot(re[at], im[at]));
  }
  return lengths;
}

function rootSumOfSquares(entries: Iterable<number>): number {
  let length = 0;
  for (const entry of entries) length = hypot(length, entry);
  return length;
}
