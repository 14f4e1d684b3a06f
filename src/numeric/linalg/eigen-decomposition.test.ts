import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../errors.ts";
import { createStream } from "../random.ts";
import type { ComplexArray } from "./complex.ts";
import { eigenDecomposition, type EigenDecomposition } from "./eigen-decomposition.ts";
import { logAbsDeterminant, luFactor } from "./lu.ts";

type Complex = [re: number, im: number];
const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];

function gaussian(n: number, seed: number): Float64Array {
  const out = new Float64Array(n * n);
  createStream({ study: "linalg", purpose: "test matrix", seed }).fillNormal(out, 1 / Math.sqrt(n));
  return out;
}

const entry = ({ re, im }: ComplexArray, at: number): Complex => [re[at], im[at]];

/** Largest entry of A·r − λr and of l·A − λl, all sums written out. */
function largestResidual(matrix: Float64Array, n: number, { values, right, left }: EigenDecomposition): number {
  let worst = 0;
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      const [r, l] = [times(entry(values, k), entry(right, k * n + i)), times(entry(values, k), entry(left, k * n + i))];
      for (let j = 0; j < n; j++) {
        for (const part of [0, 1]) {
          r[part] -= matrix[i * n + j] * entry(right, k * n + j)[part];
          l[part] -= matrix[j * n + i] * entry(left, k * n + j)[part];
        }
      }
      worst = Math.max(worst, ...r.map(Math.abs), ...l.map(Math.abs));
    }
  }
  return worst;
}

function largestRightResidual(matrix: Float64Array, n: number, values: ComplexArray, right: ComplexArray): number {
  return largestResidual(matrix, n, { values, right, left: zeros(n), sensitivities: zeros(n).re, conditionNumber: 1 });
}

const zeros = (n: number): ComplexArray => ({ re: new Float64Array(n * n), im: new Float64Array(n * n) });

/** Largest deviation of lₖ·rⱼ from the identity. */
function largestOverlap(n: number, { right, left }: EigenDecomposition): number {
  let worst = 0;
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      const sum = [j === k ? -1 : 0, 0];
      for (let i = 0; i < n; i++) {
        const product = times(entry(left, k * n + i), entry(right, j * n + i));
        sum[0] += product[0];
        sum[1] += product[1];
      }
      worst = Math.max(worst, Math.abs(sum[0]), Math.abs(sum[1]));
    }
  }
  return worst;
}

