import fc from "fast-check";
import { builtInCells } from "../catalogue.ts";
import type { Cell } from "../cell.ts";
import { defineCell } from "../define-cell.ts";
import { Expression } from "../expression.ts";
import { BINARY_OPERATIONS, UNARY_OPERATIONS } from "../graph.ts";
import { gru } from "../gru.ts";
import { leakyRate } from "../leaky-rate.ts";
import { lstm } from "../lstm.ts";

const ACTIVATIONS = ["tanh", "relu", "softplus", "sigmoid", "linear"];

/** The built-in cells with every choice of their options. */
export const variants: readonly Cell[] = [
  ...[...builtInCells.values()].flatMap((cell) => ACTIVATIONS.map((activation) => cell.with({ activation }))),
  gru.with({ reset: "after", gateBias: 0 }),
  lstm.with({ forgetBias: -2.5 }),
  leakyRate.with({ convention: "outside" }),
  leakyRate.with({ noise: 0.3, tau: 7 }),
  leakyRate.with({ convention: "outside", noise: 0.3, dt: 0.25, activation: "relu" }),
];

/**
 * What a graph computes, and in which order: every node but the constants, which stand as numbers where they are used.
 */
export function shapeOf({ graph: { nodes, next, readout }, states, name }: Cell): unknown {
  const places = new Map<number, string>();
  const at = (index: number): string => places.get(index)!;
  const shape = nodes.flatMap((node, index): unknown[] => {
    places.set(index, node.kind === "constant" ? `number ${Object.is(node.value, -0) ? "-0" : node.value}` : `node ${places.size - [...places.values()].filter((place) => place.startsWith("number")).length}`);
    if (node.kind === "constant") return [];
    if (node.kind === "unary") return [[node.operation, at(node.argument)]];
    if (node.kind === "binary") return [[node.operation, at(node.left), at(node.right)]];
    return [node.kind === "linear" ? { ...node, arguments: node.arguments.map((argument) => [argument.name, at(argument.node)]) } : node];
  });
  return { name, states, shape, next: [...next].map(([state, node]) => [state, at(node)]), readout: at(readout) };
}

interface Draft {
  readonly states: number;
  readonly steps: readonly { readonly kind: number; readonly a: number; readonly b: number; readonly value: number }[];
  readonly ends: readonly number[];
  readonly readout: number;
}

const draft: fc.Arbitrary<Draft> = fc.record({
  states: fc.integer({ min: 1, max: 3 }),
  steps: fc.array(fc.record({ kind: fc.nat(9), a: fc.nat(200), b: fc.nat(200), value: fc.oneof(fc.constantFrom(0, 1, -1, 0.5, 1e-300), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })) }), { maxLength: 40 }),
  ends: fc.array(fc.nat(200), { minLength: 3, maxLength: 3 }),
  readout: fc.nat(200),
});

/** Cells that `defineCell` can make: all kinds of nodes, shared and unused ones, names that two kinds share. */
export const anyCell: fc.Arbitrary<Cell> = draft.map(({ states, steps, ends, readout }) =>
  defineCell("random", (context) => {
    const { builder } = context.input;
    const names = ["h", "value1", "tanh"].slice(0, states);
    const pool = names.map((name) => context.state(name));
    const readable = [...pool];
    const isNumber = ({ node }: Expression): boolean => builder.nodes[node].kind === "constant";
    steps.forEach(({ kind, a, b, value }, step) => {
      const [first, second] = [pick(pool, a), pick(pool, b)];
      if (kind < 3 && !isNumber(first)) pool.push(new Expression(builder, builder.unary(UNARY_OPERATIONS[b % UNARY_OPERATIONS.length], first.node)));
      else if (kind < 5 && !(isNumber(first) && isNumber(second))) pool.push(new Expression(builder, builder.binary(BINARY_OPERATIONS[b % BINARY_OPERATIONS.length], first.node, second.node)));
      else if (kind === 5 && !isNumber(first)) pool.push(b % 2 === 0 ? first.times(value) : first.rsub(value));
      else if (kind === 6) pool.push(context.linear(["h", `map${step}`, "state", "sigmoid"].find((name) => !taken(builder, name))!, first, second, context.input));
      else if (kind === 7) pool.push(context.linearWithoutBias(`map${step}`, second));
      else if (kind === 8) pool.push(context.parameter(`map${step}`, value));
      else pool.push(context.noise("h"));
      if (kind < 3 && readable.some(({ node }) => node === first.node)) readable.push(pool.at(-1)!);
    });
    if (readout % 2 === 0) context.readout(pick(readable, readout));
    return Object.fromEntries(names.map((name, k) => [name, pick(pool, ends[k])]));
  }));

function pick(list: readonly Expression[], index: number): Expression {
  return list[index % list.length];
}

function taken(builder: Expression["builder"], name: string): boolean {
  return builder.nodes.some((node) => (node.kind === "linear" || node.kind === "parameter") && node.name === name);
}
