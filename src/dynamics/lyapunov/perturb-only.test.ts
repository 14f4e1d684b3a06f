import { expect, test } from "vitest";
import { lstm } from "../../cells/lstm.ts";
import { networkAsMap } from "../../network/as-map.ts";
import { createNetwork } from "../../network/network.ts";
import { createStream } from "../../numeric/random.ts";
import { affineMap } from "../test-maps/affine-map.ts";
import { lyapunovSpectrum } from "./lyapunov-spectrum.ts";
import { perturbOnly } from "./perturb-only.ts";

const units = 4;
const map = networkAsMap(createNetwork({ cell: lstm, units, inputs: 2, outputs: 1, seed: 3 }));
const hidden = perturbOnly(map, 0, units);

function random(length: number, seed: number): Float64Array {
  const values = new Float64Array(length);
  createStream({ study: "perturb-only", purpose: "states", seed }).fillNormal(values);
  return values;
}

test("the Jacobian keeps its block and is zero elsewhere, in products as in the matrix", () => {
  const D = 2 * units;
  const [states, inputs, vectors] = [random(2 * D, 1), random(4, 2), random(2 * D, 3)];
  const [whole, block] = [new Float64Array(2 * D * D), new Float64Array(2 * D * D)];
  map.jacobian(states, inputs, whole);
  hidden.jacobian(states, inputs, block);
  const [forward, backward] = [new Float64Array(2 * D), new Float64Array(2 * D)];
  hidden.jacobianVector(states, inputs, vectors, forward);
  hidden.vectorJacobian(states, inputs, vectors, backward);
  for (let b = 0; b < 2; b++) for (let i = 0; i < D; i++) {
    let [row, column] = [0, 0];
    for (let j = 0; j < D; j++) {
      const at = (b * D + i) * D + j;
      expect(block[at]).toBe(i < units && j < units ? whole[at] : 0);
      row += block[at] * vectors[b * D + j];
      column += block[(b * D + j) * D + i] * vectors[b * D + j];
    }
    expect(forward[b * D + i]).toBeCloseTo(row, 12);
    expect(backward[b * D + i]).toBeCloseTo(column, 12);
  }
});

test("exponents of the hidden state alone are finite, and those of the rest −∞", () => {
  const options = { steps: 100, transient: 10 };
  const { finite, perStep } = lyapunovSpectrum(hidden, new Float64Array(2 * units), options);
  expect(finite).toBe(units);
  const alone = lyapunovSpectrum(hidden, new Float64Array(2 * units), { ...options, exponents: units });
  expect(alone.finite).toBe(units);
  for (let k = 0; k < units; k++) expect(alone.perStep[k]).toBeCloseTo(perStep[k], 2);
});

test("of a block-diagonal map it has the block's own exponents", () => {
  const { perStep } = lyapunovSpectrum(perturbOnly(affineMap([[0.5, 0, 0], [0, 0.9, 0], [0, 0, 2]]), 0, 2), new Float64Array(3), { steps: 500, exponents: 2 });
  expect(perStep[0]).toBeCloseTo(Math.log(0.9), 8);
  expect(perStep[1]).toBeCloseTo(Math.log(0.5), 8);
});

test.each([[-1, 2], [0, 9], [3, 3], [0.5, 2]])("coordinates from %d to %d are refused", (from, to) => {
  expect(() => perturbOnly(map, from, to)).toThrow(`perturbOnly: expected coordinates from … to within 0 … 8, got ${from} … ${to}`);
});
