import type { Network } from "../../../network/network.ts";
import { runNetwork } from "../../../network/run.ts";
import type { Command } from "./commands.ts";

/** One trial of each command; T steps, C commands, D state dimensions. */
export interface CommandTrials {
  /** [T, C, D] */
  readonly states: Float32Array;
  /** D */
  readonly dimension: number;
  /** The states of one command's trial, [T, D], in float64. */
  statesOf(command: number): Float64Array;
}

/** Runs a network through one trial of each command. */
export function commandTrials(network: Network, commands: readonly Command[], steps: number): CommandTrials {
  const C = commands.length;
  const inputs = Float32Array.from({ length: steps * C }, (_, at) => commands[at % C].input);
  const { states, dimension } = runNetwork(network, { inputs, steps, trials: C });
  const statesOf = (command: number) =>
    Float64Array.from({ length: steps * dimension }, (_, at) => states[(Math.floor(at / dimension) * C + command) * dimension + (at % dimension)]);
  return { states, dimension, statesOf };
}
