import type { BinaryOperation, CellGraph, GraphNode, UnaryOperation } from "../../cells/graph.ts";
import { operands } from "../../cells/graph.ts";
import type { Network } from "../../network/network.ts";

const UNARY: Readonly<Record<UnaryOperation, (x: string) => string>> = {
  negate: (x) => `-${x}`, tanh: (x) => `np.tanh(${x})`, sigmoid: (x) => `1 / (1 + np.exp(-${x}))`, relu: (x) => `np.maximum(${x}, 0)`,
  softplus: (x) => `np.logaddexp(${x}, 0)`, exp: (x) => `np.exp(${x})`, log: (x) => `np.log(${x})`, squareRoot: (x) => `np.sqrt(${x})`,
  sin: (x) => `np.sin(${x})`, cos: (x) => `np.cos(${x})`, absolute: (x) => `np.abs(${x})`,
  heaviside: (x) => `np.heaviside(${x}, 0)`, sign: (x) => `np.sign(${x})`,
};
const BINARY: Readonly<Record<BinaryOperation, (a: string, b: string) => string>> = {
  add: (a, b) => `${a} + ${b}`, subtract: (a, b) => `${a} - ${b}`, multiply: (a, b) => `${a} * ${b}`, divide: (a, b) => `${a} / ${b}`,
  minimum: (a, b) => `np.minimum(${a}, ${b})`, maximum: (a, b) => `np.maximum(${a}, ${b})`, less: (a, b) => `np.less(${a}, ${b}).astype(float)`,
};

/**
 * A NumPy script that runs the network in float64, from the weights in `weightsFile` (see `writeNetworkNpz`): one line
 * for each linear map and each value that is used twice, as in the cell's equations. Noise is left out.
 *
 * @param weightsFile what the script opens, from the folder in which it is run.
 */
export function numpyScript(network: Network, weightsFile: string): string {
  const { cell, units, inputs, outputs } = network;
  const { graph } = cell;
  const states = cell.states.map(stateName).join(", ");
  const lines = [
    `"""A network of the cell ${cell.name}, exported by Nullcline: ${units} units, ${inputs} inputs, ${outputs} outputs."""`,
    "import numpy as np",
    "",
    `w = {name: array for name, array in np.load(${JSON.stringify(weightsFile)}).items()}`,
    "",
    "",
    `def step(${states}, x):  # states [trials, ${units}], input [trials, ${inputs}]`,
    ...statements(graph).map((line) => `    ${line}`),
    `    return ${[...graph.next.values()].map((node) => text(graph, node, sharedNodes(graph), false)).join(", ")}`,
    "",
    "",
    `def run(inputs):  # [steps, trials, ${inputs}] → outputs [steps, trials, ${outputs}]`,
    `    ${states} = ${cell.states.map((state) => `np.tile(w["initial.${state}"], (inputs.shape[1], 1))`).join(", ")}`,
    "    outputs = []",
    "    for x in np.asarray(inputs, dtype=float):",
    `        ${states} = step(${states}, x)`,
    `        outputs.append(${text(graph, graph.readout, new Set(), true)} @ w["readout.weight"].T + w["readout.bias"])`,
    "    return np.array(outputs)",
  ];
  return `${lines.join("\n")}\n`;
}

/** Nodes worth a line of their own: linear maps, and expressions that are used more than once. */
function sharedNodes({ nodes, next }: CellGraph): ReadonlySet<number> {
  const uses = [...nodes.flatMap(operands), ...next.values()];
  const isReused = (index: number) => uses.filter((use) => use === index).length > 1;
  return new Set(nodes.flatMap((node, index) => (node.kind === "linear" || (isCompound(node) && isReused(index)) ? [index] : [])));
}

function isCompound(node: GraphNode): boolean {
  return node.kind === "unary" || node.kind === "binary";
}

/** Names that mean something in the script or in Python. */
const RESERVED = new Set(["w", "x", "np", "step", "run", "inputs", "outputs", "in", "is", "if", "or", "and", "not", "as", "for", "def", "del", "from", "lambda", "None", "True", "False"]);

function stateName(state: string): string {
  return RESERVED.has(state) ? `state_${state}` : state;
}

function statements(graph: CellGraph): readonly string[] {
  const shared = sharedNodes(graph);
  return [...shared].map((index) => `${nameOf(graph, index)} = ${definition(graph, index, shared)}`);
}

function nameOf({ nodes }: CellGraph, index: number): string {
  const node = nodes[index];
  return node.kind === "linear" ? `${node.name}_drive` : `_${index}`;
}

function definition(graph: CellGraph, index: number, shared: ReadonlySet<number>): string {
  const node = graph.nodes[index];
  if (node.kind !== "linear") return expression(graph, node, shared);
  const terms = node.arguments.map((argument) => `${text(graph, argument.node, shared, true)} @ w["${node.name}.${argument.name}"].T`);
  return [...terms, ...(node.bias ? [`w["${node.name}.bias"]`] : [])].join(" + ");
}

function text(graph: CellGraph, index: number, shared: ReadonlySet<number>, nested: boolean): string {
  if (shared.has(index)) return nameOf(graph, index);
  const node = graph.nodes[index];
  const whole = expression(graph, node, shared);
  return nested && isInfix(node) ? `(${whole})` : whole;
}

function expression(graph: CellGraph, node: GraphNode, shared: ReadonlySet<number>): string {
  switch (node.kind) {
    case "unary":
      return UNARY[node.operation](text(graph, node.argument, shared, isInfix(node)));
    case "binary":
      return BINARY[node.operation](text(graph, node.left, shared, isInfix(node)), text(graph, node.right, shared, isInfix(node)));
    case "constant":
      return node.value < 0 ? `(${node.value})` : String(node.value);
    case "state":
      return stateName(node.name);
    case "parameter":
      return `w["${node.name}"]`;
    case "input":
      return "x";
    default:
      return "0.0";
  }
}

/** Whether a node is written with an operator, so that it needs parentheses inside another one; the rest are calls and names. */
function isInfix(node: GraphNode): boolean {
  if (node.kind === "unary") return ["negate", "sigmoid"].includes(node.operation);
  return node.kind === "binary" && ["add", "subtract", "multiply", "divide"].includes(node.operation);
}
