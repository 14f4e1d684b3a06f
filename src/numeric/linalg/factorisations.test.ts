import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../errors.ts";
import { createStream } from "../random.ts";
import { balance } from "./balance.ts";
import { householderQr } from "./householder-qr.ts";
import { logAbsDeterminant, luFactor, luSolve } from "./lu.ts";
import { singularValueDecomposition } from "./singular-value-decomposition.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

function gaussian(rows: number, columns: number, seed: number): Float64Array {
  const out = new Float64Array(rows * columns);
  createStream({ study: "linalg", purpose: "test matrix", seed }).fillNormal(out);
  return out;
}

/** A·B for row-major A [rows, inner], B [inner, columns]. */
function product(a: Float64Array, b: Float64Array, rows: number, inner: number, columns: number): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < inner; k++) sum += a[Math.floor(at / columns) * inner + k] * b[k * columns + (at % columns)];
    return sum;
  });
}

function transpose(a: Float64Array, rows: number, columns: number): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, at) => a[(at % rows) * columns + Math.floor(at / rows)]);
}

const identity = (n: number): Float64Array => Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
const largestDifference = (a: Float64Array, b: Float64Array): number =>
  a.reduce((worst, x, k) => Math.max(worst, Math.abs(x - b[k])), a.length === b.length ? 0 : Infinity);
const size = fc.integer({ min: 1, max: 9 });

describe("luFactor and luSolve", () => {
  it("solve a system with known answer, which needs a row swap", () => {
    const factors = luFactor(Float64Array.of(0, 2, 3, 1), 2);
    expect([...luSolve(factors, Float64Array.of(4, 5))]).toEqual([1, 2]);
    expect(factors.sign).toBe(-1);
    expect(logAbsDeterminant(factors).logAbs).toBeCloseTo(Math.log(6), 15);
  });

  it("solve A·X = B for any number of right sides, leaving A and B as they were", () => {
    fc.assert(
      fc.property(size, size, fc.integer(), (n, columns, seed) => {
        const [a, b] = [gaussian(n, n, seed), gaussian(n, columns, seed + 1)];
        const [keptA, keptB] = [a.slice(), b.slice()];
        const factors = luFactor(a, n);
        fc.pre(factors.pivotRatio > 1e-6);
        expect(largestDifference(product(a, luSolve(factors, b, columns), n, n, columns), b)).toBeLessThan(1e-8);
        expect([a, b]).toEqual([keptA, keptB]);
      }),
    );
  });

  it("give determinants that multiply", () => {
    fc.assert(
      fc.property(size, fc.integer(), (n, seed) => {
        const [a, b] = [gaussian(n, n, seed), gaussian(n, n, seed + 1)];
        const [da, db, dab] = [a, b, product(a, b, n, n, n)].map((matrix) => logAbsDeterminant(luFactor(matrix, n)));
        fc.pre(Math.min(da.logAbs, db.logAbs) > -12);
        expect(dab.sign).toBe(da.sign * db.sign);
        expect(dab.logAbs).toBeCloseTo(da.logAbs + db.logAbs, 6);
      }),
    );
  });

  it("say when a matrix is singular", () => {
    const factors = luFactor(Float64Array.of(1, 2, 2, 4), 2);
    expect([factors.sign, factors.pivotRatio, logAbsDeterminant(factors).logAbs]).toEqual([0, 0, -Infinity]);
    expect(luFactor(new Float64Array(4), 2).pivotRatio).toBe(0);
  });

  it("do not overflow where the determinant would", () => {
    const large = identity(200).map((x) => x * 1e10);
    expect(logAbsDeterminant(luFactor(large, 200)).logAbs).toBeCloseTo(2000 * Math.LN10, 8);
  });

  it("refuse wrong shapes", () => {
    expect(() => luFactor(new Float64Array(3), 2)).toThrow(InvalidInputError);
    expect(() => luSolve(luFactor(identity(2), 2), new Float64Array(3))).toThrow(InvalidInputError);
  });
});

