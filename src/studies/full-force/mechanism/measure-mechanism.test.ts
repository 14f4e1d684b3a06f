import { describe, expect, it } from "vitest";
import { defineMap } from "../../../dynamics/define-map.ts";
import { circuitAsMap } from "../circuit/circuit-as-map.ts";
import { CIRCUIT_TAU, circuitTransients } from "../circuit/circuit-transients.ts";
import { circuitRate } from "../circuit/circuit-rate.ts";
import { createStream } from "../../../numeric/random.ts";
import { testAngles, testTeacher } from "../test-teacher.ts";
import { measureCircuitMechanism } from "./circuit-mechanism.ts";
import { decays, measureMechanism } from "./measure-mechanism.ts";
import { restingPoints } from "./resting-points.ts";

const teacher = testTeacher();

function random(length: number, purpose: string): Float64Array {
  const out = new Float64Array(length);
  createStream({ study: "test", purpose, seed: 1 }).fillNormal(out, 5);
  return out;
}

describe("circuitAsMap", () => {
  const map = circuitAsMap(teacher.weights);

  it("steps as the circuit's transients do", () => {
    const start = random(20, "start");
    const [rates] = circuitTransients(teacher.weights, [start], 5);
    const state = start.slice();
    for (let t = 0; t < 5; t++) {
      state.forEach((x, i) => expect(circuitRate(x)).toBeCloseTo(rates[t * 20 + i], 12));
      map.step(state.slice(), new Float64Array(), state);
    }
  });

  it("has Jacobians and products with them that finite differences confirm", () => {
    const [states, tangents] = [random(40, "states"), random(40, "tangents")];
    const [up, down, product, jacobians] = [new Float64Array(40), new Float64Array(40), new Float64Array(40), new Float64Array(800)];
    const h = 1e-6;
    map.step(states.map((x, i) => x + h * tangents[i]), new Float64Array(), up);
    map.step(states.map((x, i) => x - h * tangents[i]), new Float64Array(), down);
    map.jacobianVector(states, new Float64Array(), tangents, product);
    map.jacobian(states, new Float64Array(), jacobians);
    product.forEach((value, at) => {
      expect((up[at] - down[at]) / (2 * h)).toBeCloseTo(value, 5);
      const [row, from] = [Math.floor(at / 20), 20 * Math.floor(at / 20)];
      const slow = tangents.subarray(from, from + 20).reduce((sum, tangent, j) => sum + jacobians[row * 400 + (at % 20) * 20 + j] * tangent, 0);
      expect(slow).toBeCloseTo(value, 12);
    });
  });
});

describe("measureMechanism", () => {
  it("gives a linear system's modes and exponents exactly, and sees it fall silent", () => {
    // Two decays, 2 and 20 per second, uncoupled.
    const factors = [0.998, 0.98];
    const map = defineMap({
      dimension: 2,
      step: (x, _u, out) => factors.forEach((factor, i) => (out[i] = factor * x[i])),
      jacobian: (_x, _u, out) => out.set([factors[0], 0, 0, factors[1]]),
    });
    const { movementModes, restModes, after, rest, along } = measureMechanism(map, Float64Array.of(1, 0, 0, 1), 100);
    expect(movementModes.map(({ growth }) => Number(growth.toFixed(6)))).toEqual([-2, -20]);
    expect(restModes).toHaveLength(2);
    factors.forEach((factor, k) => expect(after.perSecond[k]).toBeCloseTo(1000 * Math.log(factor), 1));
    expect(along.perSecond[0] + along.perSecond[1]).toBeCloseTo(1000 * Math.log(factors[0] * factors[1]), 6);
    expect(rest.activity).toBeLessThan(0.03);
    expect(decays({ movementModes, restModes, after, rest, along })).toBe(true);
  });

  it("sees an oscillator go on: largest exponent zero, no rest", () => {
    const [c, s] = [Math.cos(0.03), Math.sin(0.03)];
    const map = defineMap({
      dimension: 2,
      step: (x, _u, out) => out.set([c * x[0] - s * x[1], s * x[0] + c * x[1]]),
      jacobian: (_x, _u, out) => out.set([c, -s, s, c]),
    });
    const found = measureMechanism(map, Float64Array.of(1, 0, 0, 1), 50);
    expect(found.after.perSecond[0]).toBeCloseTo(0, 9);
    expect(found.rest.activity).toBeCloseTo(1, 6);
    expect(decays(found)).toBe(false);
  });
});

describe("measureCircuitMechanism", () => {
  it("finds the circuit's one fixed point, its baseline, with the slowest mode that the weights' abscissa gives", () => {
    const { points, rest, after } = measureCircuitMechanism(teacher, testAngles, 0);
    expect(points.points).toHaveLength(1);
    expect(points.points[0].size).toBeLessThan(1e-6);
    expect(points.points[0].unstableDimensions).toBe(0);
    expect(points.points[0].slowest.growth).toBeLessThanOrEqual((1000 * (0.4 - 1)) / CIRCUIT_TAU + 1e-6);
    expect(after.perSecond[0]).toBeLessThan(0);
    expect(rest.activity).toBeLessThan(0.05);
  });

  it("gives the same search again for the same stream", () => {
    const map = circuitAsMap(teacher.weights);
    const search = () => restingPoints(map, random(40, "starts"), 40, createStream({ study: "test", purpose: "points", seed: 2 }));
    expect(search()).toEqual(search());
  });
});
