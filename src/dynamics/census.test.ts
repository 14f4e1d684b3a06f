import fc from "fast-check";
import { expect, it } from "vitest";
import { censusOf } from "./census.ts";

const pointsWith = (dimensions: readonly number[]) => dimensions.map((unstableDimensions) => ({ unstableDimensions }));

it("counts the corners, edges, faces and the middle of a cube", () => {
  const corners = [0, 1, 2].flatMap((x) => [0, 1, 2].flatMap((y) => [0, 1, 2].map((z) => [x, y, z])));
  expect(censusOf(pointsWith(corners.map((place) => place.filter((side) => side === 1).length)))).toEqual([8, 12, 6, 1]);
});

it("ends with the most unstable point, or with what was asked for", () => {
  expect(censusOf([])).toEqual([]);
  expect(censusOf(pointsWith([2, 0]))).toEqual([1, 0, 1]);
  expect(censusOf(pointsWith([2, 0]), 3)).toEqual([1, 0, 1, 0]);
  expect(censusOf(pointsWith([5]), 3)).toEqual([0, 0, 0, 0, 0, 1]);
});

it("counts as filtering does, every point once", () => {
  fc.assert(fc.property(fc.array(fc.nat(9)), fc.integer({ min: -1, max: 6 }), (dimensions, upTo) => {
    const census = censusOf(pointsWith(dimensions), upTo);
    expect(census).toEqual(Array.from({ length: Math.max(upTo, ...dimensions) + 1 }, (_, k) => dimensions.filter((count) => count === k).length));
    expect(census.reduce((sum, count) => sum + count, 0)).toBe(dimensions.length);
  }));
});
