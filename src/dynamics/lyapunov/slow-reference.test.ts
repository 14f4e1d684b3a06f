import { expect, test } from "vitest";
import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { createStream } from "../../numeric/random.ts";
import { gru } from "../../cells/gru.ts";
import { leakyRate } from "../../cells/leaky-rate.ts";
import { lstm } from "../../cells/lstm.ts";
import { networkAsMap } from "../../network/as-map.ts";
import { createNetwork } from "../../network/network.ts";
import type { Cell } from "../../cells/cell.ts";
import { noiseDrive, type Drive } from "./drive.ts";
import { henonMap } from "./known-systems.ts";
import { lyapunovSpectrum } from "./lyapunov-spectrum.ts";

/** Modified Gram–Schmidt after every step, in plain loops over arrays of columns. */
function slowSpectrum(map: DynamicalMap, start: Float64Array, vectors: number[][], drive: Drive, alignment: number, steps: number): number[] {
  const D = map.dimension;
  const state = start.slice();
  const input = new Float64Array(map.inputDimension);
  const J = new Float64Array(D * D);
  const sums = vectors.map(() => 0);
  let columns = vectors;
  for (let t = 0; t < alignment + steps; t++) {
    drive(t, 0, input);
    map.jacobian(state, input, J);
    map.step(state.slice(), input, state);
    columns = columns.map((v) => v.map((_, i) => v.reduce((sum, entry, j) => sum + J[i * D + j] * entry, 0)));
    for (let j = 0; j < columns.length; j++) {
      for (let m = 0; m < j; m++) {
        const along = columns[j].reduce((sum, entry, i) => sum + entry * columns[m][i], 0);
        columns[j] = columns[j].map((entry, i) => entry - along * columns[m][i]);
      }
      const length = Math.sqrt(columns[j].reduce((sum, entry) => sum + entry * entry, 0));
      columns[j] = columns[j].map((entry) => entry / length);
      if (t >= alignment) sums[j] += Math.log(length);
    }
  }
  return sums.map((sum) => sum / steps);
}

/** The growth of a small distance to a second trajectory, set back to its size after every step. */
function separationRate(map: DynamicalMap, start: Float64Array, steps: number): number {
  const distance = 1e-8;
  const none = new Float64Array(0);
  const a = start.slice();
  const b = start.slice();
  b[0] += distance;
  let sum = 0;
  for (let t = 0; t < steps; t++) {
    map.step(a.slice(), none, a);
    map.step(b.slice(), none, b);
    const apart = Math.sqrt(a.reduce((total, value, i) => total + (b[i] - value) ** 2, 0));
    sum += Math.log(apart / distance);
    for (let i = 0; i < a.length; i++) b[i] = a[i] + ((b[i] - a[i]) * distance) / apart;
  }
  return sum / steps;
}

test.each<[string, Cell, number]>([["GRU", gru, 12], ["LSTM", lstm, 6], ["leaky rate", leakyRate, 12]])("the spectrum of a driven %s network is that of a slow Gram–Schmidt in plain loops", (_, cell, units) => {
  const map = networkAsMap(createNetwork({ cell, units, inputs: 3, outputs: 1, seed: 2 }));
  const D = map.dimension;
  const drive = noiseDrive(createStream({ study: "Lyapunov tests", purpose: "noise", seed: 9 }), 1);
  const vectors = Array.from({ length: D }, (_unused, j) => Array.from({ length: D }, (_u, i) => Number(i === j) + 0.1 / (1 + i + j)));
  const slow = slowSpectrum(map, new Float64Array(D), vectors, drive, 300, 300);
  const { perStep, determinant } = lyapunovSpectrum(map, new Float64Array(D), { steps: 300, transient: 0, alignment: 300, drive });
  // Both start from other vectors: what is left of that after the alignment is a bounded part of 1/300.
  for (let k = 0; k < D; k++) expect(Math.abs(perStep[k] - slow[k])).toBeLessThan(0.02);
  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
  expect(sum(perStep)).toBeCloseTo(sum(slow), 8);
  expect(determinant!.largestDifference).toBeLessThan(1e-8);
});

test("the largest exponent is the rate at which neighbouring trajectories part", () => {
  const start = Float64Array.of(0.1, 0.1);
  const { perStep } = lyapunovSpectrum(henonMap, start, { steps: 20_000, exponents: 1 });
  expect(Math.abs(perStep[0] - separationRate(henonMap, start, 20_000))).toBeLessThan(0.01);
});
