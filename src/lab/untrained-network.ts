import { createNetwork, type Network } from "../network/network.ts";
import type { RunSpec } from "./run-spec.ts";
import { cellOf, taskOf } from "./spec-parts.ts";

/** The network that a run starts from. */
export function untrainedNetwork({ task, cell, units, seed, initialisation }: RunSpec): Network {
  const { inputs, outputs } = taskOf(task);
  return createNetwork({ cell: cellOf(cell), units, inputs, outputs, seed, ...initialisation });
}
