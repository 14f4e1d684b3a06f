import { mean } from "../../../numeric/mean.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import type { SpikeRecord } from "./spike-record.ts";

/** How many repetitions suffice for a number of recorded neurons. */
export interface EnoughTrials {
  readonly recorded: number;
  /** Null when none of those tried did. */
  readonly trials: number | null;
}

/**
 * For each number of recorded neurons the least number of repetitions from which networks capture, in the mean over seeds, the given share of the
 * variance that they capture with the circuit's own rates as hints. Disturbed trials are left aside, and seeds that were not trained on the circuit's own rates.
 *
 * @param own the networks with the circuit's own rates.
 * @param share default 0.95: within the spread between seeds of having no noise at all.
 */
export function enoughTrials(records: readonly SpikeRecord[], own: readonly LearnerRecord[], share = 0.95): EnoughTrials[] {
  const counts = [...new Set(records.map(({ settings }) => settings.recorded))].toSorted((a, b) => a - b);
  return counts.map((recorded) => {
    const [exact, quiet] = [own, records.filter(({ spikes }) => spikes.noise === 0)].map((some) => some.filter(({ settings }) => settings.recorded === recorded)) as [LearnerRecord[], SpikeRecord[]];
    const seeds = new Set(quiet.map(({ settings }) => settings.seed));
    const best = mean(exact.filter(({ settings }) => seeds.has(settings.seed)).map(captured));
    const tried = [...new Set(quiet.map(({ spikes }) => spikes.trials))].toSorted((a, b) => a - b);
    const enough = tried.find((trials) => mean(quiet.filter(({ spikes }) => spikes.trials === trials).map(captured)) >= share * best);
    return { recorded, trials: enough ?? null };
  });
}

function captured({ scores }: LearnerRecord): number {
  return scores.trained.captured;
}
