import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type PackedError, unpackError } from "../lab/packed-error.ts";
import { replaceFiles } from "../lab/replace-files.ts";
import type { WorkerEntry } from "../lab/worker-entry.ts";
import { withWorkerPool, type WorkerPool } from "../lab/worker-pool.ts";
import type { NullclineError } from "../numeric/errors.ts";

/** A piece of work for a worker thread whose record is kept. */
export interface KeptJob<Task> {
  /** Names the file of its record, without extension: by a digest of all that the record depends on. */
  readonly name: string;
  /** What the thread is sent. */
  readonly task: Task;
  /** About how long it takes, in seconds of one core. */
  readonly seconds: number;
}

/** What a thread answers: a record of plain data, or the error that a second attempt would repeat. */
export type JobReply<Kept> = { readonly record: Kept } | { readonly error: PackedError };

/** How a job ended: a failure is an outcome, and the other jobs go on. It is not kept. */
export type JobOutcome<Kept> = { readonly record: Kept } | { readonly failure: NullclineError };

/** Where and how to do jobs. */
export interface KeptJobsOptions<Task> {
  /** Folder of the records; a job whose record is there is not done again. */
  readonly folder: string;
  /** The threads' script; it answers a task with a `JobReply`. */
  readonly worker: WorkerEntry;
  /** Worker threads; never more than cores. Default: one a core. */
  readonly workers?: number | undefined;
  /** Hears of every job that is over, and whether its record was found. */
  readonly onJob?: ((job: KeptJob<Task>, from: "work" | "folder") => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does jobs on worker threads, the longest first, and keeps each record as it comes, so that work that was stopped goes on where it
 * was. Outcomes come in the order of the jobs, the same whatever the number of workers and whatever was found. A record is JSON;
 * a number that is none (NaN) comes back as such, and a record holds no other null.
 *
 * @throws the signal's reason once it is aborted, and whatever is thrown that is no error of ours.
 */
export async function runKeptJobs<Task, Kept>(jobs: readonly KeptJob<Task>[], options: KeptJobsOptions<Task>): Promise<JobOutcome<Kept>[]> {
  const { folder, worker, workers, onJob, signal } = options;
  signal?.throwIfAborted();
  const outcomes: JobOutcome<Kept>[] = [];
  const open: number[] = [];
  for (const [index, job] of jobs.entries()) {
    const kept = await keptRecord<Kept>(fileOf(folder, job));
    if (kept === undefined) open.push(index);
    else {
      outcomes[index] = { record: kept };
      onJob?.(job, "folder");
    }
  }
  if (open.length === 0) return outcomes;
  const queue = open.toSorted((a, b) => jobs[b].seconds - jobs[a].seconds || a - b);
  const conclude = (index: number, outcome: JobOutcome<Kept>): void => {
    outcomes[index] = outcome;
    onJob?.(jobs[index], "work");
  };
  await withWorkerPool(worker, { workers, tasks: open.length, signal }, (pool: WorkerPool<Task, JobReply<Kept>>) => workThrough(pool, { jobs, queue, folder, conclude }));
  return outcomes;
}

interface Work<Task, Kept> {
  readonly jobs: readonly KeptJob<Task>[];
  /** Indices of what is to be done, the next one first. */
  readonly queue: number[];
  readonly folder: string;
  readonly conclude: (index: number, outcome: JobOutcome<Kept>) => void;
}

async function workThrough<Task, Kept>(pool: WorkerPool<Task, JobReply<Kept>>, { jobs, queue, folder, conclude }: Work<Task, Kept>): Promise<void> {
  const lane = async (): Promise<void> => {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      const reply = await pool.run(jobs[index].task);
      conclude(index, "error" in reply ? { failure: unpackError(reply.error) } : { record: await keep(folder, jobs[index], reply.record) });
    }
  };
  await Promise.all(Array.from({ length: pool.threads }, lane));
}

/** Keeps a record, and returns it as it will be read. */
async function keep<Kept>(folder: string, job: KeptJob<unknown>, record: Kept): Promise<Kept> {
  const text = JSON.stringify(record);
  await replaceFiles(folder, new Map([[`${job.name}.json`, text]]));
  return parsed(text);
}

function fileOf(folder: string, { name }: KeptJob<unknown>): string {
  return join(folder, `${name}.json`);
}

/** A record that was kept, unless what lies there cannot be read. */
async function keptRecord<Kept>(path: string): Promise<Kept | undefined> {
  if (!existsSync(path)) return undefined;
  try {
    return parsed(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** JSON has no NaN: it writes null. */
function parsed<Kept>(text: string): Kept {
  return JSON.parse(text, (_, value: unknown) => (value === null ? NaN : value)) as Kept;
}
