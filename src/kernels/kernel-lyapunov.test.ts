import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveQuasiTriangularLyapunov } from "../numeric/linalg/quasi-triangular-lyapunov.ts";
import { realSchur } from "../numeric/linalg/real-schur.ts";
import { createStream } from "../numeric/random.ts";
import { kernelLyapunov } from "./kernel-lyapunov.ts";

/** The Schur form of a random matrix whose eigenvalues were shifted to the left of −0.5. */
function stableSchurForm(n: number, seed: number): Float64Array {
  const matrix = new Float64Array(n * n);
  createStream({ study: "test", purpose: "matrix", seed }).fillNormal(matrix, 1 / Math.sqrt(n));
  const { t, re } = realSchur(matrix, n);
  const shift = Math.max(...re) + 0.5;
  return t.map((entry, at) => (at % (n + 1) === 0 ? entry - shift : entry));
}

function symmetric(n: number, seed: number): Float64Array {
  const half = new Float64Array(n * n);
  createStream({ study: "test", purpose: "right side", seed }).fillNormal(half);
  return half.map((entry, at) => entry + half[(at % n) * n + Math.floor(at / n)]);
}

describe("kernelLyapunov", () => {
  it("finds what the plain solver finds, to rounding, for sizes below, at and above that of a block, exactly symmetric", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(1000), (n, seed) => {
        const [t, c] = [stableSchurForm(n, seed), symmetric(n, seed)];
        const plain = solveQuasiTriangularLyapunov(t, c, n);
        const blocked = kernelLyapunov(n)(t, c);
        const largest = plain.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
        plain.forEach((entry, at) => {
          expect(Math.abs(blocked[at] - entry)).toBeLessThan(1e-10 * largest);
          expect(blocked[at]).toBe(blocked[(at % n) * n + Math.floor(at / n)]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("is exact where the solution is: T = −I gives −C/2", () => {
    const n = 30;
    const minusIdentity = Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? -1 : 0));
    const c = symmetric(n, 1);
    expect(kernelLyapunov(n)(minusIdentity, c)).toEqual(c.map((entry) => entry / -2));
  });

  it("uses its memory again without remembering, and refuses eigenvalues that add up to zero", () => {
    const solve = kernelLyapunov(20);
    const [t, c] = [stableSchurForm(20, 3), symmetric(20, 3)];
    const first = solve(t, c);
    expect(() => solve(Float64Array.from({ length: 400 }, (_, at) => (at % 21 === 0 ? (at === 0 ? 1 : -1) : 0)), c)).toThrow("solveLyapunov: expected a matrix no two eigenvalues of which add up to zero, got one with such a pair, to rounding");
    expect(solve(t, c)).toEqual(first);
  });
});
