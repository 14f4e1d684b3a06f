import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cappedSingularValueSum } from "./capped-singular-value-sum.ts";
import { singularValueScratch, smallSingularValues } from "./small-singular-values.ts";
import { mapped, randomRotation, randomStates } from "./test-states.ts";

const sumOf = (entries: Iterable<number>, rows: number, columns: number) =>
  cappedSingularValueSum(Float64Array.from(entries), rows, columns, singularValueScratch(Math.max(rows, columns)));

/** Rotation · diag(values) · rotation. */
function withValues(values: readonly number[], seed: number): Float64Array {
  const n = values.length;
  const data = randomRotation(n, seed).data.map((entry, at) => entry * values[at % n]);
  return Float64Array.from(mapped({ data, rows: n, columns: n }, randomRotation(n, seed + 1)).data);
}

describe("cappedSingularValueSum", () => {
  it("adds 0.75 and 0.25 of [[0.5, 0.25], [0.25, 0.5]], counts 3 and 1 as two ones, and 0 as nothing", () => {
    expect(sumOf([0.5, 0.25, 0.25, 0.5], 2, 2)).toBeCloseTo(1, 14);
    expect(sumOf([2, 1, 1, 2], 2, 2)).toBeCloseTo(2, 14);
    expect(sumOf([0, 0, 0, 0, 0, 0], 2, 3)).toBe(0);
  });

  it("agrees with the singular values one by one for random matrices of any shape, tall, wide or of low rank", () => {
    const shapes = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 12 }), fc.nat());
    const scratch = singularValueScratch(12);
    fc.assert(
      fc.property(shapes, ([rows, columns, zeroed, seed]) => {
        const matrix = Float64Array.from(randomStates(rows, columns, seed).data, (entry, at) => (at % columns < zeroed ? 0 : 0.2 * entry));
        const expected = smallSingularValues(matrix, rows, columns, scratch).reduce((sum, value) => sum + Math.min(value, 1), 0);
        expect(Math.abs(cappedSingularValueSum(matrix, rows, columns, scratch) - expected)).toBeLessThan(2e-7);
      }),
    );
  });

  it("is right to a millionth also where most singular values are small, equal or both", () => {
    const lists = [
      [1, 1e-3, 1e-6, 1e-9, 0, 0],
      [1, 1, 1, 1e-7, 1e-7, 1e-7],
      [0.5, 0.5, 0.5, 0.5],
      [1e-8, 1e-8, 1e-8],
      Array.from({ length: 20 }, (_, k) => 10 ** -k),
    ];
    for (const [seed, values] of lists.entries()) {
      const sum = values.reduce((total, value) => total + value, 0);
      expect(Math.abs(sumOf(withValues(values, 2 * seed), values.length, values.length) - sum)).toBeLessThan(1e-7);
    }
  });

  it("gives n for a rotation, the same for a transpose, and leaves its input as it was", () => {
    const { data } = randomRotation(20, 3);
    const matrix = Float64Array.from(data);
    expect(cappedSingularValueSum(matrix, 20, 20, singularValueScratch(20))).toBeCloseTo(20, 12);
    expect(matrix).toEqual(data);
    const tall = randomStates(7, 3, 1).data.map((entry) => 0.1 * entry);
    expect(sumOf(Float64Array.from({ length: 21 }, (_, at) => tall[(at % 7) * 3 + Math.floor(at / 7)]), 3, 7)).toBe(sumOf(tall, 7, 3));
  });
});
