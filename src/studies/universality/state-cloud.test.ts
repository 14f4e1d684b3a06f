import { expect, it } from "vitest";
import { createStream } from "../../numeric/random.ts";
import { stateCloud } from "./state-cloud.ts";

/** Four states (h: 3 units; then c: 1 unit) around (0, 0, 0, 5): ±2 on the first axis, ±1 on the second. */
const states = Float64Array.from([2, 0, 0, 5, -2, 0, 0, 5, 0, 1, 0, 5, 0, -1, 0, 5]);
const cloud = stateCloud(states, 4, 3);

it("projects states on the components about their mean, and directions without it", () => {
  expect(cloud.project(Float64Array.of(2, 1, 0, 5)).map((value) => Math.abs(value))).toEqual([2, 1, 0]);
  expect(cloud.projectDirection(Float64Array.of(1, 0, 0, 0)).map((value) => Math.abs(value))).toEqual([1, 0, 0]);
});

it("gives the shares of variance and the participation ratio (8 + 2)² / (8² + 2²)", () => {
  const { geometry } = cloud;
  expect(geometry.varianceShares[0]).toBeCloseTo(0.8, 12);
  expect(geometry.varianceShares[1]).toBeCloseTo(0.2, 12);
  expect(geometry.participationRatio).toBeCloseTo(100 / 68, 12);
});

it("sees h alone in pictures and geometry, and the whole state in distances", () => {
  const spread = stateCloud(states.map((value, at) => (at % 4 === 3 ? value + at : value)), 4, 3);
  expect(spread.geometry).toEqual(cloud.geometry);
  expect(spread.project(Float64Array.of(2, 1, 0, 99))).toEqual(cloud.project(Float64Array.of(2, 1, 0, 5)));
  expect(spread.distance(Float64Array.of(0, 0, 0, 99))).toBeGreaterThan(10 * spread.distance(Float64Array.of(0, 0, 0, 12)));
});

it("scales distances so that the visited states' root mean square is 1, whatever the cloud's shape", () => {
  const rows = 400;
  const stretched = new Float64Array(rows * 5);
  createStream({ study: "test", purpose: "cloud", seed: 1 }).fillNormal(stretched);
  const shaped = stretched.map((value, at) => value * [100, 10, 1, 0.1, 3][at % 5] + 7);
  const { distance } = stateCloud(shaped, 5, 5);
  const squares = Array.from({ length: rows }, (_, row) => distance(shaped.subarray(5 * row, 5 * row + 5)) ** 2);
  expect(squares.reduce((sum, square) => sum + square, 0) / rows).toBeCloseTo((rows - 1) / rows, 9);
});

it("finds a state off the visited plane far away, however near it is to the mean", () => {
  expect(cloud.distance(Float64Array.of(0, 0, 0, 5))).toBe(0);
  expect(cloud.distance(Float64Array.of(2, 0, 0, 5))).toBeLessThan(1);
  expect(cloud.distance(Float64Array.of(0, 0, 0.1, 5))).toBeGreaterThan(1000);
});
