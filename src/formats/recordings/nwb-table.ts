import { InvalidInputError } from "../../numeric/errors.ts";
import { readNumbers, type ArrayEntry, type EntryValues } from "./array-entry.ts";
import type { Hdf5File } from "./hdf5-file.ts";

/** A table of an NWB file: columns of one entry a row; ragged ones have an index of ends beside them. */
export interface NwbTable {
  readonly path: string;
  readonly rows: number;
  /** Names of the plain columns that can be read, one number or text a row. */
  readonly columns: readonly string[];
  has(column: string): boolean;
  column(name: string): EntryValues;
  /** The numbers of a ragged column in a row; of a plain one, its number. */
  ragged(name: string, row: number): Float64Array;
}

/** Trials, units and electrodes number some thousand at most; a damaged size must not be believed. */
const MOST_ROWS = 10_000_000;

/** Opens the table at a path, or gives undefined where there is none. */
export function nwbTable(file: Hdf5File, path: string): NwbTable | undefined {
  if (file.kind(path) !== "group") return undefined;
  const names = file.children(path).filter((name) => file.kind(`${path}/${name}`) === "dataset");
  const entry = (name: string) => file.dataset(`${path}/${name}`);
  const isIndexed = (name: string) => names.includes(`${name}_index`);
  const ids = names.find((name) => name === "id") ?? names.find((name) => entry(name).shape.length === 1 && !isIndexed(name));
  const rows = ids === undefined ? 0 : (entry(ids).shape[0] ?? 0);
  if (rows > MOST_ROWS) throw new InvalidInputError({ who: `${file.who} (${path})`, expected: `a table of at most ${MOST_ROWS} rows`, got: String(rows), remedy: "The file is damaged; copy it again" });
  const plain = names.filter((name) => !isIndexed(name) && !name.endsWith("_index") && entry(name).shape.length === 1 && entry(name).shape[0] === rows && entry(name).content !== "other");
  const ends = new Map<string, Float64Array>();
  const endsOf = (name: string) => {
    const known = ends.get(name) ?? checkedEnds(entry(`${name}_index`), entry(name), rows, file.who);
    ends.set(name, known);
    return known;
  };
  return {
    path, rows, columns: plain.filter((name) => name !== "id"),
    has: (column) => names.includes(column),
    column: (name) => entry(name).read(),
    ragged: (name, row) => {
      if (!isIndexed(name)) return readNumbers(entry(name), file.who, { axis: 0, from: row, to: row + 1 });
      const [from, to] = [row === 0 ? 0 : endsOf(name)[row - 1], endsOf(name)[row]];
      return from === to ? new Float64Array(0) : readNumbers(entry(name), file.who, { axis: 0, from, to });
    },
  };
}

/** Ends that run backwards or beyond the values would mix up rows. */
function checkedEnds(index: ArrayEntry, values: ArrayEntry, rows: number, who: string): Float64Array {
  const ends = readNumbers(index, who);
  const good = ends.length === rows && ends.every((end, row) => end >= (row === 0 ? 0 : ends[row - 1]) && end <= (values.shape[0] ?? 0));
  if (good) return ends;
  throw new InvalidInputError({ who: `${who} (${index.name})`, expected: `${rows} rising ends within the ${values.shape[0] ?? 0} values of ${values.name}`, got: `${ends.length} that are not`, remedy: "The table is damaged; write it again with pynwb or MatNWB" });
}