describe("householderQr", () => {
  it("factors a 3-4-5 triangle exactly", () => {
    const { q, r } = householderQr(Float64Array.of(3, 4), 2, 1);
    expect(largestDifference(q, Float64Array.of(0.6, 0.8))).toBeLessThan(1e-15);
    expect(r[0]).toBeCloseTo(5, 14);
  });

  it("gives orthonormal Q, upper triangular R with diagonal ≥ 0, and Q·R = A, for every shape and rank", () => {
    fc.assert(
      fc.property(size, size, fc.integer(), fc.boolean(), (first, second, seed, dependent) => {
        const [rows, columns] = [Math.max(first, second), Math.min(first, second)];
        const a = gaussian(rows, columns, seed);
        if (dependent) for (let i = 0; i < rows; i++) a[i * columns + columns - 1] = 2 * a[i * columns];
        const { q, r } = householderQr(a, rows, columns);
        expect(largestDifference(product(q, r, rows, columns, columns), a)).toBeLessThan(1e-13);
        const gram = product(transpose(q, rows, columns), q, columns, rows, columns);
        expect(largestDifference(gram, identity(columns))).toBeLessThan(1e-13);
        for (let i = 0; i < columns; i++) {
          expect(r[i * columns + i]).toBeGreaterThanOrEqual(0);
          for (let j = 0; j < i; j++) expect(r[i * columns + j]).toBe(0);
        }
      }),
    );
  });

  it("has the determinant's modulus as product of R's diagonal", () => {
    const a = gaussian(6, 6, 4);
    const { r } = householderQr(a, 6, 6);
    const logProduct = Array.from({ length: 6 }, (_, k) => Math.log(r[7 * k])).reduce((sum, x) => sum + x);
    expect(logProduct).toBeCloseTo(logAbsDeterminant(luFactor(a, 6)).logAbs, 12);
  });

  it("keeps Q orthonormal for a zero matrix, and refuses wide matrices", () => {
    expect([...householderQr(new Float64Array(6), 3, 2).q]).toEqual([1, 0, 0, 1, 0, 0]);
    expect(() => householderQr(new Float64Array(6), 2, 3)).toThrow(InvalidInputError);
  });
});

describe("symmetricEigen", () => {
  it("finds 3 and 1 in [[2, 1], [1, 2]]", () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect(largestDifference(values, Float64Array.of(3, 1))).toBeLessThan(1e-15);
    const half = Math.SQRT1_2;
    expect(largestDifference(vectors, Float64Array.of(half, half, half, -half))).toBeLessThan(1e-15);
  });

  it("gives A = VᵀΛV with orthonormal V, largest first, at any magnitude", () => {
    fc.assert(
      fc.property(size, fc.integer(), fc.constantFrom(1, 1e200, 1e-200), (n, seed, magnitude) => {
        const g = gaussian(n, n, seed);
        const a = g.map((x, at) => (x + g[(at % n) * n + Math.floor(at / n)]) * magnitude);
        const { values, vectors } = symmetricEigen(a, n);
        const scaled = vectors.map((x, at) => (x * values[Math.floor(at / n)]) / magnitude);
        const again = product(transpose(vectors, n, n), scaled, n, n, n);
        expect(largestDifference(again, a.map((x) => x / magnitude))).toBeLessThan(1e-13 * n);
        expect(largestDifference(product(vectors, transpose(vectors, n, n), n, n, n), identity(n))).toBeLessThan(1e-13);
        expect(values).toEqual(values.toSorted((x, y) => y - x));
      }),
    );
  });
});

describe("singularValueDecomposition", () => {
  it("finds 5 and 3 in the textbook matrix [[3, 2, 2], [2, 3, −2]]", () => {
    const { values } = singularValueDecomposition(Float64Array.of(3, 2, 2, 2, 3, -2), 2, 3);
    expect(largestDifference(values, Float64Array.of(5, 3))).toBeLessThan(1e-14);
  });

  it("rebuilds matrices of every shape from orthonormal vectors", () => {
    fc.assert(
      fc.property(size, size, fc.integer(), (rows, columns, seed) => {
        const a = gaussian(rows, columns, seed);
        const count = Math.min(rows, columns);
        const { values, left, right } = singularValueDecomposition(a, rows, columns);
        const scaled = right.map((x, at) => x * values[Math.floor(at / columns)]);
        expect(largestDifference(product(transpose(left, count, rows), scaled, rows, count, columns), a)).toBeLessThan(1e-13);
        for (const [vectors, length] of [[left, rows], [right, columns]] as const) {
          const gram = product(vectors, transpose(vectors, count, length), count, length, count);
          expect(largestDifference(gram, identity(count))).toBeLessThan(1e-13);
        }
      }),
    );
  });

  it("has the eigenvalues of AᵀA as squares of its values", () => {
    const a = gaussian(8, 5, 2);
    const { values } = singularValueDecomposition(a, 8, 5);
    const gram = symmetricEigen(product(transpose(a, 8, 5), a, 5, 8, 5), 5);
    expect(largestDifference(values.map((x) => x * x), gram.values)).toBeLessThan(1e-12);
  });
});

describe("balance", () => {
  it("leaves a balanced matrix alone and equalises a scaled one by powers of two", () => {
    const even = gaussian(5, 5, 1);
    expect(balance(even, 5).balanced).toEqual(even);
    const skewed = even.map((x, at) => x * 2 ** (7 * (Math.floor(at / 5) - (at % 5))));
    const { balanced, scale } = balance(skewed, 5);
    const restored = balanced.map((x, at) => (x * scale[Math.floor(at / 5)]) / scale[at % 5]);
    expect(restored).toEqual(skewed);
    expect(Math.max(...balanced.map(Math.abs))).toBeLessThan(20);
  });
});
