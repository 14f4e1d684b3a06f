import { expect, it } from "vitest";
import { stateGeometry } from "./state-geometry.ts";

/** Four states (h: 3 units; then c: 1 unit) around (0, 0, 0, 5): ±2 on the first axis, ±1 on the second. */
const states = Float64Array.from([2, 0, 0, 5, -2, 0, 0, 5, 0, 1, 0, 5, 0, -1, 0, 5]);
const { geometry, view } = stateGeometry(states, 4, 3);

it("projects states on the components about their mean, and directions without it", () => {
  expect(view.project(Float64Array.of(2, 1, 0, 5)).map((value) => Math.abs(value))).toEqual([2, 1, 0]);
  expect(view.projectDirection(Float64Array.of(1, 0, 0, 0)).map((value) => Math.abs(value))).toEqual([1, 0, 0]);
});

it("gives the shares of variance and the participation ratio (8 + 2)² / (8² + 2²)", () => {
  expect(geometry.varianceShares[0]).toBeCloseTo(0.8, 12);
  expect(geometry.varianceShares[1]).toBeCloseTo(0.2, 12);
  expect(geometry.participationRatio).toBeCloseTo(100 / 68, 12);
  expect(geometry.threeComponentShare).toBeCloseTo(1, 12);
});

it("measures the geometry of h alone, so that spreading c changes only the view", () => {
  const spread = states.map((value, at) => (at % 4 === 3 ? value + at : value));
  const changed = stateGeometry(spread, 4, 3).geometry;
  expect(changed.participationRatio).toBe(geometry.participationRatio);
  expect(changed.varianceShares[0]).not.toBeCloseTo(geometry.varianceShares[0], 3);
});
