import { describe, expect, it } from "vitest";
import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { cos, sin } from "../../numeric/elementary.ts";
import { defineMap } from "../define-map.ts";
import type { InputLine } from "./input-line.ts";
import { inputDependentPoints } from "./input-dependent-points.ts";

const lineOf = (parameters: readonly number[]): InputLine => ({ origin: Float64Array.of(0), direction: Float64Array.of(1), parameters });

/** Rotation by the input, growing by 0.9 + u/2 a step: one fixed point at (u, 0), which turns unstable at u = 0.2. */
const spiral: DynamicalMap = defineMap({
  dimension: 2,
  inputDimension: 1,
  step: ([x, y], [u], out) => {
    const g = 0.9 + u / 2;
    out.set([u + g * (cos(u) * (x - u) - sin(u) * y), g * (sin(u) * (x - u) + cos(u) * y)]);
  },
  jacobian: (_x, [u], out) => {
    const g = 0.9 + u / 2;
    out.set([g * cos(u), -g * sin(u), g * sin(u), g * cos(u)]);
  },
  inputJacobian: ([x, y], [u], out) => {
    const [g, c, s] = [0.9 + u / 2, cos(u), sin(u)];
    out.set([1 + (c * (x - u) - s * y) / 2 + g * (-s * (x - u) - c * y - c), (s * (x - u) + c * y) / 2 + g * (c * (x - u) - s * y - s)]);
  },
});

/** x' = x² + u: two fixed points below u = ¼, none above. */
const quadratic: DynamicalMap = defineMap({
  dimension: 1,
  inputDimension: 1,
  step: ([x], [u], out) => out.fill(x * x + u),
  jacobian: ([x], _u, out) => out.fill(2 * x),
  inputJacobian: (_x, _u, out) => out.fill(1),
});

describe("inputDependentPoints", () => {
  it("follows a spiral's centre from one search along every input, and names the Neimark–Sacker point that it meets", () => {
    const parameters = [0.1, 0.15, 0.19, 0.24, 0.4];
    const { points, branches, searches } = inputDependentPoints(spiral, lineOf(parameters), [{ at: 4, seeds: Float64Array.of(0, 0, 1, 1) }]);
    expect(points.map(({ at, branch }) => [at, branch])).toEqual([[0, 0], [1, 0], [2, 0], [3, 0], [4, 0]]);
    expect(points.map(({ point }) => point.unstableDimensions)).toEqual([0, 0, 0, 2, 2]);
    for (const { at, point } of points) {
      expect([...point.state]).toEqual([expect.closeTo(parameters[at], 12), expect.closeTo(0, 12)]);
      expect(point.frequencies[0]).toBeCloseTo(parameters[at], 12);
    }
    expect(branches).toEqual([
      { points: [0, 1, 2, 3, 4], ends: { down: "reached the lower bound", up: "reached the upper bound" }, events: [{ kind: "Neimark–Sacker", parameter: expect.closeTo(0.2, 4) }] },
    ]);
    expect(searches.map(({ at, search }) => [at, search.attempts.length, search.points.length])).toEqual([[4, 2, 1]]);
  });

  it("counts a branch that folds once, with both of its points at an input", () => {
    const { points, branches } = inputDependentPoints(quadratic, lineOf([0, 0.1, 0.2, 0.3]), [{ at: 0, seeds: Float64Array.of(-0.1, 1.1) }, { at: 3, seeds: Float64Array.of(0.5) }]);
    expect(points.map(({ at, point }) => [at, point.unstableDimensions])).toEqual([[0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 1]]);
    expect(branches).toHaveLength(1);
    expect(branches[0].points.map((p) => points[p].at)).toEqual([0, 1, 2, 2, 1, 0]);
    expect(branches[0].events.map(({ kind }) => kind)).toEqual(["fold"]);
  });

  it("calls a stability that jumps at a corner unresolved, since no eigenvalue is ever on the unit circle", () => {
    const slope = (x: number) => (x < 0 ? -1.5 : 0.5);
    const cornered = defineMap({ dimension: 1, inputDimension: 1, step: ([x], [u], out) => out.fill(slope(x) * x + u), jacobian: ([x], _u, out) => out.fill(slope(x)), inputJacobian: (_x, _u, out) => out.fill(1) });
    const { points, branches } = inputDependentPoints(cornered, lineOf([-1, -0.4, 0.3, 1]), [{ at: 0, seeds: Float64Array.of(-0.5) }]);
    expect(points.map(({ point }) => [point.state[0], point.unstableDimensions])).toEqual([[-0.4, 1], [-0.16, 1], [0.6, 0], [2, 0]].map(([x, k]) => [expect.closeTo(x, 12), k]));
    expect(branches[0].events).toEqual([{ kind: "unresolved", parameter: expect.closeTo(0, 3) }]);
  });

  it("keeps points that are of no interest, or beyond the most branches, without following them", () => {
    const searches = [{ at: 0, seeds: Float64Array.of(-0.1, 1.1) }];
    const line = lineOf([-0.3, -0.2]);
    for (const options of [{ mostBranches: 1 }, { within: ({ state }: { state: Float64Array }) => state[0] < 1 }]) {
      const { points, branches } = inputDependentPoints(quadratic, line, searches, options);
      expect(branches).toHaveLength(1);
      expect(points.map(({ at, branch }) => [at, branch])).toEqual([[0, 0], [0, undefined], [1, 0]]);
    }
  });

  it("finds nothing where there is nothing, and says what became of the attempts", () => {
    const { points, branches, searches } = inputDependentPoints(quadratic, lineOf([1, 2]), [{ at: 0, seeds: Float64Array.of(0, 3) }]);
    expect(points).toEqual([]);
    expect(branches).toEqual([]);
    expect(searches[0].search.attempts.every(({ converged }) => !converged)).toBe(true);
  });

  it("needs a search at one of the line's inputs", () => {
    expect(() => inputDependentPoints(quadratic, lineOf([0, 1]), [])).toThrow("inputDependentPoints: expected one search or more, got none");
    expect(() => inputDependentPoints(quadratic, lineOf([0, 1]), [{ at: 2, seeds: Float64Array.of(0) }])).toThrow("inputDependentPoints.at: expected an input's index below 2, got 2");
  });
});
