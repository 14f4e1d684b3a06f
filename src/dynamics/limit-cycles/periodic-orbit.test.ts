import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFixedPoints } from "../find-fixed-points.ts";
import { affineMap } from "../test-maps/affine-map.ts";
import { henonMap } from "../test-maps/henon-map.ts";
import { hopfMap } from "../test-maps/hopf-map.ts";
import { delayedLogisticMap, logisticMap } from "../test-maps/logistic-map.ts";
import { tanhNetwork } from "../test-maps/tanh-network.ts";
import { floquetMultipliers } from "./floquet-multipliers.ts";
import { iteratedMap } from "./iterated-map.ts";
import { periodicOrbit } from "./periodic-orbit.ts";

const none = new Float64Array(0);

describe("periodicOrbit", () => {
  it("finds the logistic map's 2-cycle and its multiplier 4 + 2r − r²", () => {
    const r = 3.2;
    const root = Math.sqrt((r - 3) * (r + 1));
    const { orbit, outcome } = periodicOrbit(logisticMap(r), Float64Array.of(0.5), 2);
    expect(outcome).toBe("converged");
    expect(Array.from(orbit!.states).toSorted()).toEqual([expect.closeTo((r + 1 - root) / (2 * r), 13), expect.closeTo((r + 1 + root) / (2 * r), 13)]);
    expect(orbit!.point.eigenvalues[0].re).toBeCloseTo(4 + 2 * r - r * r, 12);
    expect(orbit!.point.stability).toBe("stable");
  });

  it("finds the Hénon map's unstable orbit of period 2, with the trace and determinant known of it", () => {
    const [a, b] = [1.4, 0.3];
    const root = Math.sqrt(4 * a - 3 * (1 - b) ** 2);
    const { orbit } = periodicOrbit(henonMap, Float64Array.of(1, -0.1), 2);
    expect([orbit!.states[0], orbit!.states[2]].toSorted((x, y) => x - y)).toEqual([expect.closeTo((1 - b - root) / (2 * a), 13), expect.closeTo((1 - b + root) / (2 * a), 13)]);
    const [first, second] = orbit!.point.eigenvalues.map(({ re }) => re);
    expect(first + second).toBeCloseTo(4 * ((1 - b) ** 2 - a) + 2 * b, 11);
    expect(first * second).toBeCloseTo(b * b, 11);
    expect(orbit!.point.stability).toBe("unstable");
  });

  it("gives the least period where a multiple of it is asked for", () => {
    const two = periodicOrbit(logisticMap(3.2), Float64Array.of(0.5), 2).orbit!;
    const four = periodicOrbit(logisticMap(3.2), Float64Array.of(0.52), 4).orbit!;
    expect(four.period).toBe(2);
    expect(four.point.eigenvalues[0].re).toBeCloseTo(two.point.eigenvalues[0].re, 12);
    expect(periodicOrbit(affineMap([[0.5]], [1]), Float64Array.of(0), 3).orbit).toMatchObject({ period: 1, states: Float64Array.of(2) });
  });

  it("says where there is nothing to find", () => {
    expect(periodicOrbit(affineMap([[1]], [1]), Float64Array.of(0), 2)).toEqual({ outcome: expect.not.stringMatching("converged"), orbit: undefined });
  });

  it("refuses a state that does not fit and a period that is none", () => {
    expect(() => periodicOrbit(henonMap, Float64Array.of(1), 2)).toThrow("periodicOrbit: expected a state of length 2, got 1");
    expect(() => periodicOrbit(henonMap, Float64Array.of(1, NaN), 2)).toThrow("periodicOrbit: expected a state of finite numbers, got NaN at position 1");
    expect(() => periodicOrbit(henonMap, Float64Array.of(1, 0), 0)).toThrow("periodicOrbit.period: expected a whole number, 1 or more, got 0");
    expect(() => periodicOrbit(henonMap, Float64Array.of(1, 0), 2, { tolerance: 0 })).toThrow("periodicOrbit.tolerance: expected a positive number, got 0");
  });
});

