import { join } from "node:path";
import type { RunStore } from "../../../lab/run-store.ts";
import { workerEntry } from "../../../lab/worker-entry.ts";
import { type JobOutcome, type KeptJob, type KeptJobsOptions, runKeptJobs } from "../../kept-jobs.ts";
import { type SpectrumTask, taskName } from "./spectrum-task.ts";

/** A task with its record's name and the seconds that it takes, roughly. */
export function spectrumJob(task: SpectrumTask, seconds: number): KeptJob<SpectrumTask> {
  return { name: taskName(task), task, seconds };
}

/** Where a store keeps the records of spectra. */
export function spectrumFolder(store: RunStore): string {
  return join(store.folder, "lyapunov");
}

/** Does tasks on worker threads, their records kept in the store's folder `lyapunov`; see `runKeptJobs`. */
export function runSpectrumJobs<Kept>(store: RunStore, jobs: readonly KeptJob<SpectrumTask>[], options: Pick<KeptJobsOptions<SpectrumTask>, "workers" | "onJob" | "signal">): Promise<JobOutcome<Kept>[]> {
  return runKeptJobs<SpectrumTask, Kept>(jobs, { ...options, folder: spectrumFolder(store), worker: workerEntry("spectrum-worker", import.meta.url) });
}
