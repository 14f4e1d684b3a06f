import { rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { NullclineError } from "../numeric/errors.ts";
import { claimRun, CLAIM_REFRESH_MILLISECONDS, type Claim } from "./claims.ts";
import { computationDigest } from "./computation-digest.ts";
import type { RunResult } from "./execute-run.ts";
import { readRun } from "./read-run.ts";
import { runId } from "./run-id.ts";
import type { RunSpec } from "./run-spec.ts";
import type { RunStore } from "./run-store.ts";
import type { WorkerOutcome } from "./run-worker.ts";
import { makeTemporaryFolder } from "./leftovers.ts";
import { storeFailure } from "./store-failure.ts";

/** How one network of a population ended. */
export type PoolOutcome =
  | { readonly spec: RunSpec; readonly id: string; readonly status: "trained"; readonly result: RunResult; readonly seconds?: number; /** In place of a run of another version. */ readonly replaced?: true }
  | { readonly spec: RunSpec; readonly id: string; readonly status: "reused"; readonly result: RunResult; /** Made by a version of the code that computes it otherwise. */ readonly otherVersion: boolean }
  | { readonly spec: RunSpec; readonly id: string; readonly status: "failed"; readonly error: Error; readonly attempts: number };

/** Trains one network somewhere, reporting how many optimiser steps are done. */
export type TrainOne = (spec: RunSpec, onSteps: (steps: number) => void) => Promise<WorkerOutcome>;

/** How to work through a population. */
export interface QueueOptions {
  /** Networks trained at the same time. */
  readonly lanes: number;
  /** How often a network that failed is tried again. */
  readonly retries: number;
  /** What to do with stored runs that another version of the code made, see `computationDigest`. Default `"keep"`. */
  readonly otherVersions?: "keep" | "retrain" | undefined;
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
  const stored = store.has(id) ? await reuse(store, spec, id) : undefined;
  if (stored !== undefined && !toReplace(queue, stored)) return stored;
  const claim = await claimRun(store.folder, id).catch((error: unknown) => {
    throw storeFailure(store.folder, error);
  });
  if (claim === undefined) return undefined;
  claims.add(claim);
  try {
    const found = store.has(id) ? await reuse(store, spec, id) : undefined;
    return found === undefined || toReplace(queue, found) ? await trainAndKeep(queue, index, id, found !== undefined) : found;
  } finally {
    claims.delete(claim);
    await claim.release();
  }
}

async function reuse(store: RunStore, spec: RunSpec, id: string): Promise<PoolOutcome> {
  try {
    const { result } = await readRun(store, id);
    return { spec, id, status: "reused", result, otherVersion: result.versions.computation !== computationDigest(spec) };
  } catch (error) {
    return failed(spec, id, error, 0);
  }
}

function toReplace({ options }: Queue, outcome: PoolOutcome): boolean {
  return options.otherVersions === "retrain" && outcome.status === "reused" && outcome.otherVersion;
}

/** @param inPlace of a run that the store holds: it goes, with its analyses, once the new one is trained. */
async function trainAndKeep({ store, specs, train, options }: Queue, index: number, id: string, inPlace: boolean): Promise<PoolOutcome> {
  const spec = specs[index];
  for (let attempts = 1; ; attempts++) {
    const trained = await train(spec, (steps) => options.onSteps(index, steps)).catch((error: unknown) => ({ error }));
    options.halt.signal.throwIfAborted();
    if (!("error" in trained)) {
      if (inPlace) await discard(store, id);
      await store.write(id, trained.files);
      const { result, seconds } = trained;
      return { spec, id, status: "trained", result, ...(seconds === undefined ? {} : { seconds }), ...(inPlace ? { replaced: true } : {}) };
    }
    if (attempts > options.retries || trained.error instanceof NullclineError) return failed(spec, id, trained.error, attempts);
  }
}

/** Takes a run out of the store, all at once. */
async function discard(store: RunStore, id: string): Promise<void> {
  const folder = join(store.folder, id);
  try {
    const aside = join(await makeTemporaryFolder(store.folder), id);
    await rename(folder, aside);
    await rm(dirname(aside), { recursive: true, force: true });
  } catch (error) {
    throw storeFailure(folder, error);
  }
}

function failed(spec: RunSpec, id: string, error: unknown, attempts: number): PoolOutcome {
  return { spec, id, status: "failed", error: error instanceof Error ? error : new Error(String(error)), attempts };
}
