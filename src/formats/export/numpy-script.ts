import type { BinaryOperation, CellGraph, GraphNode, UnaryOperation } from "../../cells/graph.ts";
import { operands } from "../../cells/graph.ts";
import { linedNodes } from "../../cells/lined-nodes.ts";
import { settle } from "../../cells/settle.ts";
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
 * for each linear map and each value that is used twice, as in the cell's equations; a gate with its map has one line. Python
 * takes no more than some hundred brackets inside one another, so deep expressions have more lines. Noise is left out.
 *
 * @param weightsFile what the script opens, from the folder in which it is run.
 */
export function numpyScript(network: Network, weightsFile: string): string {
  const { cell, units, inputs, outputs } = network;
  const { graph } = cell;
  const states = cell.states.map(stateName).join(", ");
  const [inStep, seen] = [scriptLines(graph), readoutLines(graph)];
  const lines = [
    `"""A network of the cell ${cell.name}, exported by Nullcline: ${units} units, ${inputs} inputs, ${outputs} outputs."""`,
    "import numpy as np",
    `w = dict(np.load(${JSON.stringify(weightsFile)}))`,
    "",
    "",
    `def step(${states}, x):  # states [trials, ${units}], input [trials, ${inputs}]`,
    ...statements(graph, inStep).map((line) => `    ${line}`),
    `    return ${[...graph.next.values()].map((node) => text(graph, node, inStep, false)).join(", ")}`,
    "",
    "",
    `def run(inputs):  # [steps, trials, ${inputs}] → outputs [steps, trials, ${outputs}]`,
    `    ${states} = ${cell.states.map((state) => `np.tile(w["initial.${state}"], (inputs.shape[1], 1))`).join(", ")}`,
    "    outputs = []",
    "    for x in np.asarray(inputs, dtype=float):",
    `        ${states} = step(${states}, x)`,
    ...statements(graph, seen).map((line) => `        ${line}`),
    `        outputs.append(${text(graph, graph.readout, seen, true)} @ w["readout.weight"].T + w["readout.bias"])`,
    "    return np.array(outputs)",
  ];
  return `${lines.join("\n")}\n`;
}

/** The nodes that have a line of their own, and the name that the line gives them. */
type ScriptLines = ReadonlyMap<number, string>;

/**
 * Linear maps, and expressions that are used more than once, have a line each; where such an expression is a function of one
 * linear map alone, as a gate is, one line serves both.
 */
function scriptLines(graph: CellGraph): ScriptLines {
  const { nodes, next } = graph;
  const uses = [...nodes.flatMap(operands), ...next.values()];
  const usesOf = (index: number) => uses.filter((use) => use === index).length;
  const shared = nodes.flatMap((node, index) => (isCompound(node) && usesOf(index) > 1 ? [index] : []));
  const mapInside = new Map(shared.map((index) => [index, onlyMap(graph, index, new Set(shared))]));
  const long = linedNodes(graph);
  const folded = new Set([...mapInside.values()].filter((map) => map !== undefined && usesOf(map) === 1));
  return new Map(
    nodes.flatMap((node, index): [number, string][] => {
      if (node.kind === "linear") return folded.has(index) ? [] : [[index, `${node.name}_drive`]];
      if (!mapInside.has(index)) return long.has(index) ? [[index, `_${index}`]] : [];
      const map = mapInside.get(index);
      const inner = map === undefined || !folded.has(map) ? undefined : nodes[map];
      return [[index, inner?.kind === "linear" ? `${inner.name}_value` : `_${index}`]];
    }),
  );
}

/** The readout is made of states after the step, anew, so that no line of the step serves it. */
function readoutLines(graph: CellGraph): ScriptLines {
  const long = linedNodes(graph);
  const found = new Set<number>();
  settle(graph.nodes, graph.readout, (index) => found.has(index), (index) => found.add(index));
  return new Map([...found].filter((index) => long.has(index)).map((index) => [index, `_${index}`]));
}

/** The linear map in an expression, if there is exactly one; other shared expressions are not looked into. */
function onlyMap({ nodes }: CellGraph, top: number, shared: ReadonlySet<number>): number | undefined {
  const maps: number[] = [];
  const ahead = [top];
  while (ahead.length > 0) {
    const index = ahead.pop()!;
    if (nodes[index].kind === "linear") maps.push(index);
    else if (index === top || !shared.has(index)) ahead.push(...operands(nodes[index]));
  }
  return maps.length === 1 ? maps[0] : undefined;
}

function isCompound(node: GraphNode): boolean {
  return node.kind === "unary" || node.kind === "binary";
}

/** Names that mean something in the script or in Python. */
const RESERVED = new Set(["w", "x", "np", "step", "run", "inputs", "outputs", "in", "is", "if", "or", "and", "not", "as", "for", "def", "del", "from", "lambda", "None", "True", "False"]);

function stateName(state: string): string {
  return RESERVED.has(state) ? `state_${state}` : state;
}

function statements(graph: CellGraph, lines: ScriptLines): readonly string[] {
  return [...lines].map(([index, name]) => `${name} = ${expression(graph, graph.nodes[index], lines)}`);
}

function linearMap(graph: CellGraph, node: Extract<GraphNode, { readonly kind: "linear" }>, lines: ScriptLines): string {
  const terms = node.arguments.map((argument) => `${text(graph, argument.node, lines, true)} @ w["${node.name}.${argument.name}"].T`);
  return [...terms, ...(node.bias ? [`w["${node.name}.bias"]`] : [])].join(" + ");
}

function text(graph: CellGraph, index: number, lines: ScriptLines, nested: boolean): string {
  const name = lines.get(index);
  if (name !== undefined) return name;
  const node = graph.nodes[index];
  const whole = expression(graph, node, lines);
  return nested && isInfix(node) ? `(${whole})` : whole;
}

function expression(graph: CellGraph, node: GraphNode, lines: ScriptLines): string {
  switch (node.kind) {
    case "linear":
      return linearMap(graph, node, lines);
    case "unary":
      return UNARY[node.operation](text(graph, node.argument, lines, isInfix(node)));
    case "binary":
      return BINARY[node.operation](text(graph, node.left, lines, isInfix(node)), text(graph, node.right, lines, isInfix(node)));
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
  if (node.kind === "linear") return true;
  return node.kind === "binary" && ["add", "subtract", "multiply", "divide"].includes(node.operation);
}
