import type { Network } from "../../network/network.ts";
import { pytorchLayout } from "../pytorch-layout.ts";
import { toPytorch } from "../pytorch-tensors.ts";
import { onnxInitialStates } from "./onnx-initial-states.ts";
import { floatTensor, integerAttribute, onnxNode, textsAttribute, type OnnxMessage } from "./onnx-messages.ts";

/** Nodes that compute `rates` [T, B, N], what the readout multiplies, from `input` [T, B, I]. */
export interface OnnxRates {
  readonly nodes: readonly OnnxMessage[];
  readonly initializers: readonly OnnxMessage[];
}

/** One of ONNX's recurrent operators: its name, and for each of its gates the place in PyTorch's stack. */
interface RecurrentOperator {
  readonly name: "RNN" | "GRU" | "LSTM";
  readonly gates: readonly number[];
  readonly attributes: readonly OnnxMessage[];
}

/**
 * The network as one of ONNX's recurrent operators, RNN, GRU or LSTM, or `undefined` where it is none of them.
 * ONNX stacks the gates z, r, h and i, o, f, c, where PyTorch has r, z, n and i, f, g, o.
 */
export function onnxOperatorRates(network: Network): OnnxRates | undefined {
  const operator = operatorOf(network);
  const layout = pytorchLayout(network.cell);
  if (operator === undefined || layout === undefined || network.inputs === 0) return undefined;
  const { units, inputs, cell } = network;
  const rows = units * operator.gates.length;
  const tensors = toPytorch(layout, network.parameters, units);
  const stack = (name: string, width: number) => restacked(tensors.get(name)!.data, operator.gates, units * width);
  const biases = Float32Array.from([...stack("bias_ih_l0", 1), ...stack("bias_hh_l0", 1)]);
  const start = onnxInitialStates(network, true);
  const states = cell.states.map((state) => `/start.${state}`);
  return {
    initializers: [...start.initializers, floatTensor("/W", [1, rows, inputs], stack("weight_ih_l0", inputs)), floatTensor("/R", [1, rows, units], stack("weight_hh_l0", units)), floatTensor("/B", [1, 2 * rows], biases)],
    nodes: [
      ...start.nodes,
      onnxNode(operator.name, ["input", "/W", "/R", "/B", "", ...states], ["/rates"], [integerAttribute("hidden_size", units), ...operator.attributes]),
      onnxNode("Squeeze", ["/rates", "/one"], ["rates"]),
    ],
  };
}

function operatorOf({ cell }: Network): RecurrentOperator | undefined {
  if (cell.name === "vanilla") return { name: "RNN", gates: [0], attributes: [textsAttribute("activations", [cell.options["activation"] === "relu" ? "Relu" : "Tanh"])] };
  if (cell.name === "gru") return { name: "GRU", gates: [1, 0, 2], attributes: [integerAttribute("linear_before_reset", 1)] };
  return cell.name === "lstm" ? { name: "LSTM", gates: [0, 3, 1, 2], attributes: [] } : undefined;
}

function restacked(data: Float32Array, gates: readonly number[], size: number): Float32Array {
  const stacked = new Float32Array(data.length);
  gates.forEach((gate, index) => stacked.set(data.subarray(gate * size, (gate + 1) * size), index * size));
  return stacked;
}
