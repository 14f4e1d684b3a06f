import fc from "fast-check";
import { expect, it } from "vitest";
import { rowCombinations } from "./row-combinations.ts";
import { rowsOf } from "./row-products.ts";
import { mapped, randomStates } from "./test-states.ts";

it("gives the sum and the difference of two rows", () => {
  const rows = [Float64Array.of(1, 2, 3), Float64Array.of(10, 20, 30)];
  expect([...rowCombinations(Float64Array.of(1, 1, 1, -1), rows)]).toEqual([11, 22, 33, -9, -18, -27]);
});

it("is the matrix product summed one number at a time, bit for bit, for rows shorter and longer than a stretch", () => {
  const shapes = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 510, max: 1030 })), fc.nat());
  fc.assert(
    fc.property(shapes, ([count, n, length, seed]) => {
      const [weights, rows] = [randomStates(count, n, seed), randomStates(n, length, seed + 1)];
      expect(rowCombinations(Float64Array.from(weights.data), rowsOf(Float64Array.from(rows.data), length))).toEqual(mapped(weights, rows).data);
    }),
    { numRuns: 40 },
  );
});
