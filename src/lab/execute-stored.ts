import { executeRun, type RunOptions, type RunResult } from "./execute-run.ts";
import { removeLeftovers } from "./leftovers.ts";
import { readRun } from "./read-run.ts";
import { runId } from "./run-id.ts";
import type { RunSpec } from "./run-spec.ts";
import type { RunStore } from "./run-store.ts";

/** A run that the store holds. */
export interface StoredRun {
  readonly result: RunResult;
  /** Path of `weights.safetensors`. */
  readonly weights: string;
  /** True when the run was in the store already and nothing had to be trained. */
  readonly reused: boolean;
}

/**
 * The run of a specification, from the store if it is there, otherwise executed and put there.
 * Leftovers of killed processes in the store are cleared away first.
 */
export async function executeStored(store: RunStore, spec: RunSpec, options: RunOptions = {}): Promise<StoredRun> {
  const id = runId(spec);
  const weights = store.path(id, "weights.safetensors");
  if (store.has(id)) return { result: (await readRun(store, id)).result, weights, reused: true };
  await removeLeftovers(store.folder);
  const { result, files } = await executeRun(spec, options);
  await store.write(id, files);
  return { result, weights, reused: false };
}
