import { InvalidInputError } from "../../numeric/errors.ts";

/** A part of an array: the entries `from` ≤ index < `to` along one axis. */
export interface Stretch {
  readonly axis: number;
  readonly from: number;
  readonly to: number;
}

/** Values of an array, row-major. Integers beyond ±2⁵³ are rounded. */
export type EntryValues = Float64Array | readonly string[];

/** A named array of a file. Nothing is read before it is asked for. */
export interface ArrayEntry {
  /** Its name, for nested entries with the path: `"session.rates"` in MAT files, `"/units/id"` in HDF5. */
  readonly name: string;
  /** Empty for a scalar. */
  readonly shape: readonly number[];
  /** The file's element type, in words, e.g. `"float32"`. */
  readonly type: string;
  /** What it holds; `other` cannot be read, e.g. records. */
  readonly content: "numbers" | "texts" | "other";
  /** Reads all of it, or a stretch along one axis. */
  read(stretch?: Stretch): EntryValues;
}

/** Number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** An entry whose values are in memory already. */
export function entryInMemory(name: string, shape: readonly number[], type: string, values: EntryValues): ArrayEntry {
  const content = values instanceof Float64Array ? "numbers" : "texts";
  return { name, shape, type, content, read: (stretch) => (stretch === undefined ? values : stretchOf(values, shape, stretch)) };
}

/**
 * The numbers of an entry.
 * @throws InvalidInputError when it holds something else.
 */
export function readNumbers(entry: ArrayEntry, who: string, stretch?: Stretch): Float64Array {
  if (entry.content === "numbers") {
    const values = entry.read(stretch);
    if (values instanceof Float64Array) return values;
  }
  throw new InvalidInputError({ who: `${who} (${entry.name})`, expected: "numbers", got: entry.type });
}

/** The entries of a one-dimensional array as texts; numbers are spelled out. */
export function readTexts(entry: ArrayEntry): readonly string[] {
  const values = entry.read();
  return values instanceof Float64Array ? Array.from(values, String) : values;
}

function stretchOf(values: EntryValues, shape: readonly number[], { axis, from, to }: Stretch): EntryValues {
  const inner = sizeOf(shape.slice(axis + 1));
  const outer = sizeOf(shape.slice(0, axis));
  const pieces = Array.from({ length: outer }, (_, index) => values.slice((index * shape[axis] + from) * inner, (index * shape[axis] + to) * inner));
  if (!(values instanceof Float64Array)) return (pieces as string[][]).flat();
  const out = new Float64Array(outer * (to - from) * inner);
  (pieces as Float64Array[]).forEach((piece, index) => out.set(piece, index * (to - from) * inner));
  return out;
}
