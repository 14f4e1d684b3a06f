import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { singularValueDecomposition } from "../numeric/linalg/singular-value-decomposition.ts";
import { singularValueScratch, smallSingularValues } from "./small-singular-values.ts";
import { randomRotation, randomStates } from "./test-states.ts";

const values = (entries: readonly number[], rows: number, columns: number) =>
  smallSingularValues(Float64Array.from(entries), rows, columns, singularValueScratch(Math.max(rows, columns)));

describe("smallSingularValues", () => {
  it("gives 3 and 1 for [[2, 1], [1, 2]], and the lengths of orthogonal rows", () => {
    [3, 1].forEach((value, k) => expect(values([2, 1, 1, 2], 2, 2)[k]).toBeCloseTo(value, 14));
    [13, 5].forEach((value, k) => expect(values([3, 4, 0, 0, 0, 0, 5, 12], 2, 4)[k]).toBeCloseTo(value, 13));
  });

  it("gives zeros for a zero matrix and for missing rank", () => {
    expect([...values([0, 0, 0, 0], 2, 2)]).toEqual([0, 0]);
    [5, 0].forEach((value, k) => expect(values([1, 2, 2, 4], 2, 2)[k]).toBeCloseTo(value, 14));
  });

  it("agrees with the full decomposition for random matrices of any shape, tall, wide or of low rank", () => {
    const shapes = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 12 }), fc.nat());
    const scratch = singularValueScratch(12);
    fc.assert(
      fc.property(shapes, ([rows, columns, zeroed, seed]) => {
        const matrix = Float64Array.from(randomStates(rows, columns, seed).data, (entry, at) => (at % columns < zeroed ? 0 : entry));
        const reference = singularValueDecomposition(matrix, rows, columns).values;
        const found = smallSingularValues(matrix, rows, columns, scratch);
        expect(found.length).toBe(reference.length);
        reference.forEach((value, k) => expect(Math.abs(found[k] - value)).toBeLessThan(1e-13 * (1 + reference[0])));
      }),
    );
  });

  it("gives ones for a rotation and leaves its input as it was", () => {
    const { data } = randomRotation(20, 3);
    const matrix = Float64Array.from(data);
    smallSingularValues(matrix, 20, 20, singularValueScratch(20)).forEach((value) => expect(value).toBeCloseTo(1, 13));
    expect(matrix).toEqual(data);
  });
});
