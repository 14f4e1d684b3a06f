import { availableParallelism } from "node:os";
import { MessageChannel } from "node:worker_threads";
import { Tinypool } from "tinypool";
import { workerKernelEnvironment } from "../kernels/choose-kernels.node.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { RunProgress, RunResult } from "./execute-run.ts";
import { removeLeftovers } from "./leftovers.ts";
import { readRun } from "./read-run.ts";
import { runId } from "./run-id.ts";
import type { RunSpec } from "./run-spec.ts";
import type { RunStore } from "./run-store.ts";
import type { WorkerOutcome } from "./run-worker.ts";
import { workerEntry } from "./worker-entry.ts";

/** How one network of a population ended. */
export type PoolOutcome =
  | { readonly spec: RunSpec; readonly id: string; readonly status: "trained" | "reused"; readonly result: RunResult }
  | { readonly spec: RunSpec; readonly id: string; readonly status: "failed"; readonly error: Error };

/** Where a population stands. */
export interface PoolProgress {
  /** Networks that are finished, failed ones included. */
  readonly done: number;
  readonly failed: number;
  readonly total: number;
  /** Optimiser steps done over all networks, and how many there will be. */
  readonly steps: number;
  readonly totalSteps: number;
}

/** How to run a population. */
export interface PoolOptions {
  /** Worker threads; never more than cores or networks. Default: one a core. */
  readonly workers?: number | undefined;
  readonly onProgress?: ((progress: PoolProgress) => void) | undefined;
  /** Stops all workers; the call then rejects with the signal's reason. Finished runs stay in the store. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Trains a population on worker threads, one network a task, into a store. Runs that the store holds already are
 * reused. The results do not depend on the number of workers.
 *
 * @returns one outcome a specification, in the same order; a network that fails is reported as `failed`, with its
 *   error, and the others go on.
 */
export async function runPool(store: RunStore, specs: readonly RunSpec[], options: PoolOptions = {}): Promise<readonly PoolOutcome[]> {
  options.signal?.throwIfAborted();
  if (specs.length === 0) return [];
  await removeLeftovers(store.folder);
  const threads = Math.min(requestedWorkers(options), availableParallelism(), specs.length);
  const env = { ...process.env, ...workerKernelEnvironment() } as Record<string, string>;
  const pool = new Tinypool({ ...workerEntry(), env, minThreads: threads, maxThreads: threads });
  const stop = () => void pool.destroy();
  options.signal?.addEventListener("abort", stop, { once: true });
  const report = progressOf(specs, options.onProgress);
  try {
    return await Promise.all(specs.map((spec, index) => runOne(pool, store, spec, options.signal, report(index))));
  } finally {
    options.signal?.removeEventListener("abort", stop);
    await pool.destroy();
  }
}

function requestedWorkers({ workers = Infinity }: PoolOptions): number {
  if (workers >= 1 && (Number.isInteger(workers) || workers === Infinity)) return workers;
  throw new InvalidInputError({ who: "runPool", expected: "workers to be a whole number, one or more", got: String(workers) });
}

/** Receives one network's progress: the steps it has done, and the outcome once there is one. */
interface Report {
  step(steps: number): void;
  end(outcome: PoolOutcome): PoolOutcome;
}

async function runOne(pool: Tinypool, store: RunStore, spec: RunSpec, signal: AbortSignal | undefined, report: Report): Promise<PoolOutcome> {
  const id = runId(spec);
  try {
    if (store.has(id)) return report.end({ spec, id, status: "reused", result: (await readRun(store, id)).result });
    const { result, files } = await runInPool(pool, spec, report);
    await store.write(id, files);
    return report.end({ spec, id, status: "trained", result });
  } catch (error) {
    signal?.throwIfAborted();
    return report.end({ spec, id, status: "failed", error: error instanceof Error ? error : new Error(String(error)) });
  }
}

async function runInPool(pool: Tinypool, spec: RunSpec, report: Report): Promise<WorkerOutcome> {
  const { port1, port2 } = new MessageChannel();
  port2.on("message", ({ step }: RunProgress) => report.step(step + 1));
  try {
    return (await pool.run({ spec, port: port1 }, { transferList: [port1] })) as WorkerOutcome;
  } finally {
    port2.close();
  }
}

function progressOf(specs: readonly RunSpec[], onProgress: ((progress: PoolProgress) => void) | undefined): (index: number) => Report {
  const steps = specs.map(() => 0);
  const totalSteps = specs.reduce((sum, { training }) => sum + training.steps, 0);
  let done = 0;
  let failed = 0;
  const tell = () => onProgress?.({ done, failed, total: specs.length, steps: steps.reduce((sum, count) => sum + count, 0), totalSteps });
  return (index) => ({
    step: (count) => {
      steps[index] = count;
      tell();
    },
    end: (outcome) => {
      steps[index] = specs[index].training.steps;
      done++;
      if (outcome.status === "failed") failed++;
      tell();
      return outcome;
    },
  });
}
