import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../errors.ts";
import { createStream } from "../random.ts";
import { householderQr } from "./householder-qr.ts";
import { orthonormalise } from "./orthonormalise.ts";

function gaussian(rows: number, columns: number, seed: number): Float64Array {
  const out = new Float64Array(rows * columns);
  createStream({ study: "linalg", purpose: "test matrix", seed }).fillNormal(out);
  return out;
}

/** Largest |entry| of QᵀQ − I. */
function departure(q: Float64Array, rows: number, columns: number): number {
  let worst = 0;
  for (let a = 0; a < columns; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = a === b ? -1 : 0;
      for (let i = 0; i < rows; i++) sum += q[i * columns + a] * q[i * columns + b];
      worst = Math.max(worst, Math.abs(sum));
    }
  }
  return worst;
}

const largestDifference = (a: Float64Array, b: Float64Array): number => a.reduce((worst, x, k) => Math.max(worst, Math.abs(x - b[k])), 0);

describe("orthonormalise", () => {
  it("orthonormalises a 3-4-5 triangle", () => {
    const { q, diagonal } = orthonormalise(Float64Array.of(3, 4), 2, 1);
    expect(largestDifference(q, Float64Array.of(0.6, 0.8))).toBeLessThan(1e-15);
    expect(diagonal[0]).toBeCloseTo(5, 14);
  });

  it("gives the factors of the textbook's version, whatever the number of blocks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 36 }), fc.integer({ min: 0, max: 9 }), fc.nat(1000), (columns, more, seed) => {
        const rows = columns + more;
        const matrix = gaussian(rows, columns, seed);
        const { q, diagonal } = orthonormalise(matrix, rows, columns);
        const slow = householderQr(matrix, rows, columns);
        expect(departure(q, rows, columns)).toBeLessThan(2e-14);
        // A nearly singular leading block makes the factors themselves uncertain.
        fc.pre(Math.min(...diagonal) > 1e-2);
        expect(largestDifference(q, slow.q)).toBeLessThan(1e-10);
        expect(largestDifference(diagonal, diagonal.map((_, k) => slow.r[k * (columns + 1)]))).toBeLessThan(1e-11);
      }),
      { numRuns: 50 },
    );
  });

  it("keeps Q orthonormal where columns depend on each other, and says so by a zero", () => {
    const matrix = gaussian(30, 20, 5);
    for (let i = 0; i < 30; i++) [matrix[i * 20 + 18], matrix[i * 20 + 19]] = [2 * matrix[i * 20], 0];
    const { q, diagonal } = orthonormalise(matrix, 30, 20);
    expect(departure(q, 30, 20)).toBeLessThan(2e-14);
    expect([diagonal[18] < 1e-13, diagonal[19] < 1e-13, diagonal[17] > 0.1]).toEqual([true, true, true]);
    expect(orthonormalise(new Float64Array(6), 3, 2)).toEqual({ q: Float64Array.of(1, 0, 0, 1, 0, 0), diagonal: new Float64Array(2) });
  });

  it("does not lose columns whose squares are too small or too large for a float64", () => {
    for (const scale of [1e-300, 1e300]) {
      const { q, diagonal } = orthonormalise(Float64Array.of(3 * scale, 4 * scale), 2, 1);
      expect(diagonal[0] / scale).toBeCloseTo(5, 13);
      expect(largestDifference(q, Float64Array.of(0.6, 0.8))).toBeLessThan(1e-15);
    }
  });

  it("leaves its input as it was, and refuses wide matrices, wrong sizes and NaN", () => {
    const matrix = gaussian(5, 4, 1);
    const before = matrix.slice();
    orthonormalise(matrix, 5, 4);
    expect(matrix).toEqual(before);
    expect(() => orthonormalise(new Float64Array(6), 2, 3)).toThrow("orthonormalise: expected rows ≥ columns, got 2 × 3");
    expect(() => orthonormalise(new Float64Array(5), 3, 2)).toThrow(InvalidInputError);
    expect(() => orthonormalise(Float64Array.of(1, Number.NaN), 2, 1)).toThrow("orthonormalise: expected finite entries, got NaN in row 1, column 0");
  });
});
