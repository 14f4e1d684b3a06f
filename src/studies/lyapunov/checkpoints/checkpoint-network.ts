import { readNetworkFile } from "../../../formats/read-network-file.ts";
import { checkpointFile, checkpointSteps } from "../../../lab/checkpoints.ts";
import type { RunSpec } from "../../../lab/run-spec.ts";
import type { RunStore } from "../../../lab/run-store.ts";
import type { Network } from "../../../network/network.ts";
import { InvalidInputError } from "../../../numeric/errors.ts";

/**
 * The optimiser steps after which a run's network can be looked at, ascending: its checkpoints, and the end.
 *
 * @throws InvalidInputError when the run kept none.
 */
export function networkSteps({ checkpoints, training }: RunSpec, run: string): readonly number[] {
  if (checkpoints === undefined) {
    const remedy = 'Train it again with checkpoints in its specification, such as "checkpoints": { "every": 100 }';
    throw new InvalidInputError({ who: `run ${run}`, expected: "checkpoints", got: "none", remedy });
  }
  return [...new Set([...checkpointSteps(checkpoints, training.steps), training.steps])];
}

/** The network of a run of the store after `step` optimiser steps, one of `networkSteps`. */
export async function checkpointNetwork(store: RunStore, run: string, step: number, { checkpoints, training }: RunSpec): Promise<Network> {
  const isCheckpoint = checkpointSteps(checkpoints, training.steps).includes(step);
  const file = isCheckpoint ? checkpointFile(step) : "weights.safetensors";
  return readNetworkFile(await store.read(run, file), { who: store.path(run, file) }).network;
}
