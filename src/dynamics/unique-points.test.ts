import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchProblem, type AttemptTable } from "./search-problem.ts";
import { affineMap } from "./test-maps/affine-map.ts";
import { uniquePoints } from "./unique-points.ts";

const plane = affineMap([[1, 0], [0, 1]]);

function unique(states: readonly number[], q: readonly number[], uniqueness: number) {
  const rows = Float64Array.from(states);
  const table: AttemptTable = {
    states: rows,
    residuals: new Float64Array(rows.length),
    q: Float64Array.from(q),
    iterations: new Int32Array(q.length),
    outcomes: q.map((value) => (value < 1 ? "converged" : "slow point")),
  };
  return uniquePoints(searchProblem(plane, rows, { uniqueness }), table);
}

describe("uniquePoints", () => {
  it("keeps the duplicate with the lowest q and leaves out what did not converge", () => {
    const { kept, pointOf } = unique([0, 0, 0.05, 0, 1, 1, 0, 0.05], [3e-3, 1e-3, 2e-3, 5], 0.1);
    expect(kept).toEqual([1, 2]);
    expect([...pointOf]).toEqual([0, 0, 1, -1]);
  });

  it("keeps points farther apart than the tolerance and none farther than it from an attempt", () => {
    const coordinate = fc.integer({ min: 0, max: 400 }).map((value) => value / 100);
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 }), fc.constantFrom(0.1, 0.5, 2), (pairs, uniqueness) => {
        const { kept, pointOf } = unique(pairs.flat(), pairs.map((_, k) => ((k * 7) % 11) / 20), uniqueness);
        const apart = (a: number, b: number) => Math.sqrt((pairs[a][0] - pairs[b][0]) ** 2 + (pairs[a][1] - pairs[b][1]) ** 2);
        for (const a of kept) for (const b of kept) if (a !== b) expect(apart(a, b)).toBeGreaterThan(uniqueness);
        for (const [attempt, point] of pointOf.entries()) expect(apart(attempt, kept[point])).toBeLessThanOrEqual(uniqueness);
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});
