import { workerEntry } from "../../../lab/worker-entry.ts";
import { type JobOutcome, runKeptJobs } from "../../kept-jobs.ts";
import { estimatedSeconds } from "./estimated-seconds.ts";
import { jobDigest } from "./job-digest.ts";
import type { StudyJob, StudyRecord } from "./study-worker.ts";

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

/** Does jobs on worker threads, their records kept in a folder; see `runKeptJobs`. */
export function runStudyJobs(jobs: readonly StudyJob[], { folder, workers, onProgress, signal }: JobsOptions): Promise<JobOutcome<StudyRecord>[]> {
  const kept = jobs.map((job) => ({ name: `${job.kind}-${jobDigest(job)}`, task: job, seconds: estimatedSeconds(job) }));
  const total = kept.reduce((sum, { seconds }) => sum + seconds, 0);
  let [done, found, cost] = [0, 0, 0];
  return runKeptJobs<StudyJob, StudyRecord>(kept, {
    folder, workers, signal, worker: workerEntry("study-worker", import.meta.url),
    onJob: ({ seconds }, from) => {
      if (from === "folder") found++;
      cost += seconds;
      onProgress?.(++done, found, cost / total);
    },
  });
}
