import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kernelAlgebra } from "../../kernels/kernel-algebra.ts";
import { InvalidInputError } from "../errors.ts";
import { createStream } from "../random.ts";
import { luFactor, luSolve } from "./lu.ts";
import { solveAdjointQuasiTriangularLyapunov, solveLyapunov } from "./lyapunov.ts";
import { realSchur } from "./real-schur.ts";

const identity = (n: number, factor = 1) => Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? factor : 0));

function randomMatrix(n: number, seed: number): Float64Array {
  const matrix = new Float64Array(n * n);
  createStream({ study: "test", purpose: "matrix", seed }).fillNormal(matrix);
  return matrix;
}

/** N(0, 1/n) entries, whose eigenvalues lie in the unit disc or little outside, shifted to the left. */
function stableMatrix(n: number, seed: number): Float64Array {
  const matrix = randomMatrix(n, seed).map((entry) => entry / Math.sqrt(n));
  for (let k = 0; k < n; k++) matrix[k * (n + 1)] -= 3;
  return matrix;
}

function symmetricMatrix(n: number, seed: number): Float64Array {
  const matrix = randomMatrix(n, seed);
  return matrix.map((entry, at) => entry + matrix[(at % n) * n + Math.floor(at / n)]);
}

/** The largest entry of A·X + X·Aᵀ − C. */
function residual(a: Float64Array, x: Float64Array, c: Float64Array, n: number): number {
  let worst = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = -c[i * n + j];
      for (let k = 0; k < n; k++) sum += a[i * n + k] * x[k * n + j] + x[i * n + k] * a[j * n + k];
      worst = Math.max(worst, Math.abs(sum));
    }
  }
  return worst;
}

/** The n² equations for the n² entries of X, written out: (A ⊗ I + I ⊗ A)·x = c. */
function byKroneckerProducts(a: Float64Array, c: Float64Array, n: number): Float64Array {
  const size = n * n;
  const system = new Float64Array(size * size);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) {
        system[(i * n + j) * size + k * n + j] += a[i * n + k];
        system[(i * n + j) * size + i * n + k] += a[j * n + k];
      }
    }
  }
  return luSolve(luFactor(system, size), c);
}

const orders = fc.record({ n: fc.integer({ min: 1, max: 9 }), seed: fc.integer({ min: 0, max: 1e6 }) });

describe("solveLyapunov", () => {
  it("is −C/2a for A = a·I", () => {
    expect([...solveLyapunov(identity(2, -4), Float64Array.of(8, 2, 2, 16), 2)]).toEqual([-1, -0.25, -0.25, -2]);
  });

  it("gives the Gramian of a damped rotation in closed form", () => {
    // A = −d·I + ω·J with a skew J commutes with X = I/d: A·X + X·Aᵀ = −2I.
    const solution = solveLyapunov(Float64Array.of(-0.5, 3, -3, -0.5), identity(2, -2), 2);
    [2, 0, 0, 2].forEach((entry, k) => expect(solution[k]).toBeCloseTo(entry, 14));
  });

  it("gives the Gramian of a shear, whose eigenvalues coincide, in closed form", () => {
    // X = [[1 + k²/2, k/2], [k/2, 1]] for A = [[−1, k], [0, −1]].
    const solution = solveLyapunov(Float64Array.of(-1, 6, 0, -1), identity(2, -2), 2);
    [19, 3, 3, 1].forEach((entry, k) => expect(solution[k]).toBeCloseTo(entry, 13));
  });

  it("solves the equation and returns an exactly symmetric matrix", () => {
    fc.assert(
      fc.property(orders, ({ n, seed }) => {
        const [a, c] = [stableMatrix(n, seed), symmetricMatrix(n, seed + 1)];
        const x = solveLyapunov(a, c, n);
        expect(residual(a, x, c, n)).toBeLessThan(1e-12);
        for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) expect(x[i * n + j]).toBe(x[j * n + i]);
      }),
    );
  });

  it("agrees with the n² equations written out", () => {
    fc.assert(
      fc.property(orders, ({ n, seed }) => {
        const [a, c] = [stableMatrix(n, seed), symmetricMatrix(n, seed + 1)];
        const slow = byKroneckerProducts(a, c, n);
        solveLyapunov(a, c, n).forEach((entry, k) => expect(entry).toBeCloseTo(slow[k], 11));
      }),
      { numRuns: 30 },
    );
  });

  it("has a positive diagonal for a stable matrix and a negative right-hand side", () => {
    fc.assert(
      fc.property(orders, ({ n, seed }) => {
        const x = solveLyapunov(stableMatrix(n, seed), identity(n, -2), n);
        for (let k = 0; k < n; k++) expect(x[k * (n + 1)]).toBeGreaterThan(0);
      }),
    );
  });

  it("has the same bits on the kernels", () => {
    const [a, c] = [stableMatrix(40, 3), symmetricMatrix(40, 4)];
    expect([...solveLyapunov(a, c, 40, kernelAlgebra(40))]).toEqual([...solveLyapunov(a, c, 40)]);
  });

  it("refuses a matrix with eigenvalues that add up to zero, and a right-hand side that is not symmetric", () => {
    expect(() => solveLyapunov(Float64Array.of(1, 0, 0, -1), identity(2), 2)).toThrow(
      new InvalidInputError({
        who: "solveLyapunov",
        expected: "a matrix no two eigenvalues of which add up to zero",
        got: "one with such a pair, to rounding",
        remedy: "Shift the matrix: its eigenvalues should all have negative real parts",
      }),
    );
    expect(() => solveLyapunov(identity(2), Float64Array.of(1, 2, 3, 4), 2)).toThrow(/symmetric right-hand side, got entries 3 and 2 at \(1, 0\) and \(0, 1\)/);
    expect(() => solveLyapunov(Float64Array.of(Number.NaN), identity(1), 1)).toThrow(/finite entries, got NaN in row 0, column 0/);
  });
});

describe("solveAdjointQuasiTriangularLyapunov", () => {
  it("solves the adjoint equation from the same Schur form", () => {
    fc.assert(
      fc.property(orders, ({ n, seed }) => {
        const { t } = realSchur(stableMatrix(n, seed), n);
        const transposed = t.map((_, at) => t[(at % n) * n + Math.floor(at / n)]);
        const c = symmetricMatrix(n, seed + 1);
        expect(residual(transposed, solveAdjointQuasiTriangularLyapunov(t, c, n), c, n)).toBeLessThan(1e-12);
      }),
    );
  });
});
