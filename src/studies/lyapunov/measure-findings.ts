import { recordOutcome, tidyFailures } from "../../lab/failure-record.ts";
import { type PoolProgress, runPool } from "../../lab/run-pool.ts";
import type { PoolOutcome } from "../../lab/run-queue.ts";
import type { RunStore } from "../../lab/run-store.ts";
import { DivergenceError } from "../../numeric/errors.ts";
import type { JobOutcome, KeptJob } from "../kept-jobs.ts";
import type { CheckpointFinding, LyapunovFindings, RandomFinding, TrainedFinding } from "./findings.ts";
import { runSpectrumJobs } from "./jobs/run-spectrum-jobs.ts";
import type { SpectrumTask } from "./jobs/spectrum-task.ts";
import type { WorkProgress } from "./jobs/study-progress.ts";
import { type StudyPlan, textJobs } from "./jobs/study-plan.ts";
import { optimiserStepSeconds, trainingSeconds } from "./jobs/work-seconds.ts";
import type { TrainedCase } from "./measure-trained.ts";

/** Where and how to work. */
export interface MeasureOptions {
  /** Runs are kept in it, and records of spectra in its folder `lyapunov`; a study that was stopped goes on from there. */
  readonly store: RunStore;
  readonly progress: WorkProgress;
  /** Worker threads; default one a core. */
  readonly workers?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Trains the plan's networks, takes all spectra and puts them in order; the findings depend on the plan alone. */
export async function measureFindings(plan: StudyPlan, options: MeasureOptions): Promise<LyapunovFindings> {
  const trained = await trainAll(plan.trained, options);
  const texts = trained.map(({ chosen, outcome }) => (outcome.status === "failed" ? [] : textJobs(chosen, outcome.result.fingerprint, plan.training, options.store.folder)));
  const jobs = [...plan.jobs.map(({ job }) => job), ...texts.flat()];
  const outcomes = await measureAll(jobs, options);
  return { ...randomFindings(plan, outcomes), ...trainedFindings(trained, texts, outcomes.slice(plan.jobs.length)) };
}

interface Trained {
  readonly chosen: TrainedCase;
  readonly outcome: PoolOutcome;
}

/** Networks on worker threads, the dearest first; failures are recorded in the store. */
async function trainAll(cases: readonly TrainedCase[], { store, progress, workers, signal }: MeasureOptions): Promise<Trained[]> {
  const order = [...cases].toSorted((a, b) => trainingSeconds(b.run) - trainingSeconds(a.run));
  let [reported, trained] = [0, 0];
  const onProgress = ({ done, total, work, stepsTrained }: PoolProgress) => {
    progress.done(`training, ${done} of ${total} networks done`, work - reported, stepsTrained > trained ? "work" : "folder");
    [reported, trained] = [work, stepsTrained];
  };
  await tidyFailures(store);
  const outcomes = await runPool(store, order.map(({ run }) => run), { workers, signal, weigh: optimiserStepSeconds, onProgress, onOutcome: (outcome) => recordOutcome(store, outcome) });
  await tidyFailures(store);
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  return cases.map((chosen) => ({ chosen, outcome: byId.get(chosen.id)! }));
}

function measureAll(jobs: readonly KeptJob<SpectrumTask>[], { store, progress, workers, signal }: MeasureOptions): Promise<JobOutcome<unknown>[]> {
  let count = 0;
  const onJob = ({ seconds }: KeptJob<SpectrumTask>, from: "work" | "folder") => progress.done(`spectra, ${++count} of ${jobs.length} done`, seconds, from);
  return runSpectrumJobs(store, jobs, { workers, signal, onJob });
}

/** What is measured without training. */
type Untrained = Omit<LyapunovFindings, "trained" | "diverged">;

function randomFindings({ jobs }: StudyPlan, outcomes: readonly JobOutcome<unknown>[]): Untrained {
  const of = (part: keyof Untrained): unknown[] => jobs.flatMap((job, k) => (job.part === part ? [recordOf(outcomes[k])] : []));
  const random = (part: Exclude<keyof Untrained, "classical">): RandomFinding[] => of(part) as RandomFinding[];
  return { classical: of("classical").flat() as Untrained["classical"], onset: random("onset"), full: random("full"), sizes: random("sizes"), noise: random("noise"), discrete: random("discrete") };
}

function recordOf(outcome: JobOutcome<unknown>): unknown {
  if ("failure" in outcome) throw outcome.failure;
  return outcome.record;
}

/** A network that diverges, in training or as its spectrum is taken, is a finding, not the study's end. */
function trainedFindings(trained: readonly Trained[], texts: readonly (readonly unknown[])[], outcomes: readonly JobOutcome<unknown>[]): Pick<LyapunovFindings, "trained" | "diverged"> {
  const findings: { trained: TrainedFinding[]; diverged: { name: string; reason: string }[] } = { trained: [], diverged: [] };
  let from = 0;
  for (const [index, { chosen, outcome }] of trained.entries()) {
    const own = outcomes.slice(from, (from += texts[index].length));
    const failure = outcome.status === "failed" ? outcome.error : own.flatMap((one) => ("failure" in one ? [one.failure] : []))[0];
    if (failure instanceof DivergenceError) findings.diverged.push({ name: nameOf(chosen), reason: failure.message });
    else if (failure !== undefined) throw failure;
    else if (outcome.status !== "failed") findings.trained.push(trainedFinding(chosen, outcome.result.fingerprint, own));
  }
  return findings;
}

function trainedFinding({ cell, learningRate, seed }: TrainedCase, fingerprint: string, outcomes: readonly JobOutcome<unknown>[]): TrainedFinding {
  return { cell, learningRate, seed, checkpoints: outcomes.map((outcome) => recordOf(outcome) as CheckpointFinding), fingerprint };
}

function nameOf({ cell, learningRate, seed }: TrainedCase): string {
  return `${cell}, learning rate ${learningRate}, seed ${seed}`;
}
