import type { CellGraph, GraphNode } from "./graph.ts";

/**
 * Whether, for a constant input, the map has a compact convex set of states that it takes into itself and that
 * attracts every state, decided conservatively from the graph. Then the indices of all its fixed points sum to +1.
 *
 * State variables are settled one after another. A variable is settled when its next value is bounded given the
 * settled ones (as h' = σ(·) ⊙ tanh(·) is), or is a convex mixture of itself and something bounded (leaky and
 * update-gate cells), or itself times a logistic gate with a bounded argument plus something bounded (the LSTM's
 * c, once h is settled: the gate then stays below some bound under 1).
 */
export function boundedStates(graph: CellGraph): boolean {
  const settled = new Set<string>();
  for (let before = -1; before < settled.size; ) {
    before = settled.size;
    const bounded = boundedNodes(graph, settled);
    for (const [state, node] of graph.next) if (bounded[node]! || contracts(graph, bounded, state, node)) settled.add(state);
  }
  return settled.size === graph.next.size;
}

function boundedNodes(graph: CellGraph, settled: ReadonlySet<string>): boolean[] {
  const bounded: boolean[] = [];
  for (const node of graph.nodes) bounded.push(isBounded(node, bounded, settled));
  return bounded;
}

const SATURATING = new Set(["tanh", "sigmoid", "heaviside", "sign", "sin", "cos"]);
const KEEPS_BOUNDS = new Set(["negate", "relu", "softplus", "exp", "absolute", "squareRoot"]);

function isBounded(node: GraphNode, bounded: readonly boolean[], settled: ReadonlySet<string>): boolean {
  if (node.kind === "state") return settled.has(node.name);
  if (node.kind === "linear") return node.arguments.every((argument) => bounded[argument.node]!);
  if (node.kind === "unary") return SATURATING.has(node.operation) || (KEEPS_BOUNDS.has(node.operation) && bounded[node.argument]!);
  if (node.kind !== "binary") return true;
  if (node.operation === "divide") return false;
  return node.operation === "less" || (bounded[node.left]! && bounded[node.right]!);
}

/** next = g ⊙ s + rest, with g below 1 and rest bounded, or rest = (1 − g) ⊙ something bounded. */
function contracts(graph: CellGraph, bounded: readonly boolean[], state: string, next: number): boolean {
  const sum = graph.nodes[next]!;
  if (sum.kind !== "binary" || sum.operation !== "add") return false;
  return isMixture(graph, bounded, state, sum.left, sum.right) || isMixture(graph, bounded, state, sum.right, sum.left);
}

function isMixture(graph: CellGraph, bounded: readonly boolean[], state: string, keepTerm: number, rest: number): boolean {
  const gate = cofactor(graph, keepTerm, (node) => node.kind === "state" && node.name === state);
  if (gate === undefined) return false;
  const node = graph.nodes[gate]!;
  if (node.kind === "constant") return Math.abs(node.value) < 1 && bounded[rest]!;
  if (node.kind !== "unary" || node.operation !== "sigmoid") return false;
  const complement = (candidate: GraphNode): boolean => isComplement(graph, candidate, gate);
  if (bounded[node.argument]! && bounded[rest]!) return true;
  const mixedIn = cofactor(graph, rest, complement);
  return mixedIn !== undefined && bounded[mixedIn]!;
}

/** For a product with one factor of a kind, the other factor. */
function cofactor(graph: CellGraph, product: number, isWanted: (node: GraphNode) => boolean): number | undefined {
  const node = graph.nodes[product]!;
  if (node.kind !== "binary" || node.operation !== "multiply") return undefined;
  if (isWanted(graph.nodes[node.left]!)) return node.right;
  return isWanted(graph.nodes[node.right]!) ? node.left : undefined;
}

function isComplement(graph: CellGraph, node: GraphNode, gate: number): boolean {
  if (node.kind !== "binary" || node.operation !== "subtract" || node.right !== gate) return false;
  const one = graph.nodes[node.left]!;
  return one.kind === "constant" && one.value === 1;
}
