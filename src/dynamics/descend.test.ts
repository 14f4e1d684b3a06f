import { describe, expect, it } from "vitest";
import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { descend } from "./descend.ts";
import { halfSquare } from "./row-calls.ts";
import { searchProblem, type AttemptTable } from "./search-problem.ts";
import { affineMap } from "./test-maps/affine-map.ts";
import { goldenNetwork } from "./test-maps/tanh-network.ts";

/** The table of attempts before and after a descent of `steps`. */
function descended(map: DynamicalMap, seeds: Float64Array, steps: number): { before: Float64Array; table: AttemptTable } {
  const D = map.dimension;
  const problem = searchProblem(map, seeds, { descentSteps: steps });
  const residuals = new Float64Array(seeds.length);
  map.step(seeds, new Float64Array(0), residuals);
  for (let at = 0; at < seeds.length; at++) residuals[at] -= seeds[at];
  const q = Float64Array.from({ length: problem.count }, (_, row) => halfSquare(residuals, row, D));
  const table: AttemptTable = { states: seeds.slice(), residuals, q, iterations: new Int32Array(problem.count), outcomes: Array.from(q, () => undefined) };
  const before = q.slice();
  for (const { total } of descend(problem, table)) expect(total).toBe(steps);
  return { before, table };
}

describe("descend", () => {
  it("lowers q from every seed", () => {
    const seeds = Float64Array.from({ length: 40 }, (_, at) => (((at + 1) * 0.6180339887498949) % 2) - 1);
    const { before, table } = descended(goldenNetwork(4), seeds, 10);
    for (const [row, q] of table.q.entries()) expect(q).toBeLessThan(before[row]);
  });

  it("lands on the fixed point of an isotropic map in its first step, Cauchy's, and then stops", () => {
    const { table } = descended(affineMap([[0.5, 0], [0, 0.5]], [1, -1]), Float64Array.of(5, 5, -100, 3), 20);
    expect([...table.states]).toEqual([2, -2, 2, -2].map((value) => expect.closeTo(value, 12)));
    expect(table.outcomes).toEqual(["converged", "converged"]);
    expect(Math.max(...table.iterations)).toBeLessThanOrEqual(2);
  });

  it("moves an attempt the same whatever others descend beside it", () => {
    const map = goldenNetwork(4);
    const one = Float64Array.of(0.9, -0.3, 0.2, 0.4);
    const alone = descended(map, one, 7).table.states;
    const beside = descended(map, Float64Array.of(...one, 1, 1, 1, 1), 7).table.states.subarray(0, 4);
    expect(beside).toEqual(alone);
  });
});
