import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { unpackError } from "../../../lab/packed-error.ts";
import { replaceFiles } from "../../../lab/replace-files.ts";
import { workerEntry } from "../../../lab/worker-entry.ts";
import { withWorkerPool, type WorkerPool } from "../../../lab/worker-pool.ts";
import type { NullclineError } from "../../../numeric/errors.ts";
import { estimatedSeconds } from "./estimated-seconds.ts";
import { jobDigest } from "./job-digest.ts";
import type { StudyJob, StudyRecord, StudyReply } from "./study-worker.ts";

/** How one job ended: a failure is an outcome, and the other jobs go on. */
export type JobOutcome = { readonly record: StudyRecord } | { readonly failure: string };

/** Where and how to work. */
export interface JobsOptions {
  /** Folder of the records; a job whose record is there is not done again. */
  readonly folder: string;
  /** Worker threads; never more than cores. Default: one a core. */
  readonly workers?: number;
  /** Hears the number of finished jobs and of those that were found done, and the share of all work that is done. */
  readonly onProgress?: (done: number, found: number, share: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does jobs on worker threads and keeps each record as it comes, so that a study that was stopped goes on where it was. Outcomes come in
 * the order of the jobs and do not depend on the number of workers.
 *
 * @throws the signal's reason once it is aborted, and whatever is thrown that is no error of ours.
 */
export async function runStudyJobs(jobs: readonly StudyJob[], options: JobsOptions): Promise<JobOutcome[]> {
  const { folder, onProgress, signal } = options;
  signal?.throwIfAborted();
  const outcomes: JobOutcome[] = [];
  const total = jobs.reduce((sum, job) => sum + estimatedSeconds(job), 0);
  const open: OpenJob[] = [];
  let [done, found, cost] = [0, 0, 0];
  const conclude = (index: number, outcome: JobOutcome): void => {
    outcomes[index] = outcome;
    cost += estimatedSeconds(jobs[index]);
    onProgress?.(++done, found, cost / total);
  };
  for (const [index, job] of jobs.entries()) {
    const file = `${job.kind}-${jobDigest(job)}.json`;
    const kept = await keptRecord(join(folder, file));
    if (kept === undefined) open.push({ index, job, file });
    else {
      found++;
      conclude(index, { record: kept });
    }
  }
  if (open.length === 0) return outcomes;
  await withWorkerPool(workerEntry("study-worker", import.meta.url), { workers: options.workers, tasks: open.length, signal }, (pool: Pool) => workThrough(pool, open, folder, conclude));
  return outcomes;
}

interface OpenJob {
  readonly index: number;
  readonly job: StudyJob;
  /** Where its record will be kept. */
  readonly file: string;
}

type Pool = WorkerPool<StudyJob, StudyReply>;

/** Works through open jobs, the first one first. */
async function workThrough(pool: Pool, open: OpenJob[], folder: string, conclude: (index: number, outcome: JobOutcome) => void): Promise<void> {
  const lane = async (): Promise<void> => {
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      const reply = await pool.run(next.job);
      if ("record" in reply) await replaceFiles(folder, new Map([[next.file, JSON.stringify(reply.record)]]));
      conclude(next.index, "record" in reply ? reply : failureOf(unpackError(reply.error)));
    }
  };
  await Promise.all(Array.from({ length: pool.threads }, lane));
}

function failureOf(error: NullclineError): JobOutcome {
  return { failure: error.message };
}

/** A record that was kept, unless what lies there cannot be read. */
async function keptRecord(path: string): Promise<StudyRecord | undefined> {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(await readFile(path, "utf8")) as StudyRecord;
  } catch {
    return undefined;
  }
}
