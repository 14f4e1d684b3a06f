import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../cells/cell.ts";
import { defineCell } from "../cells/define-cell.ts";
import { type Expression, relu } from "../cells/expression.ts";
import { gru } from "../cells/gru.ts";
import { leakyRate } from "../cells/leaky-rate.ts";
import { lstm } from "../cells/lstm.ts";
import { ugrnn } from "../cells/ugrnn.ts";
import { vanilla } from "../cells/vanilla.ts";
import { createStream } from "../numeric/random.ts";
import { float32Ops } from "../numeric/scalar-ops.ts";
import { interpretReadout, interpretStep, type StateValues } from "./interpret.ts";
import { createNetwork, type Network } from "./network.ts";
import { runNetwork } from "./run.ts";

const cells: readonly (readonly [string, Cell])[] = [
  ["vanilla tanh", vanilla],
  ["vanilla relu", vanilla.with({ activation: "relu" })],
  ["vanilla softplus", vanilla.with({ activation: "softplus" })],
  ["leaky rate, inside", leakyRate.with({ dt: 2 })],
  ["leaky rate, outside", leakyRate.with({ convention: "outside", activation: "sigmoid" })],
  ["UGRNN", ugrnn],
  ["GRU, reset before", gru],
  ["GRU, reset after", gru.with({ reset: "after" })],
  ["LSTM", lstm],
];

/** The whole run by the interpreter, one trial at a time. */
function interpretRun(network: Network, inputs: Float32Array, steps: number, trials: number): { states: number[]; outputs: number[] } {
  const states: number[] = [];
  const outputs: number[] = [];
  let current: StateValues[] = Array.from({ length: trials }, () => initialState(network));
  for (let t = 0; t < steps; t++) {
    current = current.map((state, trial) => interpretStep(network, state, inputRow(network, inputs, t * trials + trial), float32Ops));
    for (const state of current) {
      states.push(...[...state.values()].flat());
      outputs.push(...interpretReadout(network, state, float32Ops));
    }
  }
  return { states, outputs };
}

function initialState(network: Network): StateValues {
  return new Map(network.cell.states.map((state) => [state, [...network.parameters.get(`initial.${state}`)!.data]]));
}

function inputRow(network: Network, inputs: Float32Array, row: number): number[] {
  return [...inputs.subarray(row * network.inputs, (row + 1) * network.inputs)];
}

describe("runNetwork", () => {
  it.each(cells)("gives the interpreter's bits for a %s of any size", (_, cell) => {
    const sizes = fc.record({
      units: fc.integer({ min: 1, max: 19 }),
      inputs: fc.integer({ min: 0, max: 9 }),
      outputs: fc.integer({ min: 1, max: 9 }),
      steps: fc.integer({ min: 1, max: 4 }),
      trials: fc.integer({ min: 1, max: 9 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(sizes, ({ steps, trials, seed, ...size }) => {
        const network = createNetwork({ cell, seed, gain: 1.5, ...size });
        const inputs = new Float32Array(steps * trials * size.inputs);
        createStream({ study: "test", purpose: "inputs", seed }).fillNormal(inputs);
        const run = runNetwork(network, { inputs, steps, trials });
        const reference = interpretRun(network, inputs, steps, trials);
        expect([...run.states]).toEqual(reference.states);
        expect([...run.outputs]).toEqual(reference.outputs);
      }),
      { numRuns: 15 },
    );
  });

  it("gives the interpreter's bits for a cell whose kernels use hundreds of planes", () => {
    const deep = defineCell("deep", ({ state, input, linear }) => ({
      h: Array.from({ length: 300 }).reduce<Expression>((x) => relu(x.plus(0.01)), linear("drive", state("h"), input)),
    }));
    const network = createNetwork({ cell: deep, units: 3, inputs: 1, outputs: 2, seed: 1 });
    const inputs = Float32Array.of(0.3, -0.5, 1, 0.2);
    const run = runNetwork(network, { inputs, steps: 2, trials: 2 });
    const reference = interpretRun(network, inputs, 2, 2);
    expect([...run.states]).toEqual(reference.states);
    expect([...run.outputs]).toEqual(reference.outputs);
  });

  it("rejects inputs of the wrong length", () => {
    const network = createNetwork({ cell: vanilla, units: 4, inputs: 3, outputs: 1, seed: 1 });
    expect(() => runNetwork(network, { inputs: new Float32Array(5), steps: 2, trials: 1 })).toThrow(
      "runNetwork: expected inputs [2, 1, 3], 6 numbers, got 5",
    );
  });
});
