import type { WeightArray, WeightGroup } from "../import/weight-group.ts";
import { isKind, type PickleValue } from "./pickle-value.ts";

/** Dictionaries within dictionaries beyond this depth are no checkpoint. */
const DEEPEST = 16;

/** The array that a dictionary's value is, or `undefined` where it is none. */
export type ArrayReader = (key: string, value: PickleValue) => WeightArray | undefined;

/**
 * Every dictionary of an unpickled value that holds arrays, outermost first, with the numbers and texts beside them. Each
 * object is visited once, so shared and circular ones do no harm.
 */
export function weightGroupsIn(top: PickleValue, arrayOf: ArrayReader): readonly WeightGroup[] {
  const groups: WeightGroup[] = [];
  const seen = new Set<PickleValue>();
  const visit = (value: PickleValue, path: readonly string[]): void => {
    if (typeof value !== "object" || value === null || seen.has(value) || path.length > DEEPEST) return;
    seen.add(value);
    if (isKind(value, "dict")) {
      const group = groupOf(value.entries, path.join("."), arrayOf);
      if (group.arrays.size > 0) groups.push(group);
      for (const [key, inner] of value.entries) visit(inner, [...path, String(key)]);
    } else if (isKind(value, "list") || isKind(value, "tuple")) {
      value.items.forEach((inner, index) => visit(inner, [...path, String(index)]));
    }
  };
  visit(top, []);
  return groups.filter(({ arrays }) => [...arrays.values()].some(({ shape }) => shape.length > 0));
}

function groupOf(entries: ReadonlyMap<PickleValue, PickleValue>, path: string, arrayOf: ArrayReader): WeightGroup {
  const arrays = new Map<string, WeightArray>();
  const texts = new Map<string, string>();
  for (const [key, value] of entries) {
    if (typeof key !== "string") continue;
    const array = typeof value === "number" ? { shape: [], read: () => [value] } : arrayOf(key, value);
    if (typeof value === "string") texts.set(key, value);
    else if (array !== undefined) arrays.set(key, array);
  }
  return { path, arrays, texts };
}
