import type { Network } from "./network.ts";
import type { NetworkRun } from "./run.ts";

/** The state variable that a network's readout sees: the last layer's h; the first variable where the readout sees a function of the state. */
export function readoutVariable({ cell }: Network): string {
  const seen = cell.graph.nodes[cell.graph.readout];
  return seen.kind === "state" ? seen.name : cell.states[0];
}

/** The course of `readoutVariable` over a run, [T, B, N]. */
export function readoutStates(network: Network, { states, dimension }: NetworkRun): Float32Array {
  const { cell, units } = network;
  const block = cell.states.indexOf(readoutVariable(network)) * units;
  return Float32Array.from({ length: (states.length / dimension) * units }, (_, index) => states[Math.floor(index / units) * dimension + block + (index % units)]);
}
