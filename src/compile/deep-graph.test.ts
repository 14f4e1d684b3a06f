import { describe, expect, it } from "vitest";
import type { Cell } from "../cells/cell.ts";
import { evaluate } from "../cells/evaluate.ts";
import type { GraphNode } from "../cells/graph.ts";
import { cellFromJson } from "../cells/serialise.ts";
import { float32Ops } from "../numeric/scalar-ops.ts";
import { compileElementwise, instantiateElementwise } from "./elementwise.ts";
import { linearDepths } from "./dependencies.ts";
import { planCell } from "./plan-cell.ts";

/** A cell as a file has it, whose state passes through `length` operations one after another. */
function chain(length: number, next: (before: number) => GraphNode): Cell {
  const nodes: GraphNode[] = [{ kind: "input" }, { kind: "state", name: "h" }, { kind: "constant", value: 0.001 }];
  for (let k = 0; k < length; k++) nodes.push(next(k === 0 ? 1 : nodes.length - 1));
  return cellFromJson({ name: "chain", options: {}, nodes, next: [["h", nodes.length - 1]], readout: 1 });
}

const sum = (left: number): GraphNode => ({ kind: "binary", operation: "add", left, right: 2 });
const product = (left: number): GraphNode => ({ kind: "binary", operation: "multiply", left, right: 1 });

/** The next state of a few values, by the emitted kernel. */
function stepped(cell: Cell, values: readonly number[]): number[] {
  const compiled = compileElementwise(planCell(cell.graph), "float32");
  const memory = new WebAssembly.Memory({ initial: 64, maximum: 64 });
  const { planes } = compiled.kernels.get("forward0")!;
  const addresses = planes.map((_, index) => 1024 + index * 1024);
  new Int32Array(memory.buffer, 0, planes.length).set(addresses);
  new Float32Array(memory.buffer, addresses[planes.indexOf("state:h")], values.length).set(values);
  instantiateElementwise(compiled, { memory, bindElementwise: undefined }).get("forward0")!(values.length, 0);
  return [...new Float32Array(memory.buffer, addresses[planes.indexOf("next:h")], values.length)];
}

describe("a cell of thousands of operations that rest on one another", () => {
  it("computes what its graph says", () => {
    const cell = chain(2000, sum);
    const values = [0, 0.5, -3, 1000].map(Math.fround);
    const byGraph = (value: number) => evaluate(cell.graph.nodes, cell.graph.next.get("h")!, float32Ops, (index) => (index === 1 ? value : undefined), new Map());
    const byHand = (value: number) => Array.from({ length: 2000 }).reduce<number>((total) => Math.fround(total + Math.fround(0.001)), value);
    expect(stepped(cell, values)).toEqual(values.map(byHand));
    expect(values.map(byGraph)).toEqual(values.map(byHand));
  });

  it("is planned and encoded at the largest size that a file may have", () => {
    const program = planCell(chain(4093, product).graph);
    expect(program.nodes.length).toBeGreaterThan(3 * 4093);
    const { kernels } = compileElementwise(program, "float64");
    // Two products are joined in one instruction of five numbers, the last one stands alone.
    expect(kernels.get("forward0")!.code.instructions.length).toBe(5 * 2047);
  });

  it("is refused, as too large, where its derivatives do not fit a WebAssembly module", () => {
    const compiled = compileElementwise(planCell(chain(1000, product).graph), "float32");
    expect(() => compiled.module()).toThrow(
      "cell: expected elementwise expressions of some 9,000 vector instructions at most, got 10999. Use fewer functions between the linear maps: sin and cos take about 60 instructions each, tanh about 30",
    );
  });

  it("may pass through a thousand linear maps", () => {
    const { graph } = chain(1000, (node) => ({ kind: "linear", name: `map${node}`, arguments: [{ name: "from", node }], bias: false }));
    expect(linearDepths(graph.nodes)[graph.next.get("h")!]).toBe(1000);
    expect(planCell(graph).forward).toHaveLength(1001);
  });
});
