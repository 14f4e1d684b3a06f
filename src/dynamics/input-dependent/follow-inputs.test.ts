import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { defineMap } from "../define-map.ts";
import { findFixedPoints } from "../find-fixed-points.ts";
import { tanhNetwork } from "../test-maps/tanh-network.ts";
import { followInputs } from "./follow-inputs.ts";
import type { InputLine } from "./input-line.ts";

const lineOf = (parameters: readonly number[]): InputLine => ({ origin: Float64Array.of(0), direction: Float64Array.of(1), parameters });
const even = (from: number, to: number, count: number) => Array.from({ length: count }, (_, k) => from + ((to - from) * k) / (count - 1));

/** x' = x² + u: fixed points (1 ± √(1 − 4u))/2, a fold at ¼, a flip of the lower one at −¾. */
const quadratic: DynamicalMap = defineMap({
  dimension: 1,
  inputDimension: 1,
  step: ([x], [u], out) => out.fill(x * x + u),
  jacobian: ([x], _u, out) => out.fill(2 * x),
  inputJacobian: (_x, _u, out) => out.fill(1),
});
/** x' = |x|/2 + u, with a corner at u = 0: fixed points 2u and 2u/3. */
const cornered: DynamicalMap = defineMap({
  dimension: 1,
  inputDimension: 1,
  step: ([x], [u], out) => out.fill(Math.abs(x) / 2 + u),
  jacobian: ([x], _u, out) => out.fill(x < 0 ? -0.5 : 0.5),
  inputJacobian: (_x, _u, out) => out.fill(1),
});

describe("followInputs", () => {
  it("gives the quadratic map's stable point at every input", () => {
    const parameters = even(-0.5, 0.2, 8);
    const { points, ends, direct, events } = followInputs(quadratic, { at: 3, state: Float64Array.of((1 - Math.sqrt(1.8)) / 2) }, lineOf(parameters.with(3, -0.2)));
    expect(points.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (const { at, state } of points) expect(state[0]).toBeCloseTo((1 - Math.sqrt(1 - 4 * parameters.with(3, -0.2)[at])) / 2, 12);
    expect(ends).toEqual({ down: "reached the lower bound", up: "reached the upper bound" });
    expect(direct).toEqual([0, 7]);
    expect(events).toEqual([]);
  });

  it("goes around a fold, and meets the inputs before it again on the other side", () => {
    const parameters = [0, 0.1, 0.2, 0.3, 0.4];
    const { points, ends, direct, events } = followInputs(quadratic, { at: 0, state: Float64Array.of(0) }, lineOf(parameters));
    expect(points.map(({ at }) => at)).toEqual([0, 1, 2, 2, 1, 0]);
    expect(points.map(({ state }) => state[0])).toEqual([0, 0.1, 0.2, 0.2, 0.1, 0].map((u, k) => expect.closeTo((1 + (k < 3 ? -1 : 1) * Math.sqrt(1 - 4 * u)) / 2, 12)));
    expect(ends).toEqual({ down: "reached the lower bound", up: "reached the lower bound" });
    expect(direct).toEqual([0, 2]);
    expect(events).toEqual([{ kind: "fold", parameter: expect.closeTo(0.25, 10) }]);
  });

  it("passes a piecewise linear map's corner", () => {
    const { points } = followInputs(cornered, { at: 0, state: Float64Array.of(-2 / 3) }, lineOf([-1, -0.45, 0.55, 1]));
    expect(points.map(({ state }) => state[0])).toEqual([-2 / 3, -0.3, 1.1, 2].map((x) => expect.closeTo(x, 12)));
  });

  it("leaves the branch behind the first point that is of no interest", () => {
    const { points, ends } = followInputs(cornered, { at: 1, state: Float64Array.of(1) }, lineOf([0.25, 0.5, 1, 2, 3]), { within: ({ state }) => state[0] < 3 });
    expect(points.map(({ at }) => at)).toEqual([0, 1, 2, 3]);
    expect(ends).toEqual({ down: "reached the lower bound", up: "left the region" });
  });

  it("finds what a search at each input finds, for random networks", () => {
    const weight = fc.integer({ min: -150, max: 150 }).map((value) => value / 100);
    const rows = fc.array(fc.array(weight, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(rows, weight, (recurrent, drive) => {
        const map = tanhNetwork({ recurrent, input: [[1], [drive], [-0.5]] });
        const line = lineOf(even(-2, 2, 9));
        const seeds = Float64Array.from({ length: 3 * 12 }, (_, at) => ((at * 0.6180339887498949) % 2) - 1);
        const [start] = findFixedPoints(map, seeds, { input: Float64Array.of(-2) }).points;
        for (const { at, state } of followInputs(map, { at: 0, state: start.state }, line).points) {
          const { points } = findFixedPoints(map, Float64Array.of(...seeds, ...state.map((value) => value + 1e-3)), { input: Float64Array.of(line.parameters[at]) });
          expect(Math.min(...points.map((point) => Math.max(...point.state.map((value, i) => Math.abs(value - state[i])))))).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 15, seed: 1 },
    );
  });

  it("refuses what does not fit", () => {
    const start = { at: 0, state: Float64Array.of(0) };
    expect(() => followInputs(quadratic, start, lineOf([0, 0]))).toThrow("followInputs.parameters: expected rising numbers, got 0 at position 1");
    expect(() => followInputs(quadratic, { ...start, at: 2 }, lineOf([0, 1]))).toThrow("followInputs.at: expected an input's index below 2, got 2");
    expect(() => followInputs(quadratic, { at: 0, state: Float64Array.of(0, 0) }, lineOf([0, 1]))).toThrow("followInputs: expected a state of length 1, got 2");
  });
});
