import { describe, expect, it } from "vitest";
import { defineCell } from "../cells/define-cell.ts";
import { evaluateUnary } from "../cells/evaluate.ts";
import { absolute, cos, exp, type Expression, log, relu, sigmoid, sin, softplus, squareRoot, tanh } from "../cells/expression.ts";
import type { UnaryOperation } from "../cells/graph.ts";
import type { FloatOps } from "../numeric/float-ops.ts";
import { createStream } from "../numeric/random.ts";
import { float32Ops, float64Ops } from "../numeric/scalar-ops.ts";
import { compileElementwise, instantiateElementwise } from "./elementwise.ts";
import { planCell } from "./plan-cell.ts";

const functions: readonly (readonly [UnaryOperation, (x: Expression) => Expression])[] = [
  ["tanh", tanh], ["sigmoid", sigmoid], ["softplus", softplus], ["exp", exp], ["log", log], ["sin", sin], ["cos", cos],
  ["relu", relu], ["squareRoot", squareRoot], ["absolute", absolute],
];
const EDGES = [0, -0, 1, -1, 0.5, 1e-30, -1e-30, 88, -88, 104, -104, 710, -745, 1e5, -1e5, Infinity, -Infinity, Number.NaN];

/** f(values), by the emitted kernel of the cell h' = f(h). */
function emitted(f: (x: Expression) => Expression, values: Float32Array | Float64Array): Float32Array | Float64Array {
  const isSingle = values instanceof Float32Array;
  const cell = defineCell("one", ({ state }) => ({ h: f(state("h")) }));
  const compiled = compileElementwise(planCell(cell.graph), isSingle ? "float32" : "float64");
  const memory = new WebAssembly.Memory({ initial: 64, maximum: 64 });
  const { planes } = compiled.kernels.get("forward0")!;
  const addresses = planes.map((_, index) => 1024 + index * 1_000_000);
  new Int32Array(memory.buffer, 0, planes.length).set(addresses);
  const ArrayType = isSingle ? Float32Array : Float64Array;
  new ArrayType(memory.buffer, addresses[planes.indexOf("state:h")], values.length).set(values);
  instantiateElementwise(compiled, { memory, bindElementwise: undefined }).get("forward0")!(values.length, 0);
  return new ArrayType(memory.buffer, addresses[planes.indexOf("next:h")], values.length);
}

function sample(count: number): number[] {
  const stream = createStream({ study: "test", purpose: "elementwise", seed: 1 });
  return Array.from({ length: count }, (_, index) => stream.normal() * 10 ** ((index % 9) - 4));
}

describe("compileElementwise", () => {
  it.each(functions)("emits %s with the bits of scalar arithmetic, in both precisions", (name, f) => {
    const values = [...EDGES, ...sample(4001)];
    for (const [array, ops] of [[Float32Array.from(values), float32Ops], [Float64Array.from(values), float64Ops]] as [Float32Array | Float64Array, FloatOps<number>][]) {
      const expected = Array.from(array, (x) => evaluateUnary(ops, name, x));
      expect([...emitted(f, array)]).toEqual(expected);
    }
  });

  it("writes exactly as many elements as it is asked to", () => {
    for (let count = 1; count <= 9; count++) {
      for (const ArrayType of [Float32Array, Float64Array]) {
        const out = emitted((x) => x.plus(1), new ArrayType(count));
        expect([...new ArrayType(out.buffer as ArrayBuffer, out.byteOffset, count + 2)]).toEqual([...Array.from({ length: count }, () => 1), 0, 0]);
      }
    }
  });

  it("says that a cell's elementwise code is too large to be compiled", () => {
    const deep = (x: Expression): Expression => Array.from({ length: 60 }).reduce<Expression>((sum) => sum.plus(sin(sum)), x);
    expect(() => emitted(deep, new Float32Array(4))).toThrow(/^cell: expected elementwise expressions of some 9,000 vector instructions at most, got \d+\. Use fewer functions/u);
  });
});
