import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNetwork } from "../../network/network.ts";
import { runNetwork } from "../../network/run.ts";
import { fingerprint } from "../../numeric/fingerprint.ts";
import type { Cell } from "../cell.ts";
import { cellFromJson, cellToJson } from "../serialise.ts";
import { gru } from "../gru.ts";
import { lstm } from "../lstm.ts";
import { cellSource } from "./cell-source.ts";
import { parseCell } from "./parse-cell.ts";
import { anyCell, shapeOf, variants } from "./test-cells.ts";

/** Bits of four steps of a fresh network. */
function run(cell: Cell): string {
  const network = createNetwork({ cell, units: 5, inputs: 2, outputs: 2, seed: 8 });
  const { states, outputs } = runNetwork(network, { inputs: Float32Array.from({ length: 4 * 3 * 2 }, (_, k) => (k % 7) / 4 - 0.7), steps: 4, trials: 3 });
  return fingerprint(states, outputs);
}

describe("cellSource", () => {
  it("writes the LSTM as one would by hand", () => {
    expect(cellSource(lstm)).toBe(`cell lstm
state h
state c
inputGate = sigmoid(linear(h, input))
forget = sigmoid(linear(h, input) + 1)
cell = tanh(linear(h, input))
output = sigmoid(linear(h, input))
c = forget * c + inputGate * cell
h = output * tanh(c')
`);
  });

  it.each(variants.map((cell) => [cell.name, JSON.stringify(cell.options), cell] as const))("carries %s with %s there and back, to the same bits", (_, __, cell) => {
    const copy = parseCell(cellSource(cell));
    expect(shapeOf(copy)).toEqual(shapeOf(cell));
    expect(copy.equations).toEqual(cell.equations);
    expect(run(copy)).toBe(run(cell));
  });

  it("gives the built-in cells' graphs back with the same indices", () => {
    for (const cell of [gru, lstm]) expect({ ...cellToJson(parseCell(cellSource(cell))), options: {} }).toEqual({ ...cellToJson(cell), options: {} });
  });

  it("carries any cell there and back, and its text is then fixed", () => {
    fc.assert(fc.property(anyCell, (cell) => {
      const text = cellSource(cell);
      const copy = parseCell(text);
      expect(shapeOf(copy)).toEqual(shapeOf(cell));
      expect(cellSource(copy)).toBe(text);
    }), { numRuns: 300 });
  });

  it("carries any cell's computation there and back", () => {
    fc.assert(fc.property(anyCell, (cell) => {
      expect(run(parseCell(cellSource(cell)))).toBe(run(cell));
    }), { numRuns: 25 });
  });

  it("writes cells from files: states called input, named arguments, nodes in any order, one noise used twice", () => {
    const cell = cellFromJson({
      name: "odd",
      nodes: [
        { kind: "noise", name: "z" }, { kind: "state", name: "input" }, { kind: "input" }, { kind: "noise", name: "z" },
        { kind: "linear", name: "z", arguments: [{ name: "left", node: 1 }, { name: "recurrent", node: 0 }, { name: "input", node: 2 }], bias: false },
        { kind: "binary", operation: "less", left: 4, right: 3 }, { kind: "state", name: "a" },
      ],
      next: [["a", 5], ["input", 6]],
      readout: 1,
    });
    expect(cellSource(cell)).toBe(`cell odd
state a
state input as input2
noise z
a = linearWithoutBias[z](left: input2, z, input) < z
input2 = a
readout = input2
`);
    const copy = parseCell(cellSource(cell));
    expect(copy.states).toEqual(["a", "input"]);
    expect(copy.equations).toEqual(cell.equations);
    expect(run(copy)).toBe(run(cell));
  });

  it("keeps what binds tighter: brackets, signs and comparisons", () => {
    const lines = ["-h - (h - (h - 2))", "h / (h / h) * h", "(-0.5) * (h * -h)", "(h < 0) < (0 < h)", "-(-(h + 1))", "max(h, 1 - h) * (h + 1)"];
    for (const line of lines) {
      const cell = parseCell(`state h\nh = ${line}`);
      expect(shapeOf(parseCell(cellSource(cell))), line).toEqual(shapeOf(cell));
    }
  });
});
