import { readNetworkFile } from "../../formats/read-network-file.ts";
import type { RunResult } from "../../lab/execute-run.ts";
import { runPool, type PoolProgress } from "../../lab/run-pool.ts";
import type { RunStore } from "../../lab/run-store.ts";
import type { Network } from "../../network/network.ts";
import type { FailedNetwork } from "./findings.ts";
import type { PlannedNetwork } from "./population.ts";

/** A trained network of the population, read back from the store. */
export interface TrainedNetwork extends PlannedNetwork {
  readonly network: Network;
  readonly result: RunResult;
  /** Training loss at some optimiser steps. */
  readonly training: { readonly steps: readonly number[]; readonly losses: readonly number[] };
}

/**
 * Indices in the order in which training starts: one network of every cell before the second of any, so that the
 * pace is even, and the dearest cell first, so that none is left running alone. Plans list cheap cells first.
 */
function startOrder(plan: readonly PlannedNetwork[]): number[] {
  return [...plan.keys()].toSorted((a, b) => plan[a].run.seed - plan[b].run.seed || b - a);
}

/**
 * Trains a population on worker threads, or takes it from the store, and reads it back in the plan's order.
 *
 * @throws the first network's error when all of them fail.
 */
export async function trainPopulation(store: RunStore, plan: readonly PlannedNetwork[], options: {
  readonly onProgress: (progress: PoolProgress) => void;
  readonly signal: AbortSignal | undefined;
}): Promise<{ readonly trained: readonly TrainedNetwork[]; readonly failed: readonly FailedNetwork[] }> {
  const { signal, onProgress } = options;
  const order = startOrder(plan);
  const outcomes = await runPool(store, order.map((index) => plan[index].run), { onProgress, signal });
  const trained: TrainedNetwork[] = [];
  const failed: FailedNetwork[] = [];
  for (const [index, planned] of plan.entries()) {
    const outcome = outcomes[order.indexOf(index)];
    if (outcome.status === "failed") failed.push({ name: planned.name, architecture: planned.architecture, reason: outcome.error.message });
    else trained.push(await readTrained(store, planned, outcome.id, outcome.result));
  }
  if (trained.length > 0) return { trained, failed };
  throw outcomes.find((outcome) => outcome.status === "failed")?.error ?? new Error("The population is empty");
}

async function readTrained(store: RunStore, planned: PlannedNetwork, id: string, result: RunResult): Promise<TrainedNetwork> {
  const { network } = readNetworkFile(await store.read(id, "weights.safetensors"), { who: store.path(id, "weights.safetensors") });
  const lines = new TextDecoder().decode(await store.read(id, "progress.jsonl")).trim().split("\n");
  const progress = lines.map((line) => JSON.parse(line) as { readonly step: number; readonly loss: number });
  return { ...planned, network, result, training: { steps: progress.map(({ step }) => step), losses: progress.map(({ loss }) => loss) } };
}
