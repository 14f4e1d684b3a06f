import type { Network } from "../../network/network.ts";
import { floatTensor, integerAttribute, integerTensor, onnxNode, type OnnxMessage } from "./onnx-messages.ts";

/**
 * Nodes and constants that give each trial the network's initial states, under the names `/start.<state>`. Names with a
 * leading slash are ours; no parameter can have one.
 */
export interface OnnxInitialStates {
  readonly nodes: readonly OnnxMessage[];
  readonly initializers: readonly OnnxMessage[];
}

/** Repeats the initial states [N] for as many trials as `input` [T, B, I] has: [B, N], or [1, B, N] with a leading axis. */
export function onnxInitialStates({ cell, parameters, units }: Network, withLeadingAxis: boolean): OnnxInitialStates {
  const sizes = withLeadingAxis ? ["/one", "/trials", "/units"] : ["/trials", "/units"];
  const nodes = [
    onnxNode("Shape", ["input"], ["/input.shape"]),
    onnxNode("Gather", ["/input.shape", "/one"], ["/trials"]),
    onnxNode("Concat", sizes, ["/start.shape"], [integerAttribute("axis", 0)]),
    ...cell.states.map((state) => onnxNode("Expand", [`initial.${state}`, "/start.shape"], [`/start.${state}`])),
  ];
  const initial = cell.states.map((state) => floatTensor(`initial.${state}`, [units], parameters.get(`initial.${state}`)!.data));
  return { nodes, initializers: [integerTensor("/one", [1]), integerTensor("/units", [units]), ...initial] };
}
