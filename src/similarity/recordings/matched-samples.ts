import { InvalidInputError } from "../../numeric/errors.ts";
import type { SampleMatrix } from "../sample-matrix.ts";
import { conditionMeans, trialActivity, trialsByCondition } from "./condition-means.ts";
import type { Recording } from "./recording.ts";

/** How the samples of several recordings are made to correspond. */
export type TrialMatch =
  /** Means over the trials of each condition that all recordings have. */
  | "means"
  /** The k-th trial of a condition stands for the k-th trial of that condition elsewhere; surplus trials are left out. */
  | "trials";

/** Samples of several recordings, row for row of the same condition (and trial) at the same time step. */
export interface MatchedSamples {
  /** [trials or conditions × time steps, neurons], one a recording. */
  readonly samples: readonly SampleMatrix[];
  /** Conditions that all recordings have. */
  readonly conditions: readonly string[];
  /** Trials (or means of trials) that enter. */
  readonly trials: number;
  readonly steps: number;
  readonly notes: readonly string[];
}

/**
 * Makes the samples of recordings correspond, by condition label and time step.
 *
 * Recordings without conditions count as one condition of all trials. Times are compared in one unit only: steps of a
 * network stand for the bins of a recording where their numbers agree, which the notes say.
 *
 * @param recordings two or more.
 * @throws InvalidInputError when there are fewer than two, no condition is common to all, or their times differ.
 */
export function matchedSamples(recordings: readonly Recording[], match: TrialMatch): MatchedSamples {
  const notes: string[] = [];
  if (recordings.length < 2) throw new InvalidInputError({ who: "matchedSamples", expected: "at least two recordings", got: String(recordings.length) });
  requireCommonTimes(recordings, notes);
  const groups = recordings.map(trialsByCondition);
  const conditions = [...groups[0].keys()].filter((label) => groups.every((group) => group.has(label)));
  if (conditions.length === 0) throw noCommonCondition(recordings);
  recordings.forEach(({ source }, k) => {
    const left = [...groups[k].keys()].filter((label) => !conditions.includes(label));
    if (left.length > 0) notes.push(`${source}: ${left.length} of ${groups[k].size} conditions have no counterpart and are left out`);
  });
  const counts = conditions.map((label) => (match === "means" ? 1 : Math.min(...groups.map((group) => group.get(label)!.length))));
  const samples = recordings.map((recording) => (match === "means" ? meansOf(recording, conditions) : trialsOf(recording, conditions, counts)));
  return { samples, conditions, trials: counts.reduce((sum, count) => sum + count, 0), steps: recordings[0].rates.axes[1].size, notes };
}

function meansOf(recording: Recording, conditions: readonly string[]): SampleMatrix {
  const means = new Map(conditionMeans(recording).map(({ condition, data }) => [condition, data]));
  return stacked(conditions.map((label) => means.get(label)!), recording.rates.axes[2].size);
}

function trialsOf(recording: Recording, conditions: readonly string[], counts: readonly number[]): SampleMatrix {
  const groups = trialsByCondition(recording);
  const chosen = conditions.flatMap((label, k) => groups.get(label)!.slice(0, counts[k]));
  return stacked(chosen.map((trial) => trialActivity(recording, trial)), recording.rates.axes[2].size);
}

function stacked(pieces: readonly Float64Array[], columns: number): SampleMatrix {
  const data = new Float64Array(pieces.length * pieces[0].length);
  pieces.forEach((piece, k) => data.set(piece, k * piece.length));
  return { data, rows: data.length / columns, columns };
}

/** Bins may differ by rounding. */
const CLOSE = 1e-6;

function requireCommonTimes(recordings: readonly Recording[], notes: string[]): void {
  const [first, ...others] = recordings.map(({ source, rates }) => ({ source, time: rates.axes[1] }));
  for (const { source, time } of others) {
    if (time.size !== first.time.size) throw differentTimes(source, `${first.time.size} time steps, as ${first.source} has`, String(time.size));
    if (time.unit !== first.time.unit) {
      notes.push(`time runs in ${first.time.unit} in ${first.source} and in ${time.unit} in ${source}; step stands for step`);
      continue;
    }
    const [a, b] = [first.time.coordinates!, time.coordinates!];
    const step = a.findIndex((value, k) => !(Math.abs(value - b[k]) <= CLOSE * Math.max(1, Math.abs(value))));
    if (step >= 0) throw differentTimes(source, `the times of ${first.source}, ${a[step]} ${first.time.unit} at step ${step}`, `${b[step]} ${time.unit}`);
  }
}

function differentTimes(who: string, expected: string, got: string): InvalidInputError {
  return new InvalidInputError({ who, expected, got, remedy: "Bring the recordings to one set of times: for NWB files by the same bins and the same span, for others by resampling" });
}

function noCommonCondition(recordings: readonly Recording[]): InvalidInputError {
  const some = recordings.map((recording) => [...trialsByCondition(recording).keys()].slice(0, 4).join(", "));
  return new InvalidInputError({ who: "matchedSamples", expected: "a condition that all recordings have", got: some.join(" | "), remedy: "Name the conditions alike in all files" });
}
