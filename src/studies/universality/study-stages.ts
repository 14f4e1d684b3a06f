import { estimateSweep } from "../../lab/estimate-sweep.ts";
import type { PoolProgress } from "../../lab/run-pool.ts";
import type { RunSpec } from "../../lab/run-spec.ts";
import type { RunStore } from "../../lab/run-store.ts";
import type { StudyRunOptions } from "../study.ts";
import type { PlannedNetwork } from "./population.ts";
import { studyProgress } from "./study-progress.ts";
import type { TaskName } from "./task-study.ts";

/** Seconds of one core that a network's analysis takes, before any is measured; only shares of progress depend on it. */
const guessedAnalysisSeconds = 4;
/** Shares of the whole: comparing networks and writing the report. */
const comparingShare = 0.04;

/** Reports the stages of a study, each with its share of the whole. */
export interface StudyStages {
  /** Estimated seconds of an optimiser step of a run. */
  readonly weigh: (spec: RunSpec) => number;
  /** Estimated seconds of training what is not in the store, on one core. */
  readonly trainingSeconds: number;
  readonly training: (progress: Pick<PoolProgress, "done" | "total" | "work" | "totalWork">) => void;
  /** One more network is analysed. */
  readonly analysed: () => void;
  /** One more task's networks are about to be compared. */
  readonly comparing: (task: TaskName) => void;
  readonly finished: () => void;
}

/** Measures the first steps of what is to be trained, for the shares of the stages. */
export async function studyStages(store: RunStore, plan: readonly PlannedNetwork[], { onProgress, signal }: Pick<StudyRunOptions, "onProgress" | "signal">): Promise<StudyStages> {
  const report = studyProgress(onProgress, () => performance.now());
  const missing = plan.filter(({ id }) => !store.has(id)).map(({ run }) => run);
  const estimate = missing.length === 0 ? undefined : await estimateSweep(missing, { workers: 1, signal });
  const [training, analysis] = [estimate?.seconds ?? 0, guessedAnalysisSeconds * plan.length];
  const trainingShare = ((1 - comparingShare) * training) / (training + analysis);
  const tasks = new Set(plan.map(({ task }) => task)).size;
  let [analysed, compared] = [0, 0];
  return {
    weigh: estimate?.secondsPerStep ?? (() => 0),
    trainingSeconds: training,
    training: ({ done, total, work, totalWork }) => report(`training, ${done} of ${total} networks done`, totalWork === 0 ? 0 : (trainingShare * work) / totalWork),
    analysed: () => {
      analysed++;
      report(`analysing, ${analysed} of ${plan.length} networks done`, trainingShare + (1 - comparingShare - trainingShare) * (analysed / plan.length));
    },
    comparing: (task) => report(`comparing networks, ${task}`, 1 - comparingShare + (comparingShare * compared++) / (tasks + 1)),
    finished: () => report("writing the report", 1),
  };
}
