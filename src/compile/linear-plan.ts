import type { CellGraph, GraphNode } from "../cells/graph.ts";
import type { LinearPlan, LinearSource } from "./program.ts";

/** The plan of linear node `index`. */
export function linearPlan(graph: CellGraph, node: Extract<GraphNode, { kind: "linear" }>, index: number): LinearPlan {
  const terms = node.arguments.map((argument) => ({ weight: `${node.name}.${argument.name}`, source: sourceOf(graph, argument.node) }));
  return { name: node.name, node: index, plane: `linear:${index}`, terms, bias: node.bias ? `${node.name}.bias` : undefined };
}

function sourceOf(graph: CellGraph, index: number): LinearSource {
  const node = graph.nodes[index]!;
  if (node.kind === "state") return { kind: "state", name: node.name };
  if (node.kind === "input") return { kind: "input" };
  return { kind: "computed", plane: `computed:${index}` };
}

/** Nodes that linear maps multiply and that have to be computed first: neither states nor the input. */
export function computedArguments(graph: CellGraph): number[] {
  const found = new Set<number>();
  for (const node of graph.nodes) {
    if (node.kind !== "linear") continue;
    for (const argument of node.arguments) {
      if (sourceOf(graph, argument.node).kind === "computed") found.add(argument.node);
    }
  }
  return [...found];
}
