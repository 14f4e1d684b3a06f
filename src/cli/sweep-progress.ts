import type { PoolProgress } from "../lab/run-pool.ts";
import type { CliIo } from "./cli-io.ts";
import { startProgressLine } from "./progress-line.ts";

/** The progress display of a sweep. */
export interface SweepProgressLine {
  readonly update: (progress: PoolProgress) => void;
  readonly clear: () => void;
}

/** Starts the progress display of a sweep: the share of the work done and the time left, runs, rate and failures. */
export function startSweepProgress(io: CliIo): SweepProgressLine {
  const line = startProgressLine(io, "sweep");
  const began = io.now();
  return {
    clear: () => line.clear(),
    update: ({ done, failed, total, work, totalWork, stepsTrained }) => {
      if (totalWork === 0) return;
      const rate = stepsTrained / ((io.now() - began) / 1000);
      const failures = failed === 0 ? "" : `, ${failed} failed`;
      line.update({ done: work, total: totalWork, note: `${done}/${total} runs, ${rate >= 10 ? Math.round(rate) : rate.toPrecision(2)} steps/s${failures}` });
    },
  };
}
