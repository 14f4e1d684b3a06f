import type { ArrayEntry } from "../recordings/array-entry.ts";
import type { WeightArray, WeightGroup } from "./weight-group.ts";

/** The arrays of a file of MATLAB as weights: one group for the variables, and one for the fields of each struct. Ragged cells are no weights. */
export function entryWeights(entries: readonly ArrayEntry[]): readonly WeightGroup[] {
  const paths = [...new Set(entries.map(({ name }) => pathOf(name)))];
  return paths.map((path) => groupOf(path, entries.filter(({ name }) => pathOf(name) === path)));
}

function pathOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf(".")));
}

function groupOf(path: string, entries: readonly ArrayEntry[]): WeightGroup {
  const numbers = entries.filter(({ content, type }) => content === "numbers" && !type.endsWith("of different lengths")).map((entry): [string, WeightArray] => [ownName(entry), { shape: entry.shape, read: () => entry.read() as Float64Array }]);
  const texts = entries.filter(({ content, shape }) => content === "texts" && shape[0] === 1).map((entry): [string, string] => [ownName(entry), String(entry.read()[0])]);
  return { path, arrays: new Map(numbers), texts: new Map(texts) };
}

function ownName({ name }: ArrayEntry): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
