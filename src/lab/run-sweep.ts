import { recordOutcome, tidyFailures } from "./failure-record.ts";
import type { PlannedRun, SweepPlan } from "./plan-sweep.ts";
import { runPool, type PoolOptions } from "./run-pool.ts";
import type { PoolOutcome } from "./run-queue.ts";
import type { RunStore } from "./run-store.ts";

/** How the runs of one configuration, all its seeds, ended. */
export interface ConfigurationSummary {
  /** The configuration's values in the plan's columns. */
  readonly configuration: readonly string[];
  readonly runs: number;
  readonly trained: number;
  /** Found in the store. */
  readonly reused: number;
  readonly failed: number;
  /** Networks that meet their task's criterion. */
  readonly passed: number;
}

/** A run that failed. */
export interface SweepFailure {
  readonly id: string;
  readonly configuration: readonly string[];
  readonly seed: number;
  readonly attempts: number;
  readonly message: string;
}

/** What a sweep came to. */
export interface SweepSummary {
  readonly columns: readonly string[];
  readonly configurations: readonly ConfigurationSummary[];
  readonly failures: readonly SweepFailure[];
  /** Reused runs that were made by another version of the code, which computes something else from their specification. */
  readonly otherVersions: number;
}

/** How to run a sweep; `onOutcome` belongs to the sweep itself. */
export type SweepOptions = Omit<PoolOptions, "onOutcome">;

/**
 * Trains the runs of a sweep that the store does not hold yet. It may be stopped or killed at any moment and started
 * again: what is finished is not trained again, and the store ends up with the same files as if nothing had happened,
 * with any number of workers or processes. A run that fails is recorded in the store (see `recordOutcome`) and tried
 * again by the next start.
 *
 * The dearest runs by `weigh` start first, so that none of them is left running alone at the end.
 *
 * @throws StoreFailure when the store cannot be written, and the signal's reason once it is aborted.
 */
export async function runSweep(store: RunStore, plan: SweepPlan, options: SweepOptions = {}): Promise<SweepSummary> {
  await tidyFailures(store);
  const { weigh = () => 1 } = options;
  const cost = new Map(plan.runs.map((run) => [run, weigh(run.spec) * run.spec.training.steps]));
  const order = plan.runs.toSorted((a, b) => cost.get(b)! - cost.get(a)!);
  const outcomes = await runPool(store, order.map(({ spec }) => spec), { ...options, onOutcome: (outcome) => recordOutcome(store, outcome) });
  await tidyFailures(store);
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  return summarise(plan, (run) => byId.get(run.id)!);
}

function summarise({ columns, runs }: SweepPlan, outcomeOf: (run: PlannedRun) => PoolOutcome): SweepSummary {
  const groups = new Map<string, PlannedRun[]>();
  for (const run of runs) {
    const key = run.configuration.join("\0");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [run]);
    else group.push(run);
  }
  return {
    columns,
    configurations: [...groups.values()].map((group) => summariseGroup(group, outcomeOf)),
    failures: runs.flatMap((run) => failureOf(run, outcomeOf(run))),
    otherVersions: runs.map(outcomeOf).filter((outcome) => outcome.status === "reused" && outcome.otherVersion).length,
  };
}

function summariseGroup(group: readonly PlannedRun[], outcomeOf: (run: PlannedRun) => PoolOutcome): ConfigurationSummary {
  const outcomes = group.map(outcomeOf);
  const count = (fits: (outcome: PoolOutcome) => boolean) => outcomes.filter(fits).length;
  return {
    configuration: group[0].configuration,
    runs: group.length,
    trained: count(({ status }) => status === "trained"),
    reused: count(({ status }) => status === "reused"),
    failed: count(({ status }) => status === "failed"),
    passed: count((outcome) => outcome.status !== "failed" && outcome.result.score.passed),
  };
}

function failureOf({ id, configuration, spec }: PlannedRun, outcome: PoolOutcome): readonly SweepFailure[] {
  if (outcome.status !== "failed") return [];
  return [{ id, configuration, seed: spec.seed, attempts: outcome.attempts, message: outcome.error.message }];
}
