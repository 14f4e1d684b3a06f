import type { MessagePort } from "node:worker_threads";
import { chooseKernels } from "../kernels/choose-kernels.node.ts";
import { executeRun, type RunProgress, type RunResult } from "./execute-run.ts";
import type { RunSpec } from "./run-spec.ts";
import type { RunFiles } from "./run-store.ts";

/** What a worker is sent: one network to train, and where to report progress. */
export interface WorkerJob {
  readonly spec: RunSpec;
  readonly port: MessagePort;
}

/** What a worker sends back; the main thread does the writing. */
export interface WorkerOutcome {
  readonly result: RunResult;
  readonly files: RunFiles;
}

/** A message every step would cost more than the step of a small network. */
const REPORT_MILLISECONDS = 100;

chooseKernels(process.env);

/** Trains one network in a worker thread. */
export default async function runInWorker({ spec, port }: WorkerJob): Promise<WorkerOutcome> {
  let reported = performance.now();
  const onProgress = (progress: RunProgress) => {
    if (performance.now() - reported < REPORT_MILLISECONDS) return;
    reported = performance.now();
    port.postMessage(progress);
  };
  const { result, files } = await executeRun(spec, { onProgress });
  return { result, files };
}
