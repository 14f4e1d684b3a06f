import { InvalidInputError } from "../errors.ts";
import { type DenseAlgebra, plainAlgebra } from "./dense-algebra.ts";
import { requireMatrix } from "./matrix-shape.ts";
import { solveQuasiTriangularLyapunov } from "./quasi-triangular-lyapunov.ts";
import { transposed } from "./transposed.ts";

/**
 * Solves Lyapunov's equation A·X + X·Aᵀ = C for a symmetric C, row-major [n, n]; X is symmetric.
 *
 * With all eigenvalues of A in the left half plane and C = −2I, X/2 is the controllability Gramian ∫ e^{At}·e^{Aᵀt} dt, and for
 * Aᵀ in place of A the observability Gramian. By the real Schur form, O(n³).
 *
 * @param algebra what finds the Schur form; the plain version by default, kernels where speed matters.
 * @throws InvalidInputError when an array is not n × n or not finite, C is not symmetric, or two eigenvalues of A add up to zero.
 * @example
 * solveLyapunov(Float64Array.of(-1, 0, 0, -2), Float64Array.of(-2, 0, 0, -2), 2) // [1, 0, 0, 0.5]
 */
export function solveLyapunov(matrix: Float64Array, rightSide: Float64Array, n: number, algebra: DenseAlgebra = plainAlgebra): Float64Array {
  requireMatrix("solveLyapunov", matrix, n, n);
  requireMatrix("solveLyapunov", rightSide, n, n);
  requireSymmetric(rightSide, n);
  const { t, zTransposed } = algebra.realSchur(matrix, n);
  const inSchurBasis = congruence(zTransposed, rightSide, n);
  return congruence(transposed(zTransposed, n), solveQuasiTriangularLyapunov(t, inSchurBasis, n), n);
}

/**
 * Solves Tᵀ·X + X·T = C for an upper quasi-triangular T and a symmetric C [n, n]: the adjoint of the equation of
 * `solveQuasiTriangularLyapunov`, which is that equation read from the last row and column to the first.
 *
 * @param solve what solves that equation; the plain version by default, kernels where speed matters.
 */
export function solveAdjointQuasiTriangularLyapunov(t: Float64Array, rightSide: Float64Array, n: number, solve = solveQuasiTriangularLyapunov): Float64Array {
  const flipped = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) flipped[i * n + j] = t[(n - 1 - j) * n + n - 1 - i];
  return solve(flipped, rightSide.toReversed(), n).toReversed();
}

/** L·S·Lᵀ for a symmetric S, exactly symmetric. */
function congruence(left: Float64Array, symmetric: Float64Array, n: number): Float64Array {
  const half = multiplyTransposed(left, symmetric, n);
  const whole = multiplyTransposed(half, left, n);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) whole[i * n + j] = whole[j * n + i] = (whole[i * n + j] + whole[j * n + i]) / 2;
  return whole;
}

/** A·Bᵀ */
function multiplyTransposed(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += a[i * n + k] * b[j * n + k];
      out[i * n + j] = sum;
    }
  }
  return out;
}

function requireSymmetric(matrix: Float64Array, n: number): void {
  const size = matrix.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) if (Math.abs(matrix[i * n + j] - matrix[j * n + i]) > 1e-12 * size) throw notSymmetric(i, j, matrix[i * n + j], matrix[j * n + i]);
  }
}

function notSymmetric(i: number, j: number, entry: number, mirrored: number): InvalidInputError {
  return new InvalidInputError({ who: "solveLyapunov", expected: "a symmetric right-hand side", got: `entries ${entry} and ${mirrored} at (${i}, ${j}) and (${j}, ${i})` });
}
