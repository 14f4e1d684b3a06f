import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { cos, sin } from "../../numeric/elementary.ts";
import { affineMap } from "../test-maps/affine-map.ts";
import { henonMap } from "../test-maps/henon-map.ts";
import { hopfMap } from "../test-maps/hopf-map.ts";
import { delayedLogisticMap, logisticMap } from "../test-maps/logistic-map.ts";
import { closestReturn } from "./closest-return.ts";
import { crossingPeriod } from "./crossing-period.ts";
import { limitCycle, type LimitCycleOptions, type Oscillation } from "./limit-cycle.ts";
import { rotationNumber } from "./rotation-number.ts";
import { trajectory } from "./trajectory.ts";

const TURN = 2 * Math.PI;
const turning = (omega: number, growth = 1) => affineMap([[growth * cos(omega), -growth * sin(omega)], [growth * sin(omega), growth * cos(omega)]]);

function oscillation(map: DynamicalMap, state: Float64Array, options?: LimitCycleOptions): Oscillation {
  const found = limitCycle(map, state, options);
  if (!("radius" in found)) throw new Error(`unexpected ${found.kind}`);
  return found;
}

describe("limitCycle", () => {
  it("measures a circle of whole period: radius √μ, period, rotation number and multipliers", () => {
    const cycle = oscillation(hopfMap(0.1, (TURN * 3) / 10), Float64Array.of(0.1, 0.2));
    expect(cycle).toMatchObject({ kind: "periodic", closestReturn: { lag: 10 }, persistedSteps: 2000, steps: 2000 });
    expect(cycle.radius).toBeCloseTo(Math.sqrt(0.1), 10);
    expect(cycle.period).toBeCloseTo(10 / 3, 2);
    expect(cycle.rotation?.value).toBeCloseTo(0.3, 12);
    expect(cycle.floquet.distanceFromOne).toBeLessThan(1e-10);
    expect(cycle.floquet.transverse).toBeCloseTo(0.8 ** 10, 10);
    expect(cycle.amplitudeDrift).toBeLessThan(1e-6);
  });

  it("measures an invariant circle that never closes: rotation number ω/2π, and multipliers of the closest return", () => {
    const cycle = oscillation(hopfMap(0.05, 1), Float64Array.of(0.1, 0.2));
    expect(cycle.kind).toBe("quasi-periodic");
    expect(cycle.rotation!.value * TURN).toBeCloseTo(1, 10);
    expect(cycle.rotation!.error).toBeLessThan(1e-9);
    expect(cycle.frequency).toBeCloseTo(1, 3);
    expect(cycle.closestReturn.lag).toBe(44); // 44 ≈ 7·2π
    expect(cycle.closestReturn.distance).toBeCloseTo(2 * Math.sqrt(0.05) * sin(22 - 7 * Math.PI), 9);
    const [first, second] = cycle.floquet.multipliers;
    expect(first.re * second.re).toBeCloseTo(0.9 ** 44, 10);
    expect(cycle.floquet.distanceFromOne).toBeLessThan(0.02);
    expect(cycle.floquet.transverse).toBeCloseTo(0.9 ** 44, 4);
  });

  it("finds the attracting circle beyond a Neimark–Sacker bifurcation, turning near the angle π/3 of its eigenvalues", () => {
    const cycle = oscillation(delayedLogisticMap, Float64Array.of(0.5, 0.55), { input: Float64Array.of(2.05), nearReturn: 0.01 });
    expect(cycle.kind).toBe("quasi-periodic");
    expect(cycle.rotation!.value).toBeGreaterThan(0.15);
    expect(cycle.rotation!.value).toBeLessThan(1 / 6);
    expect(1 / cycle.period).toBeCloseTo(cycle.rotation!.value, 3);
    expect(cycle.floquet.transverse).toBeLessThan(0.99);
    const nearer = oscillation(delayedLogisticMap, Float64Array.of(0.5, 0.51), { input: Float64Array.of(2.0125), burnIn: 5000 });
    expect(cycle.radius / nearer.radius).toBeCloseTo(2, 0); // grows with the square root of the distance
  });

  it("knows a 2-cycle on a line, where no turn can be seen", () => {
    const cycle = oscillation(logisticMap(3.2), Float64Array.of(0.3));
    expect(cycle).toMatchObject({ kind: "periodic", rotation: undefined, closestReturn: { lag: 2 } });
    expect(cycle.period).toBeCloseTo(2, 12);
    expect(cycle.floquet.multipliers[0].re).toBeCloseTo(4 + 6.4 - 3.2 ** 2, 9);
  });

  it("tells rest, escape, drift and chaos from a limit cycle", () => {
    expect(limitCycle(affineMap([[0.5]], [1]), Float64Array.of(0))).toEqual({ kind: "fixed point", state: Float64Array.of(2) });
    expect(limitCycle(affineMap([[2]]), Float64Array.of(1)).kind).toBe("escaped");
    const fading = oscillation(turning(0.7, 0.9999), Float64Array.of(1, 0), { burnIn: 0 });
    expect(fading.kind).toBe("drifting");
    expect(fading.persistedSteps).toBe(400); // the window that starts there is the first below e^(−0.02)
    expect(limitCycle(affineMap([[1, 0], [0, 0.999]], [1, 0.5]), Float64Array.of(0, 0)).kind).toBe("drifting"); // runs away without a turn
    expect(limitCycle(logisticMap(4), Float64Array.of(0.3)).kind).toBe("irregular");
    expect(limitCycle(henonMap, Float64Array.of(0, 0)).kind).toBe("irregular");
  });

  it("looks at ten times the training length, and at crossings of the signal asked for", () => {
    const cycle = oscillation(turning(0.1), Float64Array.of(1, 0), { burnIn: 0, trainingLength: 400, observe: ([x]) => 3 + x });
    expect(cycle.steps).toBe(4000);
    expect(cycle.persistedSteps).toBe(4000);
    expect(cycle.period).toBeCloseTo(TURN / 0.1, 2);
  });

  it("refuses options out of range and a state that does not fit", () => {
    expect(() => limitCycle(henonMap, Float64Array.of(0))).toThrow("limitCycle: expected a state of length 2, got 1");
    expect(() => limitCycle(henonMap, Float64Array.of(0, 0), { steps: 0 })).toThrow("limitCycle.steps: expected a whole number, 5 or more, got 0");
    expect(() => limitCycle(henonMap, Float64Array.of(0, 0), { nearReturn: 0 })).toThrow("limitCycle.nearReturn: expected a positive number, got 0");
    expect(() => limitCycle(delayedLogisticMap, Float64Array.of(0, 0), { input: Float64Array.of(1, 2) })).toThrow("limitCycle: expected an input of length 1, got 2");
  });
});

