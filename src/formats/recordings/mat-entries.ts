import { entryInMemory, sizeOf, type ArrayEntry } from "./array-entry.ts";
import type { MatValue } from "./mat-value.ts";
import { stackedTrials, type UnequalTrials } from "./stack-trials.ts";

/**
 * The arrays of a MATLAB file by name, fields after a dot: `session.rates`. Cells of texts become one array of texts;
 * cells of arrays, and the fields of an array of structs, become one array with the cells as its first axis.
 */
export function matEntries(variables: ReadonlyMap<string, MatValue>, who: string, unequal: UnequalTrials): readonly ArrayEntry[] {
  return [...variables].flatMap(([name, value]) => entriesOf(name, [value], who, unequal));
}

function entriesOf(name: string, values: readonly MatValue[], who: string, unequal: UnequalTrials): readonly ArrayEntry[] {
  const [first] = values;
  if (first === undefined) return [];
  if (values.length > 1) return [cellEntry(name, values, who, unequal)];
  switch (first.kind) {
    case "numbers": return [numberEntry(name, first)];
    case "text": return [entryInMemory(name, [first.rows.length], "text", first.rows)];
    case "cell": return first.items.length === 0 ? [] : [cellEntry(name, first.items, who, unequal)];
    case "struct": return [...first.fields].flatMap(([field, inner]) => entriesOf(`${name}.${field}`, inner, who, unequal));
    case "other": return [unreadable(name, first.what)];
  }
}

/** MATLAB has no vectors: [1, n] and [n, 1] are. */
function squeezed(shape: readonly number[]): readonly number[] {
  if (shape.length !== 2) return shape;
  if (shape[0] === 1 && shape[1] === 1) return [];
  return shape[0] === 1 ? [shape[1]] : shape[1] === 1 ? [shape[0]] : shape;
}

function numberEntry(name: string, { shape, type, read }: Extract<MatValue, { readonly kind: "numbers" }>): ArrayEntry {
  const vector = squeezed(shape);
  if (vector === shape) return { name, shape, type, content: "numbers", read };
  return { name, shape: vector, type, content: "numbers", read: (stretch) => entryInMemory(name, vector, type, read()).read(stretch) };
}

function cellEntry(name: string, items: readonly MatValue[], who: string, unequal: UnequalTrials): ArrayEntry {
  const texts = items.flatMap((item) => (item.kind === "text" && item.rows.length === 1 ? item.rows : []));
  if (texts.length === items.length) return entryInMemory(name, [items.length], "text", texts);
  const pieces = items.flatMap((item) => (item.kind === "numbers" ? [item] : []));
  if (pieces.length !== items.length) return unreadable(name, "cells of different kinds");
  if (pieces.every(({ shape }) => sizeOf(shape) === 1)) return entryInMemory(name, [pieces.length], pieces[0].type, Float64Array.from(pieces, ({ read }) => read()[0]));
  return stackedTrials(name, pieces, who, unequal);
}

function unreadable(name: string, what: string): ArrayEntry {
  return { name, shape: [], type: what, content: "other", read: () => [] };
}
