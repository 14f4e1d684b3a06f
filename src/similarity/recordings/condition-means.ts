import { InvalidInputError } from "../../numeric/errors.ts";
import type { Recording } from "./recording.ts";

/** Trials of one condition averaged: [time, neuron], row-major. */
export interface ConditionMean {
  readonly condition: string;
  readonly trials: number;
  readonly data: Float64Array;
}

/** The conditions of a recording's trials; where the file names none, all trials are of one. */
function trialConditions({ conditions, rates }: Recording): readonly string[] {
  return conditions ?? Array.from({ length: rates.axes[0].size }, () => "all trials");
}

/** Indices of each condition's trials; conditions in the order of their code units, which no locale changes. */
export function trialsByCondition(recording: Recording): ReadonlyMap<string, readonly number[]> {
  const labels = trialConditions(recording);
  const names = [...new Set(labels)].toSorted((a, b) => (a < b ? -1 : 1));
  return new Map(names.map((name) => [name, labels.flatMap((label, trial) => (label === name ? [trial] : []))]));
}

/** Mean activity over the trials of each condition. */
export function conditionMeans(recording: Recording): readonly ConditionMean[] {
  return Array.from(trialsByCondition(recording), ([condition, trials]) => ({ condition, trials: trials.length, data: meanOf(recording, trials) }));
}

/**
 * One trial's activity [time, neuron].
 * @throws InvalidInputError when there is no such trial.
 */
export function trialActivity({ source, rates }: Recording, trial: number): Float64Array {
  const [trials, steps, neurons] = rates.axes.map(({ size }) => size);
  if (!(Number.isInteger(trial) && trial >= 0 && trial < trials)) throw new InvalidInputError({ who: source, expected: `a trial in 0…${trials - 1}`, got: String(trial) });
  return rates.data.subarray(trial * steps * neurons, (trial + 1) * steps * neurons);
}

function meanOf(recording: Recording, trials: readonly number[]): Float64Array {
  const sum = new Float64Array(trialActivity(recording, trials[0]).length);
  for (const trial of trials) trialActivity(recording, trial).forEach((value, at) => (sum[at] += value));
  return sum.map((value) => value / trials.length);
}
