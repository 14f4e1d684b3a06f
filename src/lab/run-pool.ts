import { MessageChannel } from "node:worker_threads";
import { InvalidInputError } from "../numeric/errors.ts";
import { removeDeadClaims } from "./claims.ts";
import type { RunProgress } from "./execute-run.ts";
import { removeLeftovers } from "./leftovers.ts";
import { unpackError } from "./packed-error.ts";
import { runQueue, type PoolOutcome, type TrainOne } from "./run-queue.ts";
import type { RunSpec } from "./run-spec.ts";
import type { RunStore } from "./run-store.ts";
import type { WorkerJob, WorkerReply } from "./run-worker.ts";
import { workerEntry } from "./worker-entry.ts";
import { withWorkerPool, type WorkerPool } from "./worker-pool.ts";

/** Where a population stands. */
export interface PoolProgress {
  /** Networks that are finished, failed ones included. */
  readonly done: number;
  readonly failed: number;
  readonly total: number;
  /** Optimiser steps done over all networks, and how many there will be. */
  readonly steps: number;
  readonly totalSteps: number;
  /** Optimiser steps that were made just now, rather than found in the store. */
  readonly stepsTrained: number;
  /** As `steps`, each step counted with its weight. */
  readonly work: number;
  readonly totalWork: number;
}

/** How to run a population. */
export interface PoolOptions {
  /** Worker threads; never more than cores or networks. Default: one a core. */
  readonly workers?: number | undefined;
  /** How often a network that failed is tried again; default 1. A divergence is not: it would come out the same. */
  readonly retries?: number | undefined;
  /** What to do with stored runs that another version of the code made: `"keep"` them (default), or `"retrain"` them. */
  readonly otherVersions?: "keep" | "retrain" | undefined;
  /** What an optimiser step of a network weighs in `work`, typically its seconds; default 1. */
  readonly weigh?: ((spec: RunSpec) => number) | undefined;
  readonly onProgress?: ((progress: PoolProgress) => void) | undefined;
  /** Sees every outcome as it comes; the network counts as done once this has settled. */
  readonly onOutcome?: ((outcome: PoolOutcome) => void | Promise<void>) | undefined;
  /** Stops all workers; the call then rejects with the signal's reason. Finished runs stay in the store. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Trains a population on worker threads, one network a task, into a store. Runs that the store holds already are
 * reused; what other processes train in the same store is left to them. The results do not depend on the number of
 * workers. Leftovers of killed processes are cleared away before and after: one may have been killed beside this one.
 *
 * @returns one outcome a specification, in the same order; a network that fails is reported as `failed`, with its
 *   error, and the others go on.
 * @throws StoreFailure when the store cannot be written: nothing that followed could be kept.
 */
export async function runPool(store: RunStore, specs: readonly RunSpec[], options: PoolOptions = {}): Promise<readonly PoolOutcome[]> {
  options.signal?.throwIfAborted();
  if (specs.length === 0) return [];
  await clearAway(store.folder);
  const workers = checkedCount("workers", 1, options.workers ?? Infinity);
  const retries = checkedCount("retries", 0, options.retries ?? 1);
  const report = progressOf(specs, options);
  const onOutcome = async (index: number, outcome: PoolOutcome) => {
    await options.onOutcome?.(outcome);
    report.end(index, outcome);
  };
  return withWorkerPool(workerEntry("run-worker", import.meta.url), { workers, tasks: specs.length, signal: options.signal }, async (pool: Pool) => {
    const { threads: lanes, halt } = pool;
    const outcomes = await runQueue(store, specs, trainIn(pool), { lanes, retries, otherVersions: options.otherVersions, halt, onSteps: report.step, onOutcome });
    await clearAway(store.folder);
    return outcomes;
  });
}

type Pool = WorkerPool<WorkerJob, WorkerReply>;

async function clearAway(folder: string): Promise<void> {
  await removeLeftovers(folder);
  await removeDeadClaims(folder);
}

function checkedCount(name: string, least: number, count: number): number {
  if (count >= least && (Number.isInteger(count) || count === Infinity)) return count;
  throw new InvalidInputError({ who: "runPool", expected: `${name} to be a whole number, ${least === 0 ? "zero" : "one"} or more`, got: String(count) });
}

function trainIn(pool: Pool): TrainOne {
  return async (spec, onSteps) => {
    const { port1, port2 } = new MessageChannel();
    port2.on("message", ({ step }: RunProgress) => onSteps(step + 1));
    try {
      const reply = await pool.run({ spec, port: port1 }, [port1]);
      if ("error" in reply) throw unpackError(reply.error);
      return reply;
    } finally {
      port2.close();
    }
  };
}

/** Receives every network's progress: the steps it has done, and the outcome once there is one. */
interface Report {
  step(index: number, steps: number): void;
  end(index: number, outcome: PoolOutcome): void;
}

function progressOf(specs: readonly RunSpec[], { onProgress, weigh = () => 1 }: PoolOptions): Report {
  const weights = specs.map(weigh);
  const stepsOf = specs.map(() => 0);
  const totalSteps = specs.reduce((sum, { training }) => sum + training.steps, 0);
  const totalWork = specs.reduce((sum, { training }, index) => sum + training.steps * weights[index], 0);
  let [steps, stepsTrained, work, done, failed] = [0, 0, 0, 0, 0];
  const advance = (index: number, to: number, trained: boolean) => {
    steps += to - stepsOf[index];
    if (trained) stepsTrained += to - stepsOf[index];
    work += (to - stepsOf[index]) * weights[index];
    stepsOf[index] = to;
    onProgress?.({ done, failed, total: specs.length, steps, totalSteps, stepsTrained, work, totalWork });
  };
  return {
    step: (index, count) => advance(index, count, true),
    end: (index, { status }) => {
      done++;
      if (status === "failed") failed++;
      advance(index, specs[index].training.steps, status === "trained");
    },
  };
}
