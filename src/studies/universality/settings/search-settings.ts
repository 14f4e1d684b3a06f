import { planSweep } from "../../../lab/plan-sweep.ts";
import { runPool } from "../../../lab/run-pool.ts";
import type { PoolOutcome } from "../../../lab/run-queue.ts";
import type { RunSpec } from "../../../lab/run-spec.ts";
import type { RunStore } from "../../../lab/run-store.ts";
import { nullclineVersion } from "../../../lab/versions.ts";
import { createStream } from "../../../numeric/random.ts";
import type { StudyProgress } from "../../study.ts";
import { sweepOf } from "../population.ts";
import { universalityProfile, type Activation, type CellName } from "../profile.ts";
import { studyProgress } from "../study-progress.ts";
import type { TaskName } from "../task-study.ts";
import type { NetworkSetting } from "./network-setting.ts";
import { chosenTrial, type SearchRecord, type SearchTrial, type SettingSearch } from "./search-record.ts";
import { drawSetting, firstSetting, searchSpace } from "./search-space.ts";

/** Seed of the networks that settings are tried on: none of the populations that are studied. */
const networkSeed = 1_000_000;
const penalty = 1e-6;
/** Settings are told apart in half the training that the networks then get. */
const shareOfTraining = 0.5;

/** How to search. */
export interface SearchOptions {
  /** Settings tried for each task, architecture and nonlinearity, the first one among them. */
  readonly trials: number;
  /** Seed of the draws. */
  readonly seed: number;
  readonly store: RunStore;
  readonly onProgress?: ((progress: StudyProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Candidate {
  readonly task: TaskName;
  readonly cell: CellName;
  readonly activation: Activation;
  readonly setting: NetworkSetting;
  readonly spec: RunSpec;
}

/**
 * Searches at random for the settings that networks of the quick profile's size are trained with, one search a task,
 * architecture and nonlinearity. Runs that the store holds are not made again.
 */
export async function searchSettings({ trials, seed, store, onProgress, signal }: SearchOptions): Promise<SearchRecord> {
  const candidates = drawCandidates(trials, seed);
  const report = studyProgress(onProgress, () => performance.now());
  const outcomes = await runPool(store, candidates.map(({ spec }) => spec), {
    signal,
    onProgress: ({ done, total, steps, totalSteps }) => report(`searching settings, ${done} of ${total} networks done`, steps / totalSteps),
  });
  const [{ spec }] = candidates;
  return {
    command: `nullcline study universality --search ${trials} --seed ${seed}`,
    version: nullclineVersion(),
    space: { first: firstSetting, ...searchSpace },
    networks: { units: spec.units, batch: spec.training.batch, l2Weights: penalty, seed: networkSeed },
    searches: grouped(candidates, outcomes),
  };
}

function drawCandidates(trials: number, seed: number): Candidate[] {
  const { tasks, batch, evaluationTrials } = universalityProfile("quick");
  const stream = createStream({ study: "universality", purpose: "settings", seed });
  return tasks.flatMap(({ task, cells, activations, units, steps }) => cells.flatMap((cell) => activations.flatMap((activation) => {
    const draws = stream.fork(`${task} ${cell} ${activation}`);
    return Array.from({ length: trials }, (_, trial) => {
      const setting = trial === 0 ? firstSetting : drawSetting(draws, activation);
      const training = { steps: Math.round(shareOfTraining * steps[cell]), batch, l2Weights: [penalty] };
      const { runs: [{ spec }] } = planSweep({ ...sweepOf(task, cell, activation, setting, training), units: units[0], seed: networkSeed, evaluationTrials });
      return { task, cell, activation, setting, spec };
    });
  })));
}

function grouped(candidates: readonly Candidate[], outcomes: readonly PoolOutcome[]): SettingSearch[] {
  const searches = new Map<string, { task: TaskName; cell: CellName; activation: Activation; steps: number; trials: SearchTrial[] }>();
  for (const [index, { task, cell, activation, setting, spec }] of candidates.entries()) {
    const key = `${task} ${cell} ${activation}`;
    const search = searches.get(key) ?? { task, cell, activation, steps: spec.training.steps, trials: [] };
    search.trials.push({ setting, ...scored(outcomes[index]) });
    searches.set(key, search);
  }
  return [...searches.values()].map((search) => ({ ...search, chosen: chosenTrial(search.trials) }));
}

function scored(outcome: PoolOutcome): Omit<SearchTrial, "setting"> {
  if (outcome.status === "failed") return { meanSquaredError: null, passed: false };
  const { metrics, passed } = outcome.result.score;
  return { meanSquaredError: metrics["meanSquaredError"], passed };
}
