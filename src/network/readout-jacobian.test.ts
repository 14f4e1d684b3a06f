import { describe, expect, it } from "vitest";
import { builtInCells } from "../cells/catalogue.ts";
import { defineCell } from "../cells/define-cell.ts";
import { tanh } from "../cells/expression.ts";
import { float64Ops } from "../numeric/scalar-ops.ts";
import { createStream } from "../numeric/random.ts";
import { interpretReadout } from "./interpret.ts";
import { createNetwork, type Network } from "./network.ts";
import { readoutJacobian } from "./readout-jacobian.ts";

const product = defineCell("product", ({ state, input, linear, readout }) => {
  const [a, b] = [state("a"), state("b")];
  readout(tanh(a).times(b).plus(a));
  return { a: linear("first", b, input), b: linear("second", a) };
});

function outputsAt(network: Network, state: Float64Array): number[] {
  const values = new Map([...network.cell.graph.next.keys()].map((name, k) => [name, Array.from(state.subarray(k * network.units, (k + 1) * network.units))]));
  return interpretReadout(network, values, float64Ops);
}

describe.each([...builtInCells.values(), product])("the readout's Jacobian of $name", (cell) => {
  it("agrees with central differences of the interpreter", () => {
    const network = createNetwork({ cell, units: 5, inputs: 2, outputs: 3, seed: 4 });
    const state = new Float64Array(5 * cell.graph.next.size);
    createStream({ study: "test", purpose: "state", seed: 1 }).fillNormal(state);
    const jacobian = readoutJacobian(network, state);
    const h = 1e-6;
    for (let d = 0; d < state.length; d++) {
      const up = outputsAt(network, state.map((x, i) => (i === d ? x + h : x)));
      const down = outputsAt(network, state.map((x, i) => (i === d ? x - h : x)));
      up.forEach((value, output) => expect(jacobian[output * state.length + d]).toBeCloseTo((value - down[output]) / (2 * h), 7));
    }
  });
});

it("is the readout weights themselves where the readout sees the state", () => {
  const network = createNetwork({ cell: builtInCells.get("vanilla")!, units: 4, inputs: 1, outputs: 2, seed: 1 });
  expect(readoutJacobian(network, new Float64Array(4))).toEqual(Float64Array.from(network.parameters.get("readout.weight")!.data));
});

it("refuses a state of another length", () => {
  const network = createNetwork({ cell: builtInCells.get("lstm")!, units: 4, inputs: 1, outputs: 2, seed: 1 });
  expect(() => readoutJacobian(network, new Float64Array(4))).toThrow("readoutJacobian: expected a state of 8 numbers, got 4");
});
