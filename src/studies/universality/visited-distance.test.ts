import { expect, it } from "vitest";
import { createStream } from "../../numeric/random.ts";
import { visitedDistance } from "./visited-distance.ts";

it("scales distances so that the visited states' root mean square is 1, whatever the cloud's shape", () => {
  const rows = 400;
  const stretched = new Float64Array(rows * 5);
  createStream({ study: "test", purpose: "cloud", seed: 1 }).fillNormal(stretched);
  const shaped = stretched.map((value, at) => value * [100, 10, 1, 0.1, 3][at % 5] + 7);
  const distance = visitedDistance(shaped, 5);
  const squares = Array.from({ length: rows }, (_, row) => distance(shaped.subarray(5 * row, 5 * row + 5)) ** 2);
  expect(squares.reduce((sum, square) => sum + square, 0) / rows).toBeCloseTo((rows - 1) / rows, 9);
});

it("finds a state off the visited plane far away, however near it is to the mean", () => {
  const distance = visitedDistance(Float64Array.of(2, 0, 5, -2, 0, 5, 0, 1, 5, 0, -1, 5), 3);
  expect(distance(Float64Array.of(0, 0, 5))).toBe(0);
  expect(distance(Float64Array.of(2, 0, 5))).toBeLessThan(1);
  expect(distance(Float64Array.of(0, 0, 5.1))).toBeGreaterThan(1000);
});
