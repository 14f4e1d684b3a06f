import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../cells/cell.ts";
import { gru } from "../cells/gru.ts";
import { leakyRate } from "../cells/leaky-rate.ts";
import { lstm } from "../cells/lstm.ts";
import { ugrnn } from "../cells/ugrnn.ts";
import { vanilla } from "../cells/vanilla.ts";
import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { createStream } from "../numeric/random.ts";
import { float64Ops } from "../numeric/scalar-ops.ts";
import { networkAsMap } from "./as-map.ts";
import { interpretStep, type StateValues } from "./interpret.ts";
import { createNetwork, type Network } from "./network.ts";

const cells: readonly (readonly [string, Cell, boolean])[] = [
  ["vanilla tanh", vanilla, true],
  ["vanilla relu", vanilla.with({ activation: "relu" }), false],
  ["leaky rate, inside", leakyRate, true],
  ["leaky rate, outside", leakyRate.with({ convention: "outside", tau: 2 }), true],
  ["UGRNN", ugrnn, true],
  ["GRU, reset before", gru, true],
  ["GRU, reset after", gru.with({ reset: "after" }), true],
  ["LSTM", lstm, true],
  ["GRU relu", gru.with({ activation: "relu" }), false],
];

interface Setting {
  readonly network: Network;
  readonly map: DynamicalMap;
  readonly states: Float64Array;
  readonly inputs: Float64Array;
  readonly rows: number;
}

function randomSetting(cell: Cell, units: number, inputs: number, rows: number, seed: number): Setting {
  const network = createNetwork({ cell, units, inputs, outputs: 1, seed, gain: 1.5 });
  const map = networkAsMap(network);
  return { network, map, states: normals(rows * map.dimension, seed), inputs: normals(rows * inputs, seed + 1), rows };
}

function normals(count: number, seed: number): Float64Array {
  const values = new Float64Array(count);
  createStream({ study: "test", purpose: "states", seed }).fillNormal(values);
  return values;
}

function interpret({ network }: Setting, state: Float64Array, input: Float64Array): number[] {
  const { units } = network;
  const values: StateValues = new Map(network.cell.states.map((name, index) => [name, [...state.subarray(index * units, (index + 1) * units)]]));
  return [...interpretStep(network, values, [...input], float64Ops).values()].flat();
}

const sizes = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 70 }), fc.nat());

describe("networkAsMap", () => {
  it.each(cells)("steps a %s with the interpreter's float64 bits", (_, cell) => {
    fc.assert(
      fc.property(sizes, ([units, inputCount, rows, seed]) => {
        const setting = randomSetting(cell, units, inputCount, rows, seed);
        const { map, states, inputs } = setting;
        const out = new Float64Array(states.length);
        map.step(states, inputs, out);
        const row = seed % rows;
        const at = (values: Float64Array, width: number): Float64Array => values.subarray(row * width, (row + 1) * width);
        expect([...at(out, map.dimension)]).toEqual(interpret(setting, at(states, map.dimension), at(inputs, inputCount)));
      }),
      { numRuns: 10 },
    );
  });

  it.each(cells)("differentiates a %s as central differences do", (_, cell) => {
    const { map, states, inputs, rows } = randomSetting(cell, 6, 3, 3, 11);
    const { dimension: d } = map;
    const jacobian = new Float64Array(rows * d * d);
    const inputJacobian = new Float64Array(rows * d * 3);
    map.jacobian(states, inputs, jacobian);
    map.inputJacobian(states, inputs, inputJacobian);
    const columnOf = (moved: "state" | "input", index: number): Float64Array => {
      const width = moved === "state" ? d : 3;
      const shifted = [1e-6, -1e-6].map((shift) => {
        const [s, u] = [states.slice(), inputs.slice()];
        for (let row = 0; row < rows; row++) (moved === "state" ? s : u)[row * width + index]! += shift;
        const out = new Float64Array(s.length);
        map.step(s, u, out);
        return out;
      });
      return shifted[0]!.map((value, i) => (value - shifted[1]![i]!) / 2e-6);
    };
    for (let j = 0; j < d; j++) columnOf("state", j).forEach((slope, i) => expect(jacobian[i * d + j]).toBeCloseTo(slope, 7));
    for (let j = 0; j < 3; j++) columnOf("input", j).forEach((slope, i) => expect(inputJacobian[i * 3 + j]).toBeCloseTo(slope, 7));
  });

  it.each(cells)("multiplies by the Jacobian of a %s from either side as the Jacobian itself does", (_, cell) => {
    const { map, states, inputs, rows } = randomSetting(cell, 7, 2, 66, 5);
    const { dimension: d } = map;
    const vectors = normals(rows * d, 17);
    const jacobian = new Float64Array(rows * d * d);
    const right = new Float64Array(rows * d);
    const left = new Float64Array(rows * d);
    map.jacobian(states, inputs, jacobian);
    map.jacobianVector(states, inputs, vectors, right);
    map.vectorJacobian(states, inputs, vectors, left);
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < d; i++) {
        let [jv, vj] = [0, 0];
        for (let j = 0; j < d; j++) {
          jv += jacobian[(row * d + i) * d + j]! * vectors[row * d + j]!;
          vj += jacobian[(row * d + j) * d + i]! * vectors[row * d + j]!;
        }
        expect(right[row * d + i]).toBeCloseTo(jv, 11);
        expect(left[row * d + i]).toBeCloseTo(vj, 11);
      }
    }
  });

  it.each(cells)("knows whether the states of a %s are bounded", (_, cell, isBounded) => {
    expect(networkAsMap(createNetwork({ cell, units: 2, inputs: 1, outputs: 1, seed: 1 })).bounded).toBe(isBounded);
  });

  it("rejects states that do not fit", () => {
    const { map } = randomSetting(lstm, 3, 2, 1, 1);
    expect(() => map.step(new Float64Array(7), new Float64Array(2), new Float64Array(7))).toThrow(
      "networkAsMap: expected states [B, 6] and inputs [B, 2], got 7 and 2 numbers",
    );
  });
});
