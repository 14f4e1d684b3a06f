import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Tinypool } from "tinypool";
import { workerKernelEnvironment } from "../../../kernels/choose-kernels.node.ts";
import { unpackError } from "../../../lab/packed-error.ts";
import { replaceFiles } from "../../../lab/replace-files.ts";
import type { NullclineError } from "../../../numeric/errors.ts";
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
  const total = jobs.reduce((sum, job) => sum + jobCost(job), 0);
  const open: OpenJob[] = [];
  let [done, found, cost] = [0, 0, 0];
  const conclude = (index: number, outcome: JobOutcome): void => {
    outcomes[index] = outcome;
    cost += jobCost(jobs[index]);
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
  if (open.length > 0) await inPool(open, options, conclude);
  return outcomes;
}

interface OpenJob {
  readonly index: number;
  readonly job: StudyJob;
  /** Where its record will be kept. */
  readonly file: string;
}

/** Works through open jobs, the first one first. */
async function inPool(open: OpenJob[], { folder, workers = Infinity, signal }: JobsOptions, conclude: (index: number, outcome: JobOutcome) => void): Promise<void> {
  const threads = Math.min(Math.max(1, Math.floor(workers)), availableParallelism(), open.length);
  const env = { ...process.env, ...workerKernelEnvironment() } as Record<string, string>;
  const pool = new Tinypool({ ...studyWorkerEntry(), env, minThreads: threads, maxThreads: threads });
  const stop = () => void pool.destroy();
  signal?.addEventListener("abort", stop, { once: true });
  const lane = async (): Promise<void> => {
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      signal?.throwIfAborted(); // a destroyed pool would start again
      const reply = (await pool.run(next.job)) as StudyReply;
      if ("record" in reply) await replaceFiles(folder, new Map([[next.file, JSON.stringify(reply.record)]]));
      conclude(next.index, "record" in reply ? reply : failureOf(unpackError(reply.error)));
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, lane));
  } catch (error) {
    signal?.throwIfAborted(); // rather than what a destroyed pool says
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    await pool.destroy();
  }
}

/** About how long a job takes against others: steps times units squared. */
function jobCost(job: StudyJob): number {
  if (job.kind === "unit-test") return job.test.trials * job.test.length * job.test.units * job.test.units * (job.method === "force" ? 0.5 : 1);
  const { timing } = job.teacher;
  const learned = job.settings.epochs * job.angles.length * (timing.baseline + timing.delay + timing.movement);
  return 1.5 * learned * job.settings.units * job.settings.units * (job.settings.method === "force" ? 0.6 : 1);
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

/** The worker's script beside this file: compiled like this file, or from source with a loader that each worker registers itself. */
function studyWorkerEntry(): { readonly filename: string; readonly execArgv: string[] } {
  if (!import.meta.url.endsWith(".ts")) return { filename: new URL("./study-worker.js", import.meta.url).href, execArgv: [] };
  const register = `import { register } from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))}; register();`;
  return { filename: new URL("./study-worker.ts", import.meta.url).href, execArgv: ["--import", `data:text/javascript,${encodeURIComponent(register)}`] };
}
