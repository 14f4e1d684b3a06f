/** Elementwise functions of one argument that a cell may use. */
export const UNARY_OPERATIONS = [
  "negate", "tanh", "sigmoid", "relu", "softplus", "exp", "log", "squareRoot", "sin", "cos",
  "absolute", "heaviside", "sign",
] as const;
export type UnaryOperation = (typeof UNARY_OPERATIONS)[number];

/** Elementwise functions of two arguments; `less` is 1 where left < right, else 0. */
export const BINARY_OPERATIONS = ["add", "subtract", "multiply", "divide", "minimum", "maximum", "less"] as const;
export type BinaryOperation = (typeof BINARY_OPERATIONS)[number];

/** One argument of a linear map: what it multiplies, and the name its weight matrix carries. */
export interface LinearArgument {
  readonly name: string;
  readonly node: number;
}

/**
 * A node of a cell's graph. Nodes refer to earlier nodes by index, so a graph is an array in topological order.
 * Every node except `input` and `constant` stands for one value a unit.
 */
export type GraphNode =
  /** A state variable before the step. */
  | { readonly kind: "state"; readonly name: string }
  /** The input vector of the step; only linear maps may use it. */
  | { readonly kind: "input" }
  | { readonly kind: "constant"; readonly value: number }
  /** A trainable vector with one entry a unit. */
  | { readonly kind: "parameter"; readonly name: string; readonly initial: number }
  /** A fresh standard normal number a unit and step while training; 0 in analyses. */
  | { readonly kind: "noise"; readonly name: string }
  /** A plane that a compiled kernel is given, such as the adjoint of a state; never part of a cell. */
  | { readonly kind: "given"; readonly name: string }
  /** Σ W·argument (+ bias), a trainable linear map onto the units. */
  | { readonly kind: "linear"; readonly name: string; readonly arguments: readonly LinearArgument[]; readonly bias: boolean }
  | { readonly kind: "unary"; readonly operation: UnaryOperation; readonly argument: number }
  | { readonly kind: "binary"; readonly operation: BinaryOperation; readonly left: number; readonly right: number };

/** A cell written by hand has tens of nodes; a graph of more than this is an attack or a mistake. */
export const MOST_NODES = 4096;

/** What a cell is: a graph from the old state and the input to the new state, and what the readout sees. */
export interface CellGraph {
  readonly nodes: readonly GraphNode[];
  /** State variables in order, each with the node of its next value. */
  readonly next: ReadonlyMap<string, number>;
  /** The elementwise expression of the state that the readout multiplies. */
  readonly readout: number;
}

/** Indices of the nodes that `node` uses directly. */
export function operands(node: GraphNode): readonly number[] {
  if (node.kind === "unary") return [node.argument];
  if (node.kind === "binary") return [node.left, node.right];
  if (node.kind === "linear") return node.arguments.map((argument) => argument.node);
  return [];
}
