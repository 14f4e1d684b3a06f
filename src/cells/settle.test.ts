import fc from "fast-check";
import { expect, it } from "vitest";
import { type GraphNode, operands } from "./graph.ts";
import { settle } from "./settle.ts";

/** The order in which nodes are settled, those of `given` being so from the start. */
function orderOf(nodes: readonly GraphNode[], root: number, given: ReadonlySet<number>): number[] {
  const settled: number[] = [];
  settle(nodes, root, (index) => given.has(index) || settled.includes(index), (index) => settled.push(index));
  return settled;
}

/** The same by a function that calls itself. */
function recursiveOrder(nodes: readonly GraphNode[], root: number, given: ReadonlySet<number>): number[] {
  const settled = new Set<number>();
  const visit = (index: number): void => {
    if (given.has(index) || settled.has(index)) return;
    operands(nodes[index]).forEach(visit);
    settled.add(index);
  };
  visit(root);
  return [...settled];
}

const shape = fc.array(fc.record({ arity: fc.nat(3), from: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }) }), { minLength: 1, maxLength: 40 });

function graphOf(shapes: readonly { readonly arity: number; readonly from: readonly number[] }[]): GraphNode[] {
  return shapes.map(({ arity, from }, index): GraphNode => {
    const [a, b, c] = from.map((place) => place % Math.max(1, index));
    if (index === 0 || arity === 0) return { kind: "constant", value: index };
    if (arity === 1) return { kind: "unary", operation: "tanh", argument: a };
    if (arity === 2) return { kind: "binary", operation: "add", left: a, right: b };
    return { kind: "linear", name: `w${index}`, arguments: [a, b, c].map((node) => ({ name: "x", node })), bias: false };
  });
}

it("takes operands before what uses them, from left to right, each once", () => {
  const nodes: GraphNode[] = [{ kind: "constant", value: 1 }, { kind: "constant", value: 2 }, { kind: "binary", operation: "add", left: 1, right: 0 }, { kind: "binary", operation: "multiply", left: 2, right: 1 }];
  expect(orderOf(nodes, 3, new Set())).toEqual([1, 0, 2, 3]);
  expect(orderOf(nodes, 3, new Set([2]))).toEqual([1, 3]);
  expect(orderOf(nodes, 3, new Set([3]))).toEqual([]);
});

it("keeps the order of a function that calls itself, in any graph", () => {
  fc.assert(fc.property(shape, fc.array(fc.nat(39), { maxLength: 5 }), (shapes, given) => {
    const nodes = graphOf(shapes);
    expect(orderOf(nodes, nodes.length - 1, new Set(given))).toEqual(recursiveOrder(nodes, nodes.length - 1, new Set(given)));
  }));
});

it("follows a hundred thousand nodes that rest on one another", () => {
  const nodes = Array.from({ length: 100_000 }, (_, index): GraphNode => (index === 0 ? { kind: "constant", value: 1 } : { kind: "unary", operation: "tanh", argument: index - 1 }));
  const seen = new Set<number>();
  settle(nodes, nodes.length - 1, (index) => seen.has(index), (index) => seen.add(index));
  expect(seen.size).toBe(100_000);
});
