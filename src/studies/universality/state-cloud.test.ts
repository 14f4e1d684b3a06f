import { expect, it } from "vitest";
import { stateCloud } from "./state-cloud.ts";

/** Four states (h: 3 units; then c: 1 unit) around (0, 0, 0, 5): ±2 on the first axis, ±1 on the second. */
const states = Float32Array.from([2, 0, 0, 5, -2, 0, 0, 5, 0, 1, 0, 5, 0, -1, 0, 5]);
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

it("sees h alone, whatever c does", () => {
  const spread = stateCloud(states.map((value, at) => (at % 4 === 3 ? value + at : value)), 4, 3);
  expect(spread.geometry).toEqual(cloud.geometry);
  expect(spread.project(Float64Array.of(2, 1, 0, 99))).toEqual(cloud.project(Float64Array.of(2, 1, 0, 5)));
});
