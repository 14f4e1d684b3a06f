import { describe, expect, it } from "vitest";
import { chord, type Anchor } from "./chord.ts";
import { linearSystems } from "./linear-systems.ts";
import { halfSquare } from "./row-calls.ts";
import { searchProblem, type AttemptTable } from "./search-problem.ts";
import { tanhNetwork } from "./test-maps/tanh-network.ts";

/** h' = tanh(2h) in one dimension: fixed points 0 and ±0.957504. */
const map = tanhNetwork({ recurrent: [[2]] });
const none = new Float64Array(0);
const root = 0.957504024077268;

function anchorAt(state: number): Anchor {
  const J = new Float64Array(1);
  map.jacobian(Float64Array.of(state), none, J);
  const systems = linearSystems(1);
  return { state: Float64Array.of(state), input: none, inverse: systems.inverse(systems.factorise(Float64Array.of(1 - J[0]))), inputGroup: 0 };
}

function after(anchor: Anchor, seeds: Float64Array): AttemptTable {
  const residuals = new Float64Array(seeds.length);
  map.step(seeds, none, residuals);
  for (let at = 0; at < seeds.length; at++) residuals[at] -= seeds[at];
  const q = Float64Array.from(seeds, (_, row) => halfSquare(residuals, row, 1));
  const table: AttemptTable = { states: seeds.slice(), residuals, q, iterations: new Int32Array(seeds.length), outcomes: Array.from(q, () => undefined) };
  chord(searchProblem(map, seeds, {}), table, anchor, [...seeds.keys()]);
  return table;
}

describe("chord", () => {
  it("brings attempts near the anchor to it, quadratically", () => {
    const { states, outcomes, iterations, q } = after(anchorAt(root), Float64Array.of(0.96, 0.9, 1.2));
    expect(outcomes).toEqual(["converged", "converged", "converged"]);
    for (const state of states) expect(state).toBeCloseTo(root, 12);
    expect(Math.max(...q)).toBeLessThan(1e-24);
    expect(iterations[0]).toBeLessThanOrEqual(4);
  });

  it("leaves attempts that belong elsewhere as they were", () => {
    const seeds = Float64Array.of(-0.957, 0.001, -0.5);
    const { states, outcomes, iterations } = after(anchorAt(root), seeds);
    expect(states).toEqual(seeds);
    expect(outcomes).toEqual([undefined, undefined, undefined]);
    expect([...iterations]).toEqual([0, 0, 0]);
  });
});
