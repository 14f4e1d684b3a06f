import type { BinaryOperation, CellGraph, GraphNode } from "./graph.ts";

const SYMBOLS: Readonly<Record<BinaryOperation, string>> = {
  add: "+", subtract: "−", multiply: "⊙", divide: "/", minimum: "min", maximum: "max", less: "<",
};

/** The cell's update as text: one line a linear map, one a state variable, one for the readout. */
export function equationsOf(graph: CellGraph): string[] {
  const maps = graph.nodes.flatMap((node) => (node.kind === "linear" ? [`${node.name} = ${linearText(graph, node)}`] : []));
  const states = [...graph.next].map(([name, node]) => `${name}' = ${text(graph, node, false)}`);
  return [...maps, ...states, `readout sees ${text(graph, graph.readout, false)}`];
}

function linearText(graph: CellGraph, node: Extract<GraphNode, { kind: "linear" }>): string {
  const terms = node.arguments.map((argument) => `W[${node.name}.${argument.name}]·${text(graph, argument.node, true)}`);
  return [...terms, ...(node.bias ? [`b[${node.name}]`] : [])].join(" + ");
}

function text(graph: CellGraph, index: number, nested: boolean): string {
  const node = graph.nodes[index]!;
  switch (node.kind) {
    case "input":
      return "x";
    case "constant":
      return String(node.value);
    case "unary":
      return node.operation === "negate" ? `−${text(graph, node.argument, true)}` : `${node.operation}(${text(graph, node.argument, false)})`;
    case "binary": {
      const inner = `${text(graph, node.left, true)} ${SYMBOLS[node.operation]} ${text(graph, node.right, true)}`;
      return nested ? `(${inner})` : inner;
    }
    default:
      return node.name;
  }
}
