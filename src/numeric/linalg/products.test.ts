import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dot } from "./dot.ts";
import { transposed } from "./transposed.ts";

describe("dot", () => {
  test("of two vectors, and of none", () => {
    expect(dot(Float64Array.of(1, 2, 3), Float64Array.of(4, -5, 6))).toBe(12);
    expect(dot(new Float64Array(0), new Float64Array(0))).toBe(0);
  });

  test("adds up in order", () => {
    expect(dot(Float64Array.of(1e16, 1, -1e16), Float64Array.of(1, 1, 1))).toBe(0);
  });
});

describe("transposed", () => {
  test("makes columns of rows", () => {
    expect(transposed(Float64Array.of(1, 2, 3, 4, 5, 6), 3)).toEqual(Float64Array.of(1, 4, 2, 5, 3, 6));
  });

  test("twice, it gives the matrix back", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (rows, columns) => {
      const matrix = Float64Array.from({ length: rows * columns }, (_, k) => k);
      expect(transposed(transposed(matrix, columns), rows)).toEqual(matrix);
    }));
  });
});
