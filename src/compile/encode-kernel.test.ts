import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate, evaluateBinary, evaluateUnary } from "../cells/evaluate.ts";
import { BINARY_OPERATIONS, type GraphNode, UNARY_OPERATIONS } from "../cells/graph.ts";
import { lstm } from "../cells/lstm.ts";
import { vanilla } from "../cells/vanilla.ts";
import type { ElementwiseCode } from "../kernels/elementwise-code.ts";
import { float64Ops } from "../numeric/scalar-ops.ts";
import { compileElementwise } from "./elementwise.ts";
import { ELEMENTWISE_OPERATIONS, OPERATION_PAIRS } from "./elementwise-operations.ts";
import { encodeKernel } from "./encode-kernel.ts";
import { planCell } from "./plan-cell.ts";
import type { KernelPlan } from "./program.ts";

/** Instructions in words: `target = operation operands`, planes by letter, constants by value, temporaries by number. */
function inWords({ planes, constants, instructions }: ElementwiseCode, names: readonly string[]): string[] {
  const place = (number: number): string => names[number] ?? (number < planes + constants.length ? String(constants[number - planes]) : `t${number - planes - constants.length}`);
  return Array.from({ length: instructions.length / 5 }, (_, k) => {
    const [operation, target, ...operands] = instructions.subarray(5 * k, 5 * k + 5);
    return `${place(target)} = ${ELEMENTWISE_OPERATIONS[operation]} ${operands.map(place).join(" ")}`;
  });
}

/** Runs code on one element of each plane: the slow reference of what the numbers mean. */
function interpreted({ planes, constants, temporaries, instructions }: ElementwiseCode, values: readonly number[]): number[] {
  const places = [...values, ...constants, ...Array.from({ length: temporaries }, () => Number.NaN)];
  for (let k = 0; k < instructions.length; k += 5) {
    const [operation, target, a, b, c] = instructions.subarray(k, k + 5);
    places[target] = applied(ELEMENTWISE_OPERATIONS[operation], [places[a], places[b], places[c]]);
  }
  return places.slice(0, planes);
}

function applied(name: string, [a, b, c]: readonly number[]): number {
  const unary = UNARY_OPERATIONS.find((operation) => operation === name);
  if (unary !== undefined) return evaluateUnary(float64Ops, unary, a);
  const binary = BINARY_OPERATIONS.find((operation) => operation === name);
  if (binary !== undefined) return evaluateBinary(float64Ops, binary, a, b);
  const pair = OPERATION_PAIRS.find((operation) => operation.name === name);
  if (pair === undefined) return a;
  const inner = evaluateBinary(float64Ops, pair.inner, a, b);
  return pair.outer === "subtractFrom" ? c - inner : evaluateBinary(float64Ops, pair.outer, inner, c);
}

const names = ["a", "b", "c", "d", "e"];
const given: readonly GraphNode[] = names.slice(0, 3).map((name) => ({ kind: "given", name }));

/** A kernel that reads planes a, b and c. */
function encoded(nodes: readonly GraphNode[], outputs: KernelPlan["outputs"]): ElementwiseCode {
  const inputs = [0, 1, 2].map((node) => ({ plane: names[node], node }));
  return encodeKernel([...given, ...nodes], { name: "test", inputs, outputs }, names, "float64");
}

const step = fc.tuple(fc.constantFrom(...UNARY_OPERATIONS, ...BINARY_OPERATIONS), fc.nat(), fc.nat());
const graph = fc.array(step, { maxLength: 30 }).map((steps) => {
  const nodes: GraphNode[] = [...given, { kind: "constant", value: 1 }, { kind: "constant", value: -0.25 }];
  for (const [operation, left, right] of steps) {
    const unary = UNARY_OPERATIONS.find((name) => name === operation);
    if (unary !== undefined) nodes.push({ kind: "unary", operation: unary, argument: left % nodes.length });
    else nodes.push({ kind: "binary", operation: BINARY_OPERATIONS.find((name) => name === operation)!, left: left % nodes.length, right: right % nodes.length });
  }
  return nodes;
});

describe("encodeKernel", () => {
  it("computes into planes at once, joins operations in pairs and repeats the operands that are not used", () => {
    const { code, planes } = compileElementwise(planCell(vanilla.graph), "float32").kernels.get("reverse0")!;
    expect(inWords(code, planes)).toEqual([
      "t0 = multiplyThenSubtractFrom next:h next:h 1",
      "d.linear:2 = multiply d.next:h t0 d.next:h",
      "d.state:h = copy 0 0 0",
    ]);
  });

  it("needs no more temporaries at once than are alive", () => {
    const { code } = compileElementwise(planCell(lstm.graph), "float32").kernels.get("reverse0")!;
    expect({ instructions: code.instructions.length / 5, temporaries: code.temporaries }).toEqual({ instructions: 13, temporaries: 2 });
  });

  it("keeps planes aside that are overwritten before they have been stored elsewhere", () => {
    const code = encoded([], [{ plane: "b", node: 0, accumulate: false }, { plane: "a", node: 1, accumulate: false }, { plane: "d", node: 1, accumulate: true }]);
    expect(interpreted(code, [1, 2, 3, 4, 5])).toEqual([2, 1, 3, 6, 5]);
  });

  it("joins no pair that would read a plane after it was overwritten", () => {
    const product: GraphNode = { kind: "binary", operation: "multiply", left: 0, right: 1 };
    const code = encoded([product], [{ plane: "a", node: 1, accumulate: true }, { plane: "b", node: 3, accumulate: true }]);
    expect(interpreted(code, [3, 5, 0, 0, 0])).toEqual([8, 20, 0, 0, 0]);
  });

  it("tells −0 from 0 and rounds constants to the precision", () => {
    const nodes: readonly GraphNode[] = [0, -0, 0.1].map((value) => ({ kind: "constant", value }));
    const plan = { name: "test", inputs: [], outputs: [0, 1, 2].map((node) => ({ plane: names[node], node, accumulate: false })) };
    expect([...encodeKernel(nodes, plan, names.slice(0, 3), "float32").constants]).toEqual([0, -0, Math.fround(0.1)]);
  });

  it("means what the graph means, whatever is read, written and added to", () => {
    const output = fc.record({ plane: fc.constantFrom(...names), node: fc.nat(), accumulate: fc.boolean() });
    const values = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(graph, fc.uniqueArray(output, { minLength: 1, selector: ({ plane }) => plane }), values, (nodes, wanted, start) => {
        const outputs = wanted.map(({ node, ...rest }) => ({ ...rest, node: nodes.length - 1 - (node % nodes.length) }));
        const known = new Map<number, number>();
        const expected = [...start];
        for (const { plane, node, accumulate } of outputs) {
          const value = evaluate(nodes, node, float64Ops, (leaf) => (leaf < 3 ? start[leaf] : undefined), known);
          expected[names.indexOf(plane)] = accumulate ? start[names.indexOf(plane)] + value : value;
        }
        expect(interpreted(encoded(nodes.slice(3), outputs), start)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});
