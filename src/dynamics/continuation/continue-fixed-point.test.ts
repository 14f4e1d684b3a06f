import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { cos, log, sin } from "../../numeric/elementary.ts";
import { defineMap } from "../define-map.ts";
import { findFixedPoints } from "../find-fixed-points.ts";
import { norm } from "../norm.ts";
import { spotAt } from "../spot.ts";
import { henonMap } from "../test-maps/henon-map.ts";
import { delayedLogisticMap } from "../test-maps/logistic-map.ts";
import { tanhNetwork } from "../test-maps/tanh-network.ts";
import type { Branch } from "./branch.ts";
import { continueFixedPoint } from "./continue-fixed-point.ts";

const UP = Float64Array.of(1);
/** One state and one input: F and its two slopes. */
const scalarMap = (F: (x: number, u: number) => number, dx: (x: number, u: number) => number, du: (x: number, u: number) => number): DynamicalMap =>
  defineMap({ dimension: 1, inputDimension: 1, step: ([x], [u], out) => out.fill(F(x, u)), jacobian: ([x], [u], out) => out.fill(dx(x, u)), inputJacobian: ([x], [u], out) => out.fill(du(x, u)) });
const quadratic = scalarMap((x, u) => x * x + u, (x) => 2 * x, () => 1);
const at = (x: number, u: number) => ({ state: Float64Array.of(x), input: Float64Array.of(u) });
const kindsOf = ({ events }: Branch) => events.map(({ kind }) => kind);

