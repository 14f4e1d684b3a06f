import type { BinaryOperation, GraphNode, UnaryOperation } from "../../cells/graph.ts";
import { settle } from "../../cells/settle.ts";
import type { Network } from "../../network/network.ts";
import { onnxInitialStates } from "./onnx-initial-states.ts";
import { floatTensor, floatValue, graphAttribute, integerAttribute, onnxNode, type OnnxGraph, type OnnxMessage } from "./onnx-messages.ts";
import type { OnnxRates } from "./onnx-operators.ts";

/** ONNX's operator for each of ours, where there is a single one. */
const UNARY: Readonly<Record<Exclude<UnaryOperation, "heaviside">, string>> = {
  negate: "Neg", tanh: "Tanh", sigmoid: "Sigmoid", relu: "Relu", softplus: "Softplus", exp: "Exp", log: "Log",
  squareRoot: "Sqrt", sin: "Sin", cos: "Cos", absolute: "Abs", sign: "Sign",
};
const BINARY: Readonly<Record<Exclude<BinaryOperation, "less">, string>> = {
  add: "Add", subtract: "Sub", multiply: "Mul", divide: "Div", minimum: "Min", maximum: "Max",
};
const FLOAT = 1;

/** Any network as an ONNX Scan whose body is the cell's graph, one step; noise is zero. */
export function onnxScanRates(network: Network): OnnxRates {
  const { cell } = network;
  const start = onnxInitialStates(network, false);
  const weights = [...network.parameters].filter(([name]) => !/^(initial|readout)\./.test(name)).map(([name, { shape, data }]) => floatTensor(weightName(name), shape, data));
  const zero = network.inputs === 0 || cell.graph.nodes.some(usesZero) ? [floatTensor("/zero", [], new Float32Array(1))] : [];
  const finals = cell.states.map((state) => `/final.${state}`);
  const scan = onnxNode("Scan", [...cell.states.map((state) => `/start.${state}`), "input"], [...finals, "rates"], [graphAttribute("body", stepGraph(network)), integerAttribute("num_scan_inputs", 1)]);
  return { initializers: [...start.initializers, ...weights, ...zero], nodes: [...start.nodes, scan] };
}

function usesZero(node: GraphNode): boolean {
  return node.kind === "noise" || (node.kind === "unary" && node.operation === "heaviside");
}

/** The readout sees the state after the step, so its nodes are written again, over the next states. */
function stepGraph({ cell, units, inputs }: Network): OnnxGraph {
  const { nodes, next, readout } = cell.graph;
  const constants = nodes.flatMap((node, index) => (node.kind === "constant" ? [floatTensor(`/v${index}`, [], Float32Array.of(node.value))] : []));
  const step = nodes.flatMap((node, index) => nodeMessages(node, index, "", inputs));
  const seen = readNodes(nodes, readout).flatMap((index) => nodeMessages(nodes[index], index, "r", inputs));
  const named = [...next].map(([state, node]) => onnxNode("Identity", [`/v${node}`], [`/next.${state}`]));
  const aliases = nodes.flatMap((node, index) => (node.kind === "state" ? [onnxNode("Identity", [`/next.${node.name}`], [`/rv${index}`])] : []));
  const rates = onnxNode("Identity", [`/rv${readout}`], ["/rate"]);
  return {
    name: `${cell.name} step`,
    nodes: [...step, ...named, ...aliases, ...constantAliases(nodes), ...seen, rates],
    initializers: constants,
    inputs: [...nodes.flatMap((node, index) => (node.kind === "state" ? [floatValue(`/v${index}`, ["trials", units])] : [])), floatValue("/x", ["trials", inputs])],
    outputs: [...cell.states.map((state) => floatValue(`/next.${state}`, ["trials", units])), floatValue("/rate", ["trials", units])],
  };
}

function constantAliases(nodes: readonly GraphNode[]): readonly OnnxMessage[] {
  return nodes.flatMap((node, index) => (node.kind === "constant" || node.kind === "parameter" ? [onnxNode("Identity", [node.kind === "parameter" ? weightName(node.name) : `/v${index}`], [`/rv${index}`])] : []));
}

/** Elementwise nodes that the readout uses, operands before what uses them. */
function readNodes(nodes: readonly GraphNode[], readout: number): readonly number[] {
  const found = new Set<number>();
  settle(nodes, readout, (index) => found.has(index) || !isElementwise(nodes[index]), (index) => found.add(index));
  return [...found];
}

function isElementwise({ kind }: GraphNode): boolean {
  return kind === "unary" || kind === "binary";
}

function nodeMessages(node: GraphNode, index: number, prefix: string, inputs: number): readonly OnnxMessage[] {
  const name = (operand: number) => `/${prefix}v${operand}`;
  const out = name(index);
  switch (node.kind) {
    case "parameter":
      return [onnxNode("Identity", [weightName(node.name)], [out])];
    case "noise":
      return [onnxNode("Identity", ["/zero"], [out])];
    case "linear":
      return linearMessages(node, out, inputs);
    case "unary":
      if (node.operation !== "heaviside") return [onnxNode(UNARY[node.operation], [name(node.argument)], [out])];
      return [onnxNode("Less", ["/zero", name(node.argument)], [`${out}.is`]), cast(out)];
    case "binary":
      if (node.operation !== "less") return [onnxNode(BINARY[node.operation], [name(node.left), name(node.right)], [out])];
      return [onnxNode("Less", [name(node.left), name(node.right)], [`${out}.is`]), cast(out)];
    default:
      return [];
  }
}

/** Parameters stand apart from the graph's own values, whatever they are called. */
function weightName(parameter: string): string {
  return `weight/${parameter}`;
}

function cast(out: string): OnnxMessage {
  return onnxNode("Cast", [`${out}.is`], [out], [integerAttribute("to", FLOAT)]);
}

/** b + Σ x Wᵀ: one Gemm an argument, each adding to the one before. */
function linearMessages(node: Extract<GraphNode, { kind: "linear" }>, out: string, inputs: number): readonly OnnxMessage[] {
  const used = node.arguments.filter(({ name }) => name !== "input" || inputs > 0);
  if (used.length === 0) return [onnxNode("Identity", [node.bias ? weightName(`${node.name}.bias`) : "/zero"], [out])];
  return used.map((argument, index) => {
    const before = index === 0 ? (node.bias ? [weightName(`${node.name}.bias`)] : []) : [`${out}.sum${index}`];
    const source = argument.name === "input" ? "/x" : `/v${argument.node}`;
    return onnxNode("Gemm", [source, weightName(`${node.name}.${argument.name}`), ...before], [index === used.length - 1 ? out : `${out}.sum${index + 1}`], [integerAttribute("transB", 1)]);
  });
}
