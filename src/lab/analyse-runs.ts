import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { sha256 } from "../numeric/sha256.ts";
import type { AnalysisJob, AnalysisReply } from "./analysis-worker.ts";
import { CLAIM_REFRESH_MILLISECONDS, claimRun, type Claim } from "./claims.ts";
import { unpackError } from "./packed-error.ts";
import type { RunStore } from "./run-store.ts";
import { analysisDigest, analysisFile, type StoredAnalysis } from "./stored-analysis.ts";
import { storeFailure } from "./store-failure.ts";
import { workerEntry } from "./worker-entry.ts";
import { withWorkerPool, type WorkerPool } from "./worker-pool.ts";

/** A run of the store and what to do with it. */
export interface RunToAnalyse {
  readonly id: string;
  readonly analysis: StoredAnalysis;
}

/** How one analysis ended. Its files, named by `analysisFile`, are in the store unless it failed. */
export type AnalysisOutcome =
  | { readonly id: string; readonly status: "analysed"; /** Time that it took on this machine. */ readonly seconds: number }
  | { readonly id: string; readonly status: "reused" }
  | { readonly id: string; readonly status: "failed"; readonly error: Error };

/** How to analyse runs. */
export interface AnalyseRunsOptions {
  /** Extensions of the files that an analysis leaves; a run that has them all is not analysed again. */
  readonly extensions: readonly string[];
  /** Worker threads; never more than cores or runs. Default: one a core. */
  readonly workers?: number | undefined;
  /** Sees every outcome as it comes, with the run's index. */
  readonly onOutcome?: ((index: number, outcome: AnalysisOutcome) => void) | undefined;
  /** Stops all workers; the call then rejects with the signal's reason. What is finished stays in the store. */
  readonly signal?: AbortSignal | undefined;
}

/** How often to look whether another process has finished an analysis that this one waits for. */
const POLL_MILLISECONDS = 200;

/**
 * Analyses runs of a store on worker threads, one run a task, and keeps what comes out beside each run. What the store
 * holds already is taken from it, and what another process is at is left to it, so that a killed study goes on where it
 * was. The files do not depend on the number of workers.
 *
 * @returns one outcome a run, in the same order; a failure is reported as `failed` and the others go on.
 * @throws StoreFailure when the store cannot be written.
 */
export async function analyseRuns(store: RunStore, runs: readonly RunToAnalyse[], options: AnalyseRunsOptions): Promise<readonly AnalysisOutcome[]> {
  const { signal, onOutcome, extensions } = options;
  signal?.throwIfAborted();
  const outcomes: AnalysisOutcome[] = [];
  const conclude = (index: number, outcome: AnalysisOutcome) => {
    outcomes[index] = outcome;
    onOutcome?.(index, outcome);
  };
  const open: number[] = [];
  for (const [index, run] of runs.entries()) {
    if (isThere(store, run, extensions)) conclude(index, { id: run.id, status: "reused" });
    else open.push(index);
  }
  if (open.length === 0) return outcomes;
  const pool = { workers: options.workers, tasks: open.length, signal };
  await withWorkerPool(workerEntry("analysis-worker", import.meta.url), pool, (threads: Pool) => workThrough(threads, store, runs, open.toReversed(), { extensions, conclude }));
  return outcomes;
}

interface Work {
  readonly extensions: readonly string[];
  readonly conclude: (index: number, outcome: AnalysisOutcome) => void;
}

type Pool = WorkerPool<AnalysisJob, AnalysisReply>;

/** Works through the open runs, the last one first. */
async function workThrough(pool: Pool, store: RunStore, runs: readonly RunToAnalyse[], open: number[], work: Work): Promise<void> {
  const { halt, threads } = pool;
  const claims = new Set<Claim>();
  const heartbeat = setInterval(() => claims.forEach((claim) => void claim.refresh()), CLAIM_REFRESH_MILLISECONDS);
  const lane = async (): Promise<void> => {
    for (let index = open.pop(); index !== undefined && !halt.signal.aborted; index = open.pop()) {
      const outcome = await settle(store, runs[index], { pool, claims, extensions: work.extensions });
      if (outcome !== undefined) work.conclude(index, outcome);
      else await leaveToOthers(open, index, halt.signal);
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, () => lane().catch((error: unknown) => halt.abort(error))));
    halt.signal.throwIfAborted();
  } finally {
    clearInterval(heartbeat);
  }
}

/** Puts a run behind all others that are open, and pauses. */
async function leaveToOthers(open: number[], index: number, signal: AbortSignal): Promise<void> {
  open.unshift(index);
  await wait(POLL_MILLISECONDS, undefined, { signal });
}

interface Bench {
  readonly pool: Pool;
  readonly claims: Set<Claim>;
  readonly extensions: readonly string[];
}

/** One run's outcome; `undefined` while another process works on it. */
async function settle(store: RunStore, run: RunToAnalyse, { pool, claims, extensions }: Bench): Promise<AnalysisOutcome | undefined> {
  if (isThere(store, run, extensions)) return { id: run.id, status: "reused" };
  const claim = await claimRun(store.folder, claimName(run)).catch((error: unknown) => {
    throw storeFailure(store.folder, error);
  });
  if (claim === undefined) return undefined;
  claims.add(claim);
  try {
    return await analyseAndKeep(store, run, pool);
  } finally {
    claims.delete(claim);
    await claim.release();
  }
}

async function analyseAndKeep(store: RunStore, { id, analysis }: RunToAnalyse, pool: Pool): Promise<AnalysisOutcome> {
  const reply = await pool.run({ folder: store.folder, id, analysis }).catch((error: unknown) => ({ thrown: error }));
  pool.halt.signal.throwIfAborted();
  if ("thrown" in reply) return { id, status: "failed", error: reply.thrown instanceof Error ? reply.thrown : new Error(String(reply.thrown)) };
  if ("error" in reply) return { id, status: "failed", error: unpackError(reply.error) };
  for (const [extension, content] of reply.files) {
    const file = analysisFile(analysis, extension);
    await store.attach(id, file, content).catch((error: unknown) => {
      throw storeFailure(store.path(id, file), error);
    });
  }
  return { id, status: "analysed", seconds: reply.seconds };
}

function isThere(store: RunStore, { id, analysis }: RunToAnalyse, extensions: readonly string[]): boolean {
  return extensions.every((extension) => existsSync(store.path(id, analysisFile(analysis, extension))));
}

/** Claims are named like runs; an analysis of a run is claimed by the digest of both. */
function claimName({ id, analysis }: RunToAnalyse): string {
  return sha256(`${id} ${analysisDigest(analysis)}`).slice(0, 16);
}
