import { describe, expect, it } from "vitest";
import { createStream } from "../../../numeric/random.ts";
import { testTeacher } from "../test-teacher.ts";
import { circuitRate, circuitRateSlope } from "./circuit-rate.ts";
import { CIRCUIT_TAU, circuitTransients } from "./circuit-transients.ts";
import { muscleActivity } from "./muscle-targets.ts";
import { preparedDirections, preparedState } from "./prepared-states.ts";
import { movementOf, recordReaches } from "./teacher.ts";

describe("circuitRate", () => {
  it("has slope 1 at baseline and saturates 20 Hz below and 80 Hz above it", () => {
    expect(circuitRate(0)).toBe(0);
    expect(circuitRate(1e-6)).toBeCloseTo(1e-6, 15);
    expect(circuitRate(-1e4)).toBe(-20);
    expect(circuitRate(1e4)).toBe(80);
    expect(circuitRate(-20)).toBeCloseTo(-20 * 0.7615941559557649, 13);
    for (const x of [-30, -3, 4, 70]) expect(circuitRateSlope(x)).toBeCloseTo((circuitRate(x + 1e-4) - circuitRate(x - 1e-4)) / 2e-4, 7);
  });
});

describe("circuitTransients", () => {
  it("decays by 1 − dt/τ a step without connections", () => {
    const [rates] = circuitTransients(new Float64Array(4), [Float64Array.of(3, -2)], 4);
    const left = (1 - 1 / CIRCUIT_TAU) * (1 - 1 / CIRCUIT_TAU) * (1 - 1 / CIRCUIT_TAU);
    [circuitRate(3), circuitRate(-2)].forEach((rate, k) => expect(rates[k]).toBe(rate));
    [circuitRate(3 * left), circuitRate(-2 * left)].forEach((rate, k) => expect(rates[6 + k]).toBeCloseTo(rate, 13));
  });

  it("follows the equation written out, for each start alone as for several together", () => {
    const weights = Float64Array.of(0, -1.5, 0.5, 2, 0, -1, 0.3, 0.7, 0);
    const starts = [Float64Array.of(1, 2, -3), Float64Array.of(-10, 5, 40)];
    const together = circuitTransients(weights, starts, 30);
    starts.forEach((start, k) => {
      expect([...circuitTransients(weights, [start], 30)[0]]).toEqual([...together[k]]);
      let x = [...start];
      for (let t = 0; t < 30; t++) {
        const r = x.map(circuitRate);
        r.forEach((rate, i) => expect(together[k][t * 3 + i]).toBeCloseTo(rate, 12));
        x = x.map((value, i) => value + (-value + r.reduce((sum, rate, j) => sum + weights[i * 3 + j] * rate, 0)) / CIRCUIT_TAU);
      }
    });
  });
});

describe("preparedDirections", () => {
  it("gives the energies of the linear responses in closed form without connections", () => {
    // A = −I: Q = I.
    const { energies } = preparedDirections(new Float64Array(9));
    energies.forEach((energy) => expect(energy).toBeCloseTo(1, 14));
  });

  it("gives twice the energy of each response, by following it", () => {
    const weights = Float64Array.of(0, -4, 0, 0, 0, 0, 1, 0.5, 0);
    const { energies, directions } = preparedDirections(weights);
    const dt = 1e-3;
    for (let k = 0; k < 3; k++) {
      let x = [...directions.subarray(3 * k, 3 * k + 3)];
      let energy = 0;
      for (let t = 0; t < 20_000; t++) {
        energy += 2 * dt * x.reduce((sum, value) => sum + value * value, 0);
        x = x.map((value, i) => value + dt * (-value + x.reduce((sum, other, j) => sum + weights[i * 3 + j] * other, 0)));
      }
      expect(energy / energies[k]).toBeCloseTo(1, 2);
    }
  });

  it("prepares states of root mean square 1.5 Hz on a circle", () => {
    const { prepared, neurons } = testTeacher();
    for (const angle of [0, 1, 2.5]) {
      const state = preparedState(prepared, angle);
      expect(Math.sqrt(state.reduce((sum, value) => sum + value * value, 0) / neurons)).toBeCloseTo(1.5, 12);
    }
    const [there, back] = [0.7, 0.7 + Math.PI].map((angle) => preparedState(prepared, angle));
    there.forEach((value, k) => expect(back[k]).toBeCloseTo(-value, 12));
  });
});

describe("muscleActivity", () => {
  it("has the variance and correlation of the Gaussian process", () => {
    const muscles = 400;
    const activity = muscleActivity(200, muscles, createStream({ study: "test", purpose: "muscles", seed: 2 }));
    const mean = (s: number, t: number) => Array.from({ length: muscles }, (_, k) => activity[s * muscles + k] * activity[t * muscles + k]).reduce((sum, value) => sum + value, 0) / muscles;
    const envelope = (t: number) => (t / 110) * Math.exp(1 - t / 110);
    expect(mean(0, 0)).toBe(0);
    expect(mean(110, 110)).toBeCloseTo(1, 0);
    expect(mean(110, 160) / (envelope(110) * envelope(160))).toBeCloseTo(Math.exp(-0.5), 0);
    expect(mean(180, 180) / (envelope(180) * envelope(180))).toBeCloseTo(1, 0);
  });
});

describe("createTeacher", () => {
  const teacher = testTeacher();
  const { timing, neurons, muscles } = teacher;

  it("reads muscle activity from the excitatory rates, and little before the movement", () => {
    expect(teacher.readout.weights).toHaveLength((muscles * neurons) / 2);
    expect(teacher.readoutError).toBeLessThan(0.2);
    const [{ outputs }] = recordReaches(teacher, [0]);
    const largest = outputs.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (const value of outputs.subarray(0, (timing.baseline + timing.delay) * muscles)) expect(Math.abs(value)).toBeLessThan(0.25 * largest);
  });

  it("records silence, then preparation, then the transient of the prepared state", () => {
    const [{ rates }] = recordReaches(teacher, [1]);
    const start = preparedState(teacher.prepared, 1);
    expect(rates.subarray(0, timing.baseline * neurons).every((rate) => rate === 0)).toBe(true);
    start.forEach((value, k) => expect(movementOf(rates, timing, neurons)[k]).toBe(circuitRate(value)));
  });

  it("lets the prepared state be disturbed", () => {
    const [{ rates }] = recordReaches(teacher, [1], (state) => state.map(() => 2));
    expect(movementOf(rates, timing, neurons)[0]).toBe(circuitRate(2));
  });
});