describe("continueFixedPoint", () => {
  it("finds the quadratic map's fold at ¼ and goes around it to the lower branch's bound", () => {
    const { events, points, stopped } = continueFixedPoint(quadratic, at(0, 0), UP, { bounds: [-1, 1] });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ kind: "fold", parameter: expect.closeTo(0.25, 12), slope: expect.closeTo(0, 8) });
    expect(events[0].state[0]).toBeCloseTo(0.5, 9);
    expect(events[0].eigenvalue.re).toBeCloseTo(1, 9);
    expect(stopped).toBe("reached the lower bound");
    const last = points[points.length - 1];
    expect(last.parameter).toBe(-1);
    expect(last.state[0]).toBeCloseTo((1 + Math.sqrt(5)) / 2, 12);
    expect(points.map(({ unstableDimensions }) => unstableDimensions)).toEqual(points.map(({ state }) => (state[0] > 0.5 ? 1 : 0)));
  });

  it("finds the quadratic map's flip at −¾, the other way", () => {
    const { events, stopped } = continueFixedPoint(quadratic, at(0, 0), UP, { towards: "down" });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ kind: "flip", parameter: expect.closeTo(-0.75, 9), angle: expect.closeTo(Math.PI, 12) });
    expect(events[0].state[0]).toBeCloseTo(-0.5, 9);
    expect(stopped).toBe("reached the lower bound");
  });

  it("finds both folds of a bistable tanh unit, at h² = 1 − 1/g, for any gain above 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 130, max: 400 }), (hundredths) => {
        const g = hundredths / 100;
        const unit = tanhNetwork({ recurrent: [[g]], input: [[1]] });
        const h = Math.sqrt(1 - 1 / g);
        const u = g * h - log((1 + h) / (1 - h)) / 2;
        const [low] = findFixedPoints(unit, Float64Array.of(-1), { input: Float64Array.of(-3) }).points;
        const { events, stopped } = continueFixedPoint(unit, low, UP, { bounds: [0, 6] });
        expect(events.map(({ kind }) => kind)).toEqual(["fold", "fold"]);
        expect(events.map(({ input }) => input[0])).toEqual([expect.closeTo(u, 10), expect.closeTo(-u, 10)]);
        expect(events.map(({ state }) => state[0])).toEqual([expect.closeTo(-h, 8), expect.closeTo(h, 8)]);
        expect(stopped).toBe("reached the upper bound");
      }),
      { numRuns: 15, seed: 1 },
    );
  });

  it("finds the delayed logistic map's Neimark–Sacker point at 2, turning by π/3", () => {
    const branch = continueFixedPoint(delayedLogisticMap, { state: Float64Array.of(0.3, 0.3), input: Float64Array.of(1.5) }, UP);
    expect(kindsOf(branch)).toEqual(["Neimark–Sacker"]);
    expect(branch.events[0].input[0]).toBeCloseTo(2, 9);
    expect([...branch.events[0].state]).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.5, 9)]);
    expect(branch.events[0].angle).toBeCloseTo(Math.PI / 3, 8);
    const { points } = branch;
    expect(points[points.length - 1].unstableDimensions).toBe(2);
    expect(points[branch.events[0].after].input[0]).toBeLessThanOrEqual(2);
    expect(points[branch.events[0].after + 1].input[0]).toBeGreaterThan(2);
  });

  it("parts two flips within one step, whose tests cancel", () => {
    const both = defineMap({
      dimension: 2,
      inputDimension: 1,
      step: ([x, y], [u], out) => out.set([x * x + u, y * y + u + 0.001]),
      jacobian: ([x, y], _u, out) => out.set([2 * x, 0, 0, 2 * y]),
      inputJacobian: (_x, _u, out) => out.set([1, 1]),
    });
    const start = { state: Float64Array.of(0, (1 - Math.sqrt(1 - 0.004)) / 2), input: Float64Array.of(0) };
    const { events } = continueFixedPoint(both, start, UP, { towards: "down" });
    expect(events.map(({ kind, parameter }) => [kind, parameter])).toEqual([["flip", expect.closeTo(-0.75, 9)], ["flip", expect.closeTo(-0.751, 9)]]);
  });

  it("calls a crossing with another branch by its name, and passes through it", () => {
    const pitchfork = scalarMap((x, u) => x + u * x - x * x * x, (x, u) => 1 + u - 3 * x * x, (x) => x);
    const straight = continueFixedPoint(pitchfork, at(0, -0.505), UP);
    expect(straight.events).toHaveLength(1);
    expect(straight.events[0]).toMatchObject({ kind: "branch point", parameter: expect.closeTo(0.505, 9), slope: expect.closeTo(1, 9) });
    const fork = continueFixedPoint(pitchfork, at(0.7, 0.49), UP, { towards: "down", bounds: [-1, 0.4] });
    expect(kindsOf(fork)).toEqual(["branch point"]);
    expect(fork.events[0].state[0]).toBeCloseTo(0, 3);
    expect(fork.stopped).toBe("reached the upper bound");
    expect(fork.points[fork.points.length - 1].state[0]).toBeCloseTo(-Math.sqrt(0.89), 10);
  });

  it("closes an isola: the circle x² + u² = 1, with folds at its two ends", () => {
    const circle = scalarMap((x, u) => x + (1 - x * x - u * u) / 2, (x) => 1 - x, (_x, u) => -u);
    const { events, points, stopped } = continueFixedPoint(circle, at(1, 0), UP, { bounds: [-2, 2] });
    expect(stopped).toBe("closed on itself");
    expect(events.map(({ kind, parameter }) => [kind, parameter])).toEqual([["fold", expect.closeTo(1, 10)], ["fold", expect.closeTo(-1, 10)]]);
    const last = points[points.length - 1];
    expect(last.arclength).toBeGreaterThan(0.97 * 2 * Math.PI);
    for (const { state, parameter } of points) expect(state[0] ** 2 + parameter ** 2).toBeCloseTo(1, 11);
  });

  it("stays on the curve: every point of a random network's branch is a fixed point of its input, with its own eigenvalues", () => {
    const weight = fc.integer({ min: -300, max: 300 }).map((value) => value / 100);
    const rows = fc.array(fc.array(weight, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(rows, weight, (recurrent, drive) => {
        const map = tanhNetwork({ recurrent, input: [[1], [drive], [-0.5]] });
        const start = findFixedPoints(map, Float64Array.of(0.1, 0.2, 0.3), { input: Float64Array.of(-1) }).points[0];
        fc.pre(start !== undefined && start.eigenvalues.every(({ re, im }) => Math.abs(re - 1) + Math.abs(im) > 1e-3));
        const { points, events } = continueFixedPoint(map, start, UP, { bounds: [0, 2], steps: 150 });
        for (const { state, input, parameter } of [...points, ...events]) {
          expect(input[0]).toBeCloseTo(parameter - 1, 14);
          expect(norm(spotAt(map, input, state).residual)).toBeLessThan(3e-12);
        }
        for (const event of events) {
          expect(event.arclength).toBeGreaterThanOrEqual(points[event.after].arclength);
          expect(event.kind).not.toBe("unresolved");
          expect(event.eigenvalue.re ** 2 + event.eigenvalue.im ** 2).toBeCloseTo(1, 5);
        }
      }),
      { numRuns: 25, seed: 2 },
    );
  });

  it("agrees with a fresh search at each input where the branch does not turn", () => {
    const map = tanhNetwork({ recurrent: [[0.4, -0.6], [0.7, 0.2]], input: [[1], [0.5]] });
    const [start] = findFixedPoints(map, Float64Array.of(0, 0)).points;
    const { points, events } = continueFixedPoint(map, start, UP);
    expect(events).toEqual([]);
    for (const { input, state } of points) {
      const [found] = findFixedPoints(map, Float64Array.of(0, 0), { input }).points;
      expect([...state]).toEqual(Array.from(found.state, (value) => expect.closeTo(value, 10)));
    }
  });

  it("takes the direction as a path through many inputs", () => {
    const rotation = defineMap({
      dimension: 2,
      inputDimension: 2,
      step: ([x, y], [u, v], out) => out.set([0.5 * x + u, 0.25 * y + v]),
      jacobian: (_x, _u, out) => out.set([0.5, 0, 0, 0.25]),
      inputJacobian: (_x, _u, out) => out.set([1, 0, 0, 1]),
    });
    const { points } = continueFixedPoint(rotation, { state: new Float64Array(2), input: new Float64Array(2) }, Float64Array.of(cos(1), sin(1)));
    const { input, state } = points[points.length - 1];
    expect([...input]).toEqual([expect.closeTo(cos(1), 14), expect.closeTo(sin(1), 14)]);
    expect([...state]).toEqual([expect.closeTo(2 * cos(1), 11), expect.closeTo(sin(1) / 0.75, 11)]);
  });

  it("says why it stops: steps, region", () => {
    expect(continueFixedPoint(quadratic, at(0, 0), UP, { steps: 3 })).toMatchObject({ stopped: "took every step allowed", points: { length: 4 } });
    expect(continueFixedPoint(quadratic, at(0, 0), UP, { bounds: [-9, 9], region: 2 }).stopped).toBe("left the region");
  });

  it("says that no step converged where the map ends", () => {
    const broken = scalarMap((x, u) => (u > 0.3 ? NaN : 0.5 * x + u), () => 0.5, () => 1);
    const { stopped, points } = continueFixedPoint(broken, at(0, 0), UP);
    expect(stopped).toBe("no step converged");
    expect(points[points.length - 1].parameter).toBeCloseTo(0.3, 4);
  });

  it("refuses what cannot be continued, by name", () => {
    expect(() => continueFixedPoint(henonMap, { state: new Float64Array(2), input: new Float64Array(0) }, new Float64Array(0))).toThrow("continueFixedPoint: expected a map with inputs, got an autonomous one");
    expect(() => continueFixedPoint(quadratic, at(0, 0), Float64Array.of(0))).toThrow("continueFixedPoint: expected a direction other than zero, got zeros");
    expect(() => continueFixedPoint(quadratic, at(0, 0), Float64Array.of(1, 1))).toThrow("continueFixedPoint: expected a direction of length 1, got 2");
    expect(() => continueFixedPoint(quadratic, at(0, 2), UP)).toThrow(
      "continueFixedPoint: expected a state near a regular fixed point, got one from which Newton's iteration finds none. Find one with findFixedPoints",
    );
    expect(() => continueFixedPoint(quadratic, at(0, 0), UP, { bounds: [1, 2] })).toThrow("continueFixedPoint.bounds: expected a lower bound ≤ 0 and an upper bound ≥ 0, got [1, 2]");
    expect(() => continueFixedPoint(quadratic, at(0, 0), UP, { largestStep: 0 })).toThrow("continueFixedPoint.largestStep: expected a positive number, got 0");
  });
});
