import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { norm } from "../norm.ts";
import { aimAtSaddle, type Aim } from "./aim-at-saddle.ts";
import { movedDirection, tangentBasis } from "./direction-sphere.ts";

/** A flight that only measures: state = direction; the miss is what the direction has along the given axes. */
const aimAlong = (axes: readonly number[], tolerance = 1e-9): Aim => ({
  fly: (directions) => Float64Array.from(directions.flatMap((direction) => [...direction])),
  miss: (states, row) => Float64Array.from(axes, (axis) => states[3 * row + axis]),
  steps: 1,
  spacing: 1,
  tolerance,
});
const unit = (x: number, y: number, z: number) => Float64Array.of(x, y, z).map((value) => value / Math.hypot(x, y, z));

describe("aimAtSaddle", () => {
  it("turns a direction until the miss is gone, along the shortest way for one equation of two angles", () => {
    const shot = aimAtSaddle(aimAlong([2]), unit(3, 4, 1), 1);
    [0.6, 0.8, 0].forEach((value, i) => expect(shot?.direction[i]).toBeCloseTo(value, 8));
    const both = aimAtSaddle(aimAlong([1, 2]), unit(3, 1, -1), 1);
    [1, 0, 0].forEach((value, i) => expect(both?.direction[i]).toBeCloseTo(value, 8));
  });

  it("gives directions that miss by what is asked for, to first order", () => {
    const shot = aimAtSaddle(aimAlong([1, 2]), unit(3, 1, -1), 1);
    const [, y, z] = shot?.turnedToMiss(Float64Array.of(1e-4, -2e-4)) ?? [];
    expect(y).toBeCloseTo(1e-4, 7);
    expect(z).toBeCloseTo(-2e-4, 7);
  });

  it("gives up where no direction hits, or the miss does not depend on it", () => {
    const off = { ...aimAlong([0]), miss: (states: Float64Array, row: number) => Float64Array.of(2 + states[3 * row]) };
    expect(aimAtSaddle(off, unit(1, 1, 1), 1)).toBeUndefined();
    expect(aimAtSaddle({ ...off, miss: () => Float64Array.of(1) }, unit(1, 1, 1), 1)).toBeUndefined();
  });
});

describe("tangentBasis", () => {
  it("is orthonormal and orthogonal to the direction, and moving along it stays on the sphere", () => {
    const vector = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 6 }).filter((entries) => entries.some((entry) => entry !== 0));
    fc.assert(
      fc.property(vector, (entries) => {
        const direction = Float64Array.from(entries, (entry) => entry / Math.hypot(...entries));
        const all = [direction, ...tangentBasis(direction)];
        expect(all).toHaveLength(entries.length);
        for (const [i, one] of all.entries()) for (const [j, other] of all.entries()) expect(one.reduce((sum, value, k) => sum + value * other[k], 0)).toBeCloseTo(i === j ? 1 : 0, 12);
        expect(norm(movedDirection(direction, all.slice(1), all.slice(1).map((_, k) => 0.1 * k)))).toBeCloseTo(1, 14);
      }),
    );
  });
});
