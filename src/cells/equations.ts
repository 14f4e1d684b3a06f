import type { BinaryOperation, CellGraph, GraphNode } from "./graph.ts";
import { linedNodes } from "./lined-nodes.ts";

const SYMBOLS: Readonly<Record<BinaryOperation, string>> = {
  add: "+", subtract: "−", multiply: "⊙", divide: "/", minimum: "min", maximum: "max", less: "<",
};

/** The cell's update as text: one line a linear map, one a state variable, one for the readout, and one a part that is long or deep. */
export function equationsOf(graph: CellGraph): string[] {
  const lined = linedNodes(graph);
  const text = (index: number): string => nodeText(graph, index, lined, false);
  const maps = graph.nodes.flatMap((node, index) => {
    if (node.kind === "linear") return [`${node.name} = ${linearText(graph, node, lined)}`];
    return lined.has(index) ? [`v${index} = ${definition(graph, index, lined, false)}`] : [];
  });
  const states = [...graph.next].map(([name, node]) => `${name}' = ${text(node)}`);
  return [...maps, ...states, `readout sees ${text(graph.readout)}`];
}

function linearText(graph: CellGraph, node: Extract<GraphNode, { kind: "linear" }>, lined: ReadonlySet<number>): string {
  const terms = node.arguments.map((argument) => `W[${node.name}.${argument.name}]·${nodeText(graph, argument.node, lined, true)}`);
  return [...terms, ...(node.bias ? [`b[${node.name}]`] : [])].join(" + ");
}

function nodeText(graph: CellGraph, index: number, lined: ReadonlySet<number>, nested: boolean): string {
  return lined.has(index) ? `v${index}` : definition(graph, index, lined, nested);
}

function definition(graph: CellGraph, index: number, lined: ReadonlySet<number>, nested: boolean): string {
  const node = graph.nodes[index]!;
  const operand = (at: number, isNested = true): string => nodeText(graph, at, lined, isNested);
  switch (node.kind) {
    case "input":
      return "x";
    case "constant":
      return String(node.value);
    case "unary":
      return node.operation === "negate" ? `−${operand(node.argument)}` : `${node.operation}(${operand(node.argument, false)})`;
    case "binary": {
      const inner = `${operand(node.left)} ${SYMBOLS[node.operation]} ${operand(node.right)}`;
      return nested ? `(${inner})` : inner;
    }
    default:
      return node.name;
  }
}
