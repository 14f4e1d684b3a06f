import { InvalidInputError } from "../../numeric/errors.ts";
import type { Hdf5File } from "./hdf5-file.ts";
import type { NwbActivity } from "./nwb-activity.ts";
import { nwbTable, type NwbTable } from "./nwb-table.ts";
import type { SpikeOptions } from "./recording-options.ts";
import type { RecordedColumn } from "../../similarity/recordings/recording.ts";
import type { TimeBins } from "./spike-rates.ts";

/** The trials of a session that have a zero, and the bins around it. */
export interface NwbTrials {
  /** Rows of the table that are used. */
  readonly rows: readonly number[];
  /** The session's time at each trial's zero, s. */
  readonly zeros: Float64Array;
  readonly bins: TimeBins;
  readonly conditions?: readonly string[];
  readonly columns: ReadonlyMap<string, RecordedColumn>;
}

/** Names by which trial tables call the condition; earlier ones win. */
const CONDITION_COLUMNS = ["condition", "condition_id", "conditions", "trial_type", "trial_types", "stimulus", "stimulus_name", "target", "target_id", "cue", "cond_dir", "maze_id"];

/** Bins a trial may have; an hour at 1 ms. */
const MOST_BINS = 3_600_000;

/**
 * Lays bins around a moment of every trial of an NWB file's table of trials. Trials whose moment is missing (NaN) are
 * left out; without a table the whole session is one trial. Both are noted.
 *
 * @param options with the width of bins.
 * @param span where a session without trials begins and ends.
 * @throws InvalidInputError when a column that is asked for is missing, or there is no room for a bin.
 */
export function nwbTrials(file: Hdf5File, options: SpikeOptions & { readonly bin: number }, span: NwbActivity["span"], notes: string[]): NwbTrials {
  const table = nwbTable(file, "/intervals/trials");
  const { bin } = options;
  if (!(Number.isFinite(bin) && bin > 0)) throw new InvalidInputError({ who: file.who, expected: "a positive width of time bins", got: String(bin) });
  if (table === undefined || table.rows === 0) {
    notes.push("the file has no table of trials; the whole session is one trial");
    return { rows: [0], zeros: new Float64Array(1), bins: binsBetween(options.from ?? span.from, options.to ?? span.to, bin, file.who), columns: new Map() };
  }
  const moments = numbers(file, table, options.align ?? "start_time");
  const rows = Array.from(moments.keys()).filter((row) => Number.isFinite(moments[row]));
  if (rows.length === 0) throw new InvalidInputError({ who: `${file.who} (${table.path}/${options.align ?? "start_time"})`, expected: "times of trials", got: "none", remedy: "Align to another column" });
  if (rows.length < table.rows) notes.push(`${table.rows - rows.length} of ${table.rows} trials left out: they have no ${options.align ?? "start_time"}`);
  const to = options.to ?? shortestEnd(file, table, rows, moments, notes);
  const bins = binsBetween(options.from ?? 0, to, bin, file.who);
  const pick = (values: RecordedColumn): RecordedColumn => (values instanceof Float64Array ? Float64Array.from(rows, (row) => values[row]) : rows.map((row) => values[row]));
  const columns = new Map(table.columns.map((name): [string, RecordedColumn] => [name, pick(table.column(name))]));
  const conditions = conditionsOf(file, table, columns, options.condition, notes);
  return { rows, zeros: Float64Array.from(rows, (row) => moments[row]), bins, ...(conditions === undefined ? {} : { conditions }), columns };
}

function numbers(file: Hdf5File, table: NwbTable, name: string): Float64Array {
  const values = table.has(name) ? table.column(name) : undefined;
  if (values instanceof Float64Array) return values;
  throw new InvalidInputError({ who: `${file.who} (${table.path})`, expected: `a column of times "${name}"`, got: `columns ${table.columns.join(", ")}`, remedy: "Align to one of these" });
}

function shortestEnd(file: Hdf5File, table: NwbTable, rows: readonly number[], moments: Float64Array, notes: string[]): number {
  const stops = numbers(file, table, "stop_time");
  const lengths = rows.map((row) => stops[row] - moments[row]).filter(Number.isFinite);
  if (lengths.length === 0) throw new InvalidInputError({ who: `${file.who} (${table.path}/stop_time)`, expected: "ends of trials", got: "none", remedy: "Say where trials end, relative to their zero" });
  const [shortest, longest] = lengths.reduce(([least, most], length) => [Math.min(least, length), Math.max(most, length)], [Infinity, -Infinity]);
  if (longest > shortest) notes.push(`trials end ${seconds(shortest)} to ${seconds(longest)} after their zero; all are taken up to the end of the shortest`);
  return shortest;
}

/** A time without the noise of its last digits. */
function seconds(time: number): string {
  return `${Number(time.toPrecision(6))} s`;
}

function binsBetween(from: number, to: number, width: number, who: string): TimeBins {
  const count = Math.floor((to - from) / width + 1e-9); // a span of 0.3 s has three bins of 0.1 s
  if (count >= 1 && count <= MOST_BINS) return { from, width, count };
  throw new InvalidInputError({ who, expected: `a span of 1 to ${MOST_BINS} bins of ${width} s`, got: `${from} s to ${to} s`, remedy: "Say where trials begin and end, relative to their zero, or take other bins" });
}

function conditionsOf(file: Hdf5File, table: NwbTable, columns: ReadonlyMap<string, RecordedColumn>, wanted: string | undefined, notes: string[]): readonly string[] | undefined {
  const name = wanted ?? CONDITION_COLUMNS.find((candidate) => columns.has(candidate));
  const values = name === undefined ? undefined : columns.get(name);
  if (values !== undefined) return Array.from(values as ArrayLike<string | number>, String);
  if (wanted !== undefined) throw new InvalidInputError({ who: `${file.who} (${table.path})`, expected: `a column "${wanted}"`, got: `columns ${table.columns.join(", ")}` });
  notes.push(`the table of trials names no conditions; its columns are ${table.columns.join(", ")}`);
  return undefined;
}
