import { recordOutcome, tidyFailures } from "../../lab/failure-record.ts";
import { runPool, type PoolProgress } from "../../lab/run-pool.ts";
import type { PoolOutcome } from "../../lab/run-queue.ts";
import type { RunSpec } from "../../lab/run-spec.ts";
import type { RunStore } from "../../lab/run-store.ts";
import type { PlannedNetwork } from "./population.ts";

/** A planned network and how its training ended. */
export interface TrainedNetwork extends PlannedNetwork {
  readonly outcome: PoolOutcome;
}

/**
 * Trains a population on worker threads, or takes it from the store, and says how each network ended, in the plan's
 * order. The dearest start first, so that none is left running alone. Failures are recorded in the store.
 *
 * @throws the first network's error when all of them fail.
 */
export async function trainPopulation(store: RunStore, plan: readonly PlannedNetwork[], options: {
  readonly weigh: (spec: RunSpec) => number;
  readonly onProgress: (progress: PoolProgress) => void;
  readonly signal: AbortSignal | undefined;
}): Promise<readonly TrainedNetwork[]> {
  const { signal, onProgress, weigh } = options;
  const cost = plan.map(({ run }) => weigh(run) * run.training.steps);
  const order = [...plan.keys()].toSorted((a, b) => cost[b] - cost[a] || a - b);
  await tidyFailures(store);
  const outcomes = await runPool(store, order.map((index) => plan[index].run), { weigh, onProgress, signal, onOutcome: (outcome) => recordOutcome(store, outcome) });
  await tidyFailures(store);
  const trained = plan.map((planned, index) => ({ ...planned, outcome: outcomes[order.indexOf(index)] }));
  if (trained.some(({ outcome }) => outcome.status !== "failed")) return trained;
  throw outcomes.find((outcome) => outcome.status === "failed")?.error ?? new Error("The population is empty");
}
