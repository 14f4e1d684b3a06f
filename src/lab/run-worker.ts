import type { MessagePort } from "node:worker_threads";
import { chooseKernels } from "../kernels/choose-kernels.node.ts";
import { NullclineError } from "../numeric/errors.ts";
import { executeRun, type RunProgress, type RunResult } from "./execute-run.ts";
import type { RunSpec } from "./run-spec.ts";
import type { RunFiles } from "./run-store.ts";
import { packError, type PackedError } from "./packed-error.ts";

/** What a worker is sent: one network to train, and where to report progress. */
export interface WorkerJob {
  readonly spec: RunSpec;
  readonly port: MessagePort;
}

/** What a worker sends back; the main thread does the writing. */
export interface WorkerOutcome {
  readonly result: RunResult;
  readonly files: RunFiles;
  /** Time that it took on this machine; never part of what is kept. */
  readonly seconds?: number;
}

/** What passes between the threads: an outcome, or the error that a second attempt would repeat. */
export type WorkerReply = WorkerOutcome | { readonly error: PackedError };

/** A message every step would cost more than the step of a small network. */
const REPORT_MILLISECONDS = 100;

chooseKernels(process.env);

/** Trains one network in a worker thread. */
export default async function runInWorker({ spec, port }: WorkerJob): Promise<WorkerReply> {
  const began = performance.now();
  let reported = began;
  const onProgress = (progress: RunProgress) => {
    if (performance.now() - reported < REPORT_MILLISECONDS) return;
    reported = performance.now();
    port.postMessage(progress);
  };
  try {
    const { result, files } = await executeRun(spec, { onProgress });
    return { result, files, seconds: (performance.now() - began) / 1000 };
  } catch (error) {
    if (error instanceof NullclineError) return { error: packError(error) };
    throw error;
  }
}
