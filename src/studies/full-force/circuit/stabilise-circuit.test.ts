import { describe, expect, it } from "vitest";
import { DivergenceError, InvalidInputError } from "../../../numeric/errors.ts";
import { createStream } from "../../../numeric/random.ts";
import { readCircuit, writeCircuit } from "./circuit-file.ts";
import { type CircuitOptions, completeCircuitOptions } from "./circuit-options.ts";
import { type CircuitState, stabiliseCircuit } from "./stabilise-circuit.ts";
import { unstableCircuit } from "./unstable-circuit.ts";
import { weightStatistics } from "./weight-statistics.ts";

function startOf(given: Partial<CircuitOptions>): CircuitState {
  return { weights: unstableCircuit(completeCircuitOptions(given), createStream({ study: "test", purpose: "circuit", seed: 1 })), step: 0, abscissas: [] };
}

function finished(building: Generator<CircuitState, CircuitState>): CircuitState {
  let turn = building.next();
  while (turn.done !== true) turn = building.next();
  return turn.value;
}

const small = { neurons: 20, abscissa: 0.5 };

describe("unstableCircuit", () => {
  it("has exactly the wanted connections, of the published sizes, and none from a neuron to itself", () => {
    const weights = unstableCircuit(completeCircuitOptions({}), createStream({ study: "test", purpose: "circuit", seed: 0 }));
    expect(weights.filter((weight) => weight !== 0)).toHaveLength(3980); // 0.1·200·199
    const sizes = [...new Set(weights)].toSorted((a, b) => a - b);
    [-3.162278, 0, 1.054093].forEach((size, k) => expect(sizes[k]).toBeCloseTo(size, 6));
    for (let k = 0; k < 200; k++) expect(weights[k * 201]).toBe(0);
  });
});

describe("stabiliseCircuit", () => {
  it("stabilises a circuit of 40 neurons as the published recipe says", () => {
    const options = { neurons: 40, abscissa: 0.35 };
    const start = startOf(options);
    const { weights, step, abscissas } = finished(stabiliseCircuit(start, options));
    const statistics = weightStatistics(weights, 40);
    expect(abscissas).toHaveLength(step + 1);
    expect(abscissas[0]).toBeGreaterThan(5); // near the radius of 10
    expect(statistics.abscissa).toBeLessThanOrEqual(0.35);
    expect(abscissas[step]).toBeCloseTo(statistics.abscissa, 10);
    expect(statistics.inhibition).toBeCloseTo(3, 0);
    expect(statistics.inhibitoryDensity).toBeLessThanOrEqual(0.4);
    expect(statistics.nonNormality).toBeGreaterThan(1.2);
    weights.forEach((weight, at) => {
      if (at % 40 < 20) expect(weight).toBe(start.weights[at]); // excitation is left alone
      else expect(weight).toBeLessThanOrEqual(0);
      if (at % 41 === 0) expect(Math.abs(weight)).toBe(0);
    });
  });

  it("goes on from any state, through a file, with the same bits", () => {
    const whole = stabiliseCircuit(startOf(small), small);
    const states = Array.from({ length: 7 }, () => whole.next().value);
    const end = finished(whole);
    const resumed = finished(stabiliseCircuit(readCircuit(writeCircuit(states[4]), "test"), small));
    expect([...resumed.weights]).toEqual([...end.weights]);
    expect(resumed).toMatchObject({ step: end.step, abscissas: end.abscissas });
  });

  it("gives up after the steps allowed", () => {
    expect(() => finished(stabiliseCircuit(startOf(small), { ...small, mostSteps: 2 }))).toThrow(DivergenceError);
    expect(() => finished(stabiliseCircuit(startOf(small), { ...small, mostSteps: 2 }))).toThrow(/spectral abscissa of at most 0.5 within 2 steps/);
  });

  it("refuses options out of range", () => {
    expect(() => completeCircuitOptions({ neurons: 7 })).toThrow(new InvalidInputError({ who: "stabilityOptimisedCircuit", expected: "an even number of neurons, at least 4", got: "7" }));
    expect(() => completeCircuitOptions({ density: 0 })).toThrow(/densities in \(0, 1\]/);
    expect(() => completeCircuitOptions({ abscissa: 1.2 })).toThrow(/abscissa in \(0, 1\)/);
    expect(() => completeCircuitOptions({ rate: -1 })).toThrow(/rate to be a positive number/);
    expect(() => completeCircuitOptions({ mostSteps: 0 })).toThrow(/mostSteps to be a positive integer/);
  });
});

describe("readCircuit", () => {
  it("refuses files that are no circuits", () => {
    const state = { weights: new Float64Array(4), step: 3, abscissas: [1, 2, 3] };
    expect(readCircuit(writeCircuit(state), "a file")).toEqual(state);
    expect(() => readCircuit(writeCircuit({ ...state, step: 5 }), "a file")).toThrow(/^a file: expected a circuit's square weights, its step and an abscissa for each step, got 4 weights, step 5 and 3 abscissas/);
    expect(() => readCircuit(new Uint8Array(3), "a file")).toThrow(/^a file: expected a safetensors file/);
  });
});
