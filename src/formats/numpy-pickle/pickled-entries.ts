import { isKind, type PickleDict, type PickleValue } from "../pytorch/pickle-value.ts";
import type { NpyArray } from "../read-npy.ts";
import { entryInMemory, type ArrayEntry } from "../recordings/array-entry.ts";
import { stackedTrials, type UnequalTrials } from "../recordings/stack-trials.ts";
import { pickledArray, pickledObjects, pickledShape, pickledValues } from "./pickled-array.ts";
import { DEEPEST_LISTS, pickledNumbers, spend, type ValueBudget } from "./pickled-numbers.ts";

/** How the lists of a pickle become arrays. */
interface Making {
  readonly budget: ValueBudget;
  readonly unequal: UnequalTrials;
}

/**
 * The arrays of a pickle by name, keys of inner dictionaries after a dot: `session.rates`. Lists of texts become one array
 * of texts; lists of arrays, and the values of a list of dictionaries, become one array with the list as its first axis.
 *
 * @param name of the whole, where it is not a dictionary (or a list of some), e.g. `"data"`.
 * @param budget bounds what shared and nested values may grow to.
 */
export function pickledEntries(name: string, value: PickleValue, budget: ValueBudget, unequal: UnequalTrials): readonly ArrayEntry[] {
  return entriesOf(name, value, { budget, unequal }, 0);
}

function entriesOf(name: string, value: PickleValue, making: Making, level: number): readonly ArrayEntry[] {
  spend(making.budget, 1);
  if (level > DEEPEST_LISTS) return [unreadable(name, "values nested too deep")];
  if (typeof value === "string") return [entryInMemory(name, [], "text", [value])];
  if (isKind(value, "dict")) return [...value.entries].flatMap(([key, inner]) => entriesOf(joined(name, level, key), inner, making, level + 1));
  if (isKind(value, "list") || isKind(value, "tuple")) return listEntries(name, value.items, making, level);
  const array = pickledArray(value);
  const objects = array === undefined ? undefined : pickledObjects(array, making.budget.who);
  if (array !== undefined && objects !== undefined) return pickledShape(array).length === 0 ? entriesOf(name, objects[0], making, level) : listEntries(name, objects, making, level);
  const numbers = pickledNumbers(value, making.budget);
  if (numbers !== undefined) return [entryInMemory(name, numbers.shape, numbers.type, numbers.read())];
  return [array === undefined ? unreadable(name, kindOf(value)) : textEntry(name, pickledValues(array, making.budget.who))];
}

/** The keys of the outermost dictionary are names themselves. */
function joined(name: string, level: number, key: PickleValue): string {
  return level === 0 && name === WHOLE ? String(key) : `${name}.${String(key)}`;
}

/** The name of a whole pickle that is no dictionary. */
export const WHOLE = "data";

function listEntries(name: string, items: readonly PickleValue[], making: Making, level: number): readonly ArrayEntry[] {
  spend(making.budget, items.length);
  if (items.length === 0) return [];
  if (items.every((item) => typeof item === "string")) return [entryInMemory(name, [items.length], "text", items)];
  const records = items.filter((item) => isKind(item, "dict"));
  if (records.length === items.length) return recordEntries(name, records, making, level);
  const pieces = items.map((item) => pickledNumbers(item, making.budget)).filter((piece) => piece !== undefined);
  if (pieces.length < items.length) return [unreadable(name, "a list of different kinds")];
  if (pieces.every(({ shape }) => shape.length === 0)) return [entryInMemory(name, [pieces.length], pieces[0].type, Float64Array.from(pieces, ({ read }) => read()[0]))];
  return [stackedTrials(name, pieces, making.budget.who, making.unequal)];
}

/** A list of dictionaries, one a trial, as one array for each key that all of them have. */
function recordEntries(name: string, records: readonly PickleDict[], making: Making, level: number): readonly ArrayEntry[] {
  if (level > DEEPEST_LISTS) return [unreadable(name, "values nested too deep")];
  const keys = [...records[0].entries.keys()].filter((key) => records.every(({ entries }) => entries.has(key)));
  return keys.flatMap((key) => listEntries(joined(name, level, key), records.map(({ entries }) => entries.get(key)!), making, level + 1));
}

function textEntry(name: string, { kind, shape, data }: NpyArray): ArrayEntry {
  return kind === "text" ? entryInMemory(name, shape, "text", data as readonly string[]) : unreadable(name, kind);
}

function unreadable(name: string, what: string): ArrayEntry {
  return { name, shape: [], type: what, content: "other", read: () => [] };
}

function kindOf(value: PickleValue): string {
  if (value === null) return "None";
  return value instanceof Uint8Array ? "bytes" : typeof value === "object" ? value.kind : typeof value;
}
