import { setTimeout as wait } from "node:timers/promises";
import { NullclineError } from "../numeric/errors.ts";
import { claimRun, CLAIM_REFRESH_MILLISECONDS, type Claim } from "./claims.ts";
import type { RunResult } from "./execute-run.ts";
import { readRun } from "./read-run.ts";
import { runId } from "./run-id.ts";
import type { RunSpec } from "./run-spec.ts";
import type { RunStore } from "./run-store.ts";
import type { WorkerOutcome } from "./run-worker.ts";
import { storeFailure } from "./store-failure.ts";

/** How one network of a population ended. */
export type PoolOutcome =
  | { readonly spec: RunSpec; readonly id: string; readonly status: "trained" | "reused"; readonly result: RunResult }
  | { readonly spec: RunSpec; readonly id: string; readonly status: "failed"; readonly error: Error; readonly attempts: number };

/** Trains one network somewhere, reporting how many optimiser steps are done. */
export type TrainOne = (spec: RunSpec, onSteps: (steps: number) => void) => Promise<WorkerOutcome>;

/** How to work through a population. */
export interface QueueOptions {
  /** Networks trained at the same time. */
  readonly lanes: number;
  /** How often a network that failed is tried again. */
  readonly retries: number;
  /** Aborted by the caller to stop the work, and by the queue when the store cannot be written. */
  readonly halt: AbortController;
  readonly onSteps: (index: number, steps: number) => void;
  readonly onOutcome: (index: number, outcome: PoolOutcome) => void | Promise<void>;
}

/** How often to look whether another process has finished a run that this one waits for. */
const POLL_MILLISECONDS = 200;

/**
 * Trains every specification that the store does not hold yet, and puts the runs there. Several processes may do so
 * in one store at a time: a run that another one is working on is left to it, and waited for at the end.
 *
 * A failure that a second attempt would repeat bit for bit, such as a divergence, is not retried.
 *
 * @returns one outcome a specification, in the same order.
 * @throws the reason that `halt` was aborted with; StoreFailure when the store cannot be written.
 */
export async function runQueue(store: RunStore, specs: readonly RunSpec[], train: TrainOne, options: QueueOptions): Promise<readonly PoolOutcome[]> {
  const queue: Queue = { store, specs, train, options, open: specs.map((_, index) => index).toReversed(), elsewhere: [], claims: new Set(), outcomes: [] };
  const heartbeat = setInterval(() => {
    for (const claim of queue.claims) void claim.refresh();
  }, CLAIM_REFRESH_MILLISECONDS);
  try {
    await Promise.all(Array.from({ length: options.lanes }, () => lane(queue)));
  } finally {
    clearInterval(heartbeat);
  }
  options.halt.signal.throwIfAborted();
  return queue.outcomes;
}

interface Queue {
  readonly store: RunStore;
  readonly specs: readonly RunSpec[];
  readonly train: TrainOne;
  readonly options: QueueOptions;
  /** Indices of the specifications still to be looked at, the next one last. */
  readonly open: number[];
  /** Those that another process works on. */
  readonly elsewhere: number[];
  readonly claims: Set<Claim>;
  readonly outcomes: PoolOutcome[];
}

/** Works until nothing is left. Never rejects: what stops the whole queue is the reason that it aborts `halt` with. */
async function lane(queue: Queue): Promise<void> {
  const { halt } = queue.options;
  try {
    for (let index = await next(queue); index !== undefined; index = await next(queue)) {
      halt.signal.throwIfAborted();
      const outcome = await settle(queue, index);
      if (outcome === undefined) queue.elsewhere.push(index);
      else await conclude(queue, index, outcome);
    }
  } catch (error) {
    halt.abort(error);
  }
}

async function next({ open, elsewhere, options }: Queue): Promise<number | undefined> {
  if (open.length === 0 && elsewhere.length > 0) {
    await wait(POLL_MILLISECONDS, undefined, { signal: options.halt.signal });
    open.push(...elsewhere.splice(0));
  }
  return open.pop();
}

async function conclude({ outcomes, options }: Queue, index: number, outcome: PoolOutcome): Promise<void> {
  outcomes[index] = outcome;
  await options.onOutcome(index, outcome);
}

/** The run of a specification: from the store, or trained now; `undefined` while another process works on it. */
async function settle(queue: Queue, index: number): Promise<PoolOutcome | undefined> {
  const { store, claims } = queue;
  const spec = queue.specs[index];
  const id = runId(spec);
  if (store.has(id)) return reuse(store, spec, id);
  const claim = await claimRun(store.folder, id).catch((error: unknown) => {
    throw storeFailure(store.folder, error);
  });
  if (claim === undefined) return undefined;
  claims.add(claim);
  try {
    return store.has(id) ? await reuse(store, spec, id) : await trainAndKeep(queue, index, id);
  } finally {
    claims.delete(claim);
    await claim.release();
  }
}

async function reuse(store: RunStore, spec: RunSpec, id: string): Promise<PoolOutcome> {
  try {
    return { spec, id, status: "reused", result: (await readRun(store, id)).result };
  } catch (error) {
    return failed(spec, id, error, 0);
  }
}

async function trainAndKeep({ store, specs, train, options }: Queue, index: number, id: string): Promise<PoolOutcome> {
  const spec = specs[index];
  for (let attempts = 1; ; attempts++) {
    const trained = await train(spec, (steps) => options.onSteps(index, steps)).catch((error: unknown) => ({ error }));
    options.halt.signal.throwIfAborted();
    if (!("error" in trained)) {
      await store.write(id, trained.files);
      return { spec, id, status: "trained", result: trained.result };
    }
    if (attempts > options.retries || trained.error instanceof NullclineError) return failed(spec, id, trained.error, attempts);
  }
}

function failed(spec: RunSpec, id: string, error: unknown, attempts: number): PoolOutcome {
  return { spec, id, status: "failed", error: error instanceof Error ? error : new Error(String(error)), attempts };
}
