import { trialsByCondition } from "../../similarity/recordings/condition-means.ts";
import type { RecordedArray, RecordedAxis, Recording } from "../../similarity/recordings/recording.ts";

/** An axis in a summary. */
export interface AxisSummary {
  readonly name: string;
  readonly size: number;
  readonly unit?: string;
  /** First and last coordinate. */
  readonly from?: number;
  readonly to?: number;
}

/** An array in a summary. */
export interface ArraySummary {
  readonly name: string;
  readonly unit?: string;
  readonly axes: readonly AxisSummary[];
  /** Smallest and largest value, and the mean; of what is not missing. Null where all is. */
  readonly least: number | null;
  readonly most: number | null;
  readonly mean: number | null;
  readonly missing: number;
}

/** What is in a recording, as JSON-serialisable data. */
export interface RecordingSummary {
  readonly format: string;
  readonly rates: ArraySummary;
  readonly behaviour: readonly ArraySummary[];
  readonly inputs: readonly ArraySummary[];
  readonly conditions: readonly { readonly condition: string; readonly trials: number }[];
  readonly epochs: number;
  readonly trialColumns: readonly string[];
  readonly neuronColumns: readonly string[];
  readonly notes: readonly string[];
}

/** Says what is in a recording: axes, sizes, ranges, conditions with their trials, and what was tolerated. */
export function describeRecording(recording: Recording): RecordingSummary {
  const { format, rates, behaviour, inputs, conditions, epochs, trialColumns, neuronColumns, notes } = recording;
  return {
    format, rates: summaryOf(rates), behaviour: behaviour.map(summaryOf), inputs: inputs.map(summaryOf),
    conditions: conditions === undefined ? [] : Array.from(trialsByCondition(recording), ([condition, trials]) => ({ condition, trials: trials.length })),
    epochs: epochs.length, trialColumns: [...trialColumns.keys()], neuronColumns: [...neuronColumns.keys()], notes,
  };
}

function summaryOf({ name, unit, axes, data }: RecordedArray): ArraySummary {
  let [least, most, sum, count] = [Infinity, -Infinity, 0, 0];
  for (const value of data) {
    if (Number.isNaN(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
    sum += value;
    count++;
  }
  const known = count > 0;
  return { name, ...(unit === undefined ? {} : { unit }), axes: axes.map(axisSummary), least: known ? least : null, most: known ? most : null, mean: known ? sum / count : null, missing: data.length - count };
}

function axisSummary({ name, size, unit, coordinates }: RecordedAxis): AxisSummary {
  return { name, size, ...(unit === undefined ? {} : { unit }), ...(coordinates === undefined ? {} : { from: coordinates[0], to: coordinates[size - 1] }) };
}