describe("rotationNumber", () => {
  it("of a rotation, also seen in skewed axes, is its angle in turns", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 2.9, noNaN: true }), fc.double({ min: 0.3, max: 3, noNaN: true }), (omega, squeeze) => {
        const states = trajectory(turning(omega), Float64Array.of(1, 0.3), new Float64Array(0), 3000);
        const [x, y] = [0, 1].map((i) => Float64Array.from({ length: 3001 }, (_, t) => states[2 * t] * (i === 0 ? squeeze : 0.2) + states[2 * t + 1] * i));
        expect(rotationNumber(x, y).value * TURN).toBeCloseTo(omega, 5);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it("is far better than counting turns", () => {
    const states = trajectory(turning(1), Float64Array.of(1, 0), new Float64Array(0), 1000);
    const [x, y] = [0, 1].map((i) => Float64Array.from({ length: 1001 }, (_, t) => states[2 * t + i] * (i === 0 ? 1.5 : 1)));
    expect(Math.abs(rotationNumber(x, y).value - 1 / TURN)).toBeLessThan(1e-10);
    expect(Math.abs(1 / crossingPeriod(x).period - 1 / TURN)).toBeGreaterThan(1e-8);
  });

  it("refuses signals that do not fit each other", () => {
    expect(() => rotationNumber(new Float64Array(9), new Float64Array(8))).toThrow("rotationNumber: expected two equally long signals of 5 steps or more, got 9 and 8 steps");
  });
});

describe("closestReturn", () => {
  it("agrees with comparing every pair of states", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 3, noNaN: true }), fc.integer({ min: 1, max: 30 }), (omega, longest) => {
        const states = trajectory(turning(omega), Float64Array.of(1, 0), new Float64Array(0), 90);
        const distances = Array.from({ length: longest }, (_, k) => 2 * Math.abs(sin((omega * (k + 1)) / 2)));
        const { lag, distance } = closestReturn(states, 2, longest, 0);
        expect(distance).toBeCloseTo(Math.min(...distances), 10);
        expect(distances[lag - 1]).toBeCloseTo(distance, 10);
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  it("takes the first lag that is near enough", () => {
    const states = Float64Array.of(0, 1, 0.01, 1.01, 0, 1, 0, 1);
    expect(closestReturn(states, 1, 4, 0.1)).toEqual({ lag: 2, distance: expect.closeTo(0.01, 12) });
    expect(() => closestReturn(states, 1, 8, 0.1)).toThrow("closestReturn: expected more than 8 states, got 8");
  });
});

describe("crossingPeriod", () => {
  it("of a sampled sine is its period, and NaN where it never crosses twice", () => {
    const signal = Float64Array.from({ length: 1000 }, (_, t) => sin(0.25 * t + 0.1));
    expect(crossingPeriod(signal).period).toBeCloseTo(TURN / 0.25, 3);
    expect(crossingPeriod(Float64Array.of(-1, 1, 2))).toEqual({ period: NaN, crossings: 1 });
  });
});
