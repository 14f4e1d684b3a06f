import { InvalidInputError } from "../../numeric/errors.ts";
import { entryInMemory, type ArrayEntry } from "./array-entry.ts";
import { csvTable, type CsvTable } from "./csv-table.ts";
import { stackedTrials, type TrialPiece, type UnequalTrials } from "./stack-trials.ts";

const TRIAL = /^trial(_?(id|number|index))?$/i;
const TIME = /^(time|t)(_?(s|ms|seconds))?$/i;
const CONDITION = /^(condition|cond|trial_?type)(_?(id|label))?$/i;
const BEHAVIOUR = /^behaviou?r[._ ]/i;
const INPUT = /^inputs?[._ ]/i;

/**
 * The arrays of a table with a row for each time step of each trial: columns `trial`, `time`, `condition` where there
 * are such, `behaviour.NAME` and `input.NAME`, and one column a neuron. Empty fields and `nan` are missing numbers.
 *
 * @throws InvalidInputError when a field is no number, a trial has two conditions, or the trials' times differ.
 */
export function csvEntries(text: string, who: string, unequal: UnequalTrials): readonly ArrayEntry[] {
  const table = csvTable(text, who);
  if (table.rows.length === 0) throw new InvalidInputError({ who, expected: "rows below the header", got: "none" });
  const find = (pattern: RegExp) => table.header.findIndex((name) => pattern.test(name));
  const [trial, time, condition] = [TRIAL, TIME, CONDITION].map(find);
  const groups = rowsByTrial(table, trial);
  const among = (pattern: RegExp) => table.header.map((_, column) => column).filter((column) => pattern.test(table.header[column]));
  const [behaviour, inputs] = [BEHAVIOUR, INPUT].map(among);
  const known = new Set([trial, time, condition, ...behaviour, ...inputs]);
  const neurons = table.header.map((_, column) => column).filter((column) => !known.has(column));
  const stack = (name: string, columns: readonly number[]) => (columns.length === 0 ? [] : [stackedTrials(name, groups.map((rows) => pieceOf(table, rows, columns, who)), who, unequal)]);
  return [
    ...stack("rates", neurons), ...stack("behaviour", behaviour), ...stack("inputs", inputs),
    entryInMemory("neurons", [neurons.length], "text", neurons.map((column) => table.header[column])),
    ...(time < 0 ? [] : timeEntries(table, groups, time, who)),
    ...(condition < 0 ? [] : [entryInMemory("conditions", [groups.length], "text", groups.map((rows) => conditionOf(table, rows, condition, who)))]),
  ];
}

/** Indices of rows, trial after trial in the order in which they first occur. */
function rowsByTrial({ rows }: CsvTable, trial: number): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  rows.forEach((row, index) => {
    const key = trial < 0 ? "" : row[trial];
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  });
  return [...groups.values()];
}

function pieceOf(table: CsvTable, rows: readonly number[], columns: readonly number[], who: string): TrialPiece {
  const data = Float64Array.from(rows.flatMap((row) => columns.map((column) => numberAt(table, row, column, who))));
  return { shape: [rows.length, columns.length], read: () => data };
}

function numberAt({ header, rows }: CsvTable, row: number, column: number, who: string): number {
  const text = rows[row][column].trim();
  if (text === "" || /^nan$/i.test(text)) return NaN;
  const value = Number(text);
  if (!Number.isNaN(value)) return value;
  throw new InvalidInputError({ who: `${who} (row ${row + 1}, ${header[column]})`, expected: "a number", got: JSON.stringify(text.slice(0, 40)), remedy: "Remove columns of texts other than the condition" });
}

/** Times may differ by rounding in print. */
const CLOSE = 1e-6;

function timeEntries(table: CsvTable, groups: readonly (readonly number[])[], column: number, who: string): readonly ArrayEntry[] {
  const times = groups.map((rows) => rows.map((row) => numberAt(table, row, column, who)));
  const shortest = times.reduce((a, b) => (b.length < a.length ? b : a));
  for (const [trial, own] of times.entries()) {
    const step = shortest.findIndex((time, k) => !(Math.abs(own[k] - time) <= CLOSE * Math.max(1, Math.abs(time))));
    if (step >= 0) throw new InvalidInputError({ who: `${who} (${table.header[column]})`, expected: "the same times in every trial", got: `${own[step]} at step ${step} of trial ${trial}, elsewhere ${shortest[step]}`, remedy: "Give times relative to each trial's beginning, and resample trials to one set of times" });
  }
  const unit = /ms$/i.test(table.header[column]) ? "ms" : /(_s|seconds)$/i.test(table.header[column]) ? "s" : undefined;
  return [entryInMemory("time", [shortest.length], "float64", Float64Array.from(shortest)), ...(unit === undefined ? [] : [entryInMemory("time_unit", [1], "text", [unit])])];
}

function conditionOf({ header, rows }: CsvTable, group: readonly number[], column: number, who: string): string {
  const first = rows[group[0]][column];
  const odd = group.find((row) => rows[row][column] !== first);
  if (odd === undefined) return first;
  throw new InvalidInputError({ who: `${who} (row ${odd + 1}, ${header[column]})`, expected: `one condition a trial, ${JSON.stringify(first)}`, got: JSON.stringify(rows[odd][column]) });
}