describe("eigenDecomposition", () => {
  it("finds the eigenvalues ±i of a quarter turn", () => {
    const { values, conditionNumber } = eigenDecomposition(Float64Array.of(0, -1, 1, 0), 2);
    expect([...values.re, ...values.im]).toEqual([0, 0, 1, -1]);
    expect(conditionNumber).toBeCloseTo(1, 12);
  });

  it("keeps all digits on a badly scaled matrix, thanks to balancing", () => {
    const trap = Float64Array.of(1, 1e10, 0, 0, 1, 1e10, 1e-20, 0, 1);
    const { values } = eigenDecomposition(trap, 3);
    [2, 0.5, 0.5].forEach((re, k) => expect(values.re[k]).toBeCloseTo(re, 13));
    [0, Math.sqrt(0.75), -Math.sqrt(0.75)].forEach((im, k) => expect(values.im[k]).toBeCloseTo(im, 13));
  });

  it.each([2, 3, 7, 24])("solves the right and left eigenvalue equations of random matrices of size %i", (n) => {
    for (let seed = 0; seed < 5; seed++) {
      const matrix = gaussian(n, seed);
      const result = eigenDecomposition(matrix, n);
      const tolerance = 1e-14 * n * result.conditionNumber;
      expect(largestResidual(matrix, n, result)).toBeLessThan(tolerance);
      expect(largestOverlap(n, result)).toBeLessThan(tolerance);
    }
  });

  it("settles on matrices of small whole numbers, sparse and defective ones, where shifts can go round in circles", () => {
    const { values } = eigenDecomposition(Float64Array.of(1, 0, -1, 0, 1, 1, 1, -1, 1), 3);
    [1, 1, 1].forEach((re, k) => expect(values.re[k]).toBeCloseTo(re, 13));
    [Math.SQRT2, -Math.SQRT2, 0].forEach((im, k) => expect(values.im[k]).toBeCloseTo(im, 13));
    const stream = createStream({ study: "linalg", purpose: "whole numbers", seed: 1 });
    for (let trial = 0; trial < 1500; trial++) {
      const n = 1 + stream.integer(7);
      const density = stream.uniform();
      const matrix = Float64Array.from({ length: n * n }, () => (stream.uniform() < density ? stream.integer(3) - 1 : 0));
      const { values: found, right } = eigenDecomposition(matrix, n);
      expect(largestRightResidual(matrix, n, found, right), `[${matrix.join(", ")}]`).toBeLessThan(1e-13);
    }
  });

  it("settles on matrices close to the identity, as Jacobians of slow integrators are, and keeps their small parts", () => {
    const n = 12;
    for (let seed = 0; seed < 10; seed++) {
      const part = gaussian(n, seed);
      const { re, im } = eigenDecomposition(part, n).values;
      for (const size of [1e-6, 1e-9, 1e-12, 3e-16]) {
        const near = eigenDecomposition(part.map((small, at) => (at % (n + 1) === 0 ? 1 : 0) + size * small), n).values;
        const sum = near.re.reduce((total, x) => total + (x - 1), 0);
        expect(Math.abs(sum - size * re.reduce((total, x) => total + x))).toBeLessThan(1e-13);
        // A single eigenvalue may move by the rounding of 1 + size times its condition number, here below 100.
        const widest = (parts: Float64Array) => Math.max(...parts);
        expect(Math.abs(widest(near.im) - size * widest(im))).toBeLessThan(1e-13);
      }
    }
  });

  it("leaves cyclic shifts, on which plain QR steps do nothing, with the roots of unity", () => {
    const n = 6;
    const shift = Float64Array.from({ length: n * n }, (_, at) => (Math.floor(at / n) === ((at % n) + 1) % n ? 1 : 0));
    const { re, im } = eigenDecomposition(shift, n).values;
    const angles = [...re].map((x, k) => Math.round((Math.atan2(im[k], x) * 3) / Math.PI)).toSorted((a, b) => a - b);
    expect(angles).toEqual([-2, -1, 0, 1, 2, 3]);
    re.forEach((x, k) => expect(Math.hypot(x, im[k])).toBeCloseTo(1, 13));
  });

  it("has the trace as sum and the determinant as product of its eigenvalues", () => {
    for (let seed = 0; seed < 20; seed++) {
      const n = 2 + (seed % 9);
      const matrix = gaussian(n, seed);
      const { re, im } = eigenDecomposition(matrix, n).values;
      const trace = re.reduce((sum, x) => sum + x);
      expect(trace).toBeCloseTo(Array.from({ length: n }, (_, k) => matrix[k * n + k]).reduce((sum, x) => sum + x), 12);
      const logModulus = re.reduce((sum, x, k) => sum + Math.log(Math.hypot(x, im[k])), 0);
      expect(logModulus).toBeCloseTo(logAbsDeterminant(luFactor(matrix, n)).logAbs, 10);
    }
  });

  it("orders by falling modulus, with conjugate pairs adjacent and +im first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer(), (n, seed) => {
        const { re, im } = eigenDecomposition(gaussian(n, seed), n).values;
        for (let k = 0; k + 1 < n; k++) {
          expect(Math.hypot(re[k], im[k])).toBeGreaterThanOrEqual(Math.hypot(re[k + 1], im[k + 1]) - 1e-15);
          if (im[k] > 0) expect([re[k + 1], im[k + 1]]).toEqual([re[k], -im[k]]);
        }
        expect(im.reduce((sum, x) => sum + x)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it("keeps equal conjugate pairs apart", () => {
    const turns = Float64Array.of(0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0);
    const result = eigenDecomposition(turns, 4);
    expect([...result.values.im]).toEqual([1, -1, 1, -1]);
    expect(largestOverlap(4, result)).toBeLessThan(1e-15);
  });

  it("gives unit right vectors whose largest entry is real and positive", () => {
    const n = 12;
    const { right } = eigenDecomposition(gaussian(n, 5), n);
    for (let k = 0; k < n; k++) {
      const row = Array.from({ length: n }, (_, i) => entry(right, k * n + i));
      const moduli = row.map(([re, im]) => Math.hypot(re, im));
      expect(Math.hypot(...moduli)).toBeCloseTo(1, 14);
      const [re, im] = row[moduli.indexOf(Math.max(...moduli))];
      expect(re).toBeGreaterThan(0);
      expect(Math.abs(im)).toBeLessThan(1e-15);
    }
  });

  it("moves eigenvalues and vectors with a similarity of powers of two, whatever the scales", () => {
    const n = 6;
    const matrix = gaussian(n, 3);
    const scaled = matrix.map((x, at) => x * 2 ** (9 * (Math.floor(at / n) - (at % n))));
    const [plain, other] = [eigenDecomposition(matrix, n), eigenDecomposition(scaled, n)];
    for (let k = 0; k < n; k++) {
      expect(other.values.re[k]).toBeCloseTo(plain.values.re[k], 12);
      expect(Math.abs(other.values.im[k])).toBeCloseTo(Math.abs(plain.values.im[k]), 12);
    }
  });

  it("stays finite for entries near overflow and underflow", () => {
    for (const size of [1e300, 1e-300]) {
      const { values } = eigenDecomposition(Float64Array.of(2 * size, size, size, 2 * size), 2);
      expect(values.re[0] / size).toBeCloseTo(3, 12);
      expect(values.re[1] / size).toBeCloseTo(1, 12);
    }
  });

  it("marks a defective matrix by its condition number and keeps the eigenvalues", () => {
    const block = eigenDecomposition(Float64Array.of(2, 1, 0, 2), 2);
    expect([...block.values.re]).toEqual([2, 2]);
    expect(block.conditionNumber).toBeGreaterThan(1e12);
    const nilpotent = eigenDecomposition(Float64Array.of(0, 1, 0, 0), 2);
    expect([...nilpotent.values.re]).toEqual([0, 0]);
    expect(nilpotent.conditionNumber).toBeGreaterThan(1e12);
  });

  it("handles the zero matrix and single numbers", () => {
    expect([...eigenDecomposition(new Float64Array(9), 3).values.re]).toEqual([0, 0, 0]);
    const single = eigenDecomposition(Float64Array.of(-4), 1);
    expect([single.values.re[0], single.right.re[0], single.left.re[0], single.conditionNumber]).toEqual([-4, 1, 1, 1]);
  });

  it("tells sensitive eigenvalues from robust ones", () => {
    const { sensitivities } = eigenDecomposition(Float64Array.of(1, 1000, 0, 0, 1.1, 0, 0, 0, 5), 3);
    expect(sensitivities[0]).toBeCloseTo(1, 12);
    expect(sensitivities[1]).toBeGreaterThan(5000);
  });

  it("refuses NaN, infinities and wrong sizes", () => {
    expect(() => eigenDecomposition(Float64Array.of(1, NaN, 0, 1), 2)).toThrow(/finite entries, got NaN in row 0, column 1/);
    expect(() => eigenDecomposition(Float64Array.of(1, Infinity, 0, 1), 2)).toThrow(InvalidInputError);
    expect(() => eigenDecomposition(new Float64Array(3), 2)).toThrow(InvalidInputError);
    expect(() => eigenDecomposition(new Float64Array(0), 0)).toThrow(InvalidInputError);
  });
});