describe("floquetMultipliers", () => {
  it("of a turning circle are 1 along it and (1 − 2μ)ᵖ across it", () => {
    const states = periodicOrbit(hopfMap(0.1, (2 * Math.PI * 3) / 10), Float64Array.of(Math.sqrt(0.1), 0), 10).orbit!.states;
    const [along, across] = floquetMultipliers(hopfMap(0.1, (2 * Math.PI * 3) / 10), states, none);
    expect(along).toEqual({ re: expect.closeTo(1, 12), im: 0 });
    expect(across).toEqual({ re: expect.closeTo(0.8 ** 10, 12), im: 0 });
  });

  it("do not depend on the state of the cycle that comes first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 340, max: 360 }), (shift, hundredths) => {
        const map = logisticMap(hundredths / 100);
        const { orbit } = periodicOrbit(map, Float64Array.of(0.5), 4);
        const turned = orbit!.states.map((_, at, states) => states[(at + shift) % states.length]);
        expect(floquetMultipliers(map, turned, none)[0].re).toBeCloseTo(orbit!.point.eigenvalues[0].re, 8);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it("refuse an empty cycle", () => {
    expect(() => floquetMultipliers(henonMap, none, none)).toThrow("floquetMultipliers: expected states of shape [p, 2], got 0 numbers");
  });
});

describe("iteratedMap", () => {
  const entry = fc.integer({ min: -200, max: 200 }).map((value) => value / 100);
  const rows = (count: number, width: number) => fc.array(fc.array(entry, { minLength: width, maxLength: width }), { minLength: count, maxLength: count });

  it("has the states of repeated steps and the Jacobians of finite differences, row by row", () => {
    fc.assert(
      fc.property(rows(3, 3), rows(3, 2), rows(2, 3), rows(2, 2), fc.integer({ min: 1, max: 4 }), (recurrent, input, start, drive, period) => {
        const inner = tanhNetwork({ recurrent, input });
        const map = iteratedMap(inner, period);
        const [states, inputs] = [Float64Array.from(start.flat()), Float64Array.from(drive.flat())];
        const after = (x: Float64Array, u: Float64Array) => {
          let state = x;
          for (let k = 0; k < period; k++) {
            const next = new Float64Array(6);
            inner.step(state, u, next);
            state = next;
          }
          return state;
        };
        const out = new Float64Array(6);
        map.step(states, inputs, out);
        expect(out).toEqual(after(states, inputs));
        const [J, K] = [new Float64Array(18), new Float64Array(12)];
        map.jacobian(states, inputs, J);
        map.inputJacobian(states, inputs, K);
        const slopes = (move: (by: number) => Float64Array) => {
          const [up, down] = [move(1e-5), move(-1e-5)];
          return Array.from(up, (value, i) => expect.closeTo((value - down[i]) / 2e-5, 6));
        };
        const shifted = (values: Float64Array, width: number, j: number, by: number) => values.map((value, at) => (at % width === j ? value + by : value));
        const column = (matrix: Float64Array, width: number, j: number) => Array.from(out, (_, i) => matrix[i * width + j]);
        for (let j = 0; j < 3; j++) expect(column(J, 3, j)).toEqual(slopes((by) => after(shifted(states, 3, j, by), inputs)));
        for (let j = 0; j < 2; j++) expect(column(K, 2, j)).toEqual(slopes((by) => after(states, shifted(inputs, 2, j, by))));
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it("multiplies vectors from both sides as its Jacobian does", () => {
    const map = iteratedMap(delayedLogisticMap, 3);
    const [state, input, vector] = [Float64Array.of(0.4, 0.3), Float64Array.of(2.1), Float64Array.of(0.7, -1.1)];
    const [J, right, left] = [new Float64Array(4), new Float64Array(2), new Float64Array(2)];
    map.jacobian(state, input, J);
    map.jacobianVector(state, input, vector, right);
    map.vectorJacobian(state, input, vector, left);
    expect([...right]).toEqual([expect.closeTo(J[0] * 0.7 - J[1] * 1.1, 13), expect.closeTo(J[2] * 0.7 - J[3] * 1.1, 13)]);
    expect([...left]).toEqual([expect.closeTo(J[0] * 0.7 - J[2] * 1.1, 13), expect.closeTo(J[1] * 0.7 - J[3] * 1.1, 13)]);
  });

  it("turns cycles into fixed points: the logistic map at r = 3.2 has four of period 1 or 2", () => {
    const seeds = Float64Array.from({ length: 21 }, (_, k) => k / 20);
    expect(findFixedPoints(iteratedMap(logisticMap(3.2), 2), seeds).points).toHaveLength(4);
  });

  it("refuses a period that is no whole number", () => {
    expect(() => iteratedMap(henonMap, 1.5)).toThrow("iteratedMap: expected a whole number, 1 or more, got 1.5");
  });
});
