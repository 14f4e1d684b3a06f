import { describe, expect, it } from "vitest";
import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { cos, sin } from "../numeric/elementary.ts";
import { defineMap } from "./define-map.ts";
import { linearSystems } from "./linear-systems.ts";
import { polish } from "./polish.ts";
import { affineMap } from "./test-maps/affine-map.ts";
import { goldenNetwork } from "./test-maps/tanh-network.ts";

const from = (map: DynamicalMap, state: readonly number[], tolerance = 1e-24) =>
  polish({
    map,
    state: Float64Array.from(state),
    input: new Float64Array(0),
    tolerance,
    steps: 50,
    region: { centre: new Float64Array(map.dimension), radius: 100 },
    systems: linearSystems(map.dimension),
  });

/** x' = x + ½(1 − ‖x‖²)x: every point of the unit circle is fixed. */
const ring = defineMap({
  dimension: 2,
  step: ([x, y], _u, out) => {
    const pull = 1 + (1 - x * x - y * y) / 2;
    out.set([pull * x, pull * y]);
  },
  jacobian: ([x, y], _u, out) => {
    const pull = 1 + (1 - x * x - y * y) / 2;
    out.set([pull - x * x, -x * y, -x * y, pull - y * y]);
  },
});

describe("polish", () => {
  it("solves an affine map in one step", () => {
    const { state, outcome, iterations } = from(affineMap([[0.5, 0.25], [-0.5, 2]], [1, 1]), [7, -3]);
    expect(outcome).toBe("converged");
    expect(iterations).toBeLessThanOrEqual(2);
    expect([...state]).toEqual([expect.closeTo(2, 12), expect.closeTo(0, 12)]);
  });

  it("squares the residual from step to step and ends at rounding level", () => {
    const golden = goldenNetwork(4);
    const { q, state, iterations } = from(golden, [0.77, -0.78, 0.78, -0.77]);
    expect(q).toBeLessThan(1e-30);
    expect(iterations).toBeLessThan(7);
    expect(state[0]).toBeCloseTo(0.775516, 6);
  });

  it("moves straight to a line of fixed points and not along it", () => {
    const { state, outcome } = from(affineMap([[1, 0], [0, 0.5]]), [0.3, 0.2]);
    expect(outcome).toBe("converged");
    expect([...state]).toEqual([expect.closeTo(0.3, 10), expect.closeTo(0, 10)]);
  });

  it("moves straight to a ring of fixed points, keeping the angle", () => {
    for (const angle of [0.3, 1.1, 2.9, 4.4]) {
      const [c, s] = [cos(angle), sin(angle)];
      const { state, q } = from(ring, [1.3 * c, 1.3 * s]);
      expect(q).toBeLessThan(1e-24);
      expect([...state]).toEqual([expect.closeTo(c, 6), expect.closeTo(s, 6)]);
    }
  });

  it("stops where q first meets a coarse tolerance, long before the exact fixed point", () => {
    const { state, q, outcome } = from(affineMap([[0.999, 0], [0, 0]]), [1, 1], 1e-6);
    expect(outcome).toBe("converged");
    expect(q).toBeLessThanOrEqual(1e-6);
    expect(state[0]).toBeGreaterThan(0.95);
  });

  it("does not touch the state it starts from", () => {
    const start = Float64Array.of(7, -3);
    const map = affineMap([[0.5, 0], [0, 0.5]]);
    polish({ map, state: start, input: new Float64Array(0), tolerance: 1e-24, steps: 5, region: { centre: new Float64Array(2), radius: 100 }, systems: linearSystems(2) });
    expect([...start]).toEqual([7, -3]);
  });
});
