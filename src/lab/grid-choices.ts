import { describeJson } from "../formats/describe-json.ts";
import { InvalidInputError } from "../numeric/errors.ts";

/** Where a value stands in the file that it was read from: keys and list indices from the root. */
export type SourcePath = readonly (string | number)[];

/** Where a choice, and each of its parts, came from. */
export interface Origin {
  readonly path: SourcePath;
  readonly parts?: Readonly<Record<string, Origin>>;
}

/** One value out of what a grid offers for a field. */
export interface Choice {
  readonly value: unknown;
  readonly origin: Origin;
}

/** Fields whose values are lists by nature: a cell's graph, the steps of checkpoints. */
const WHOLE_FIELDS = new Set(["cell.graph", "checkpoints.at"]);

/** Names a place in the file. */
type PlaceOf = (path: SourcePath) => string;

/**
 * How many choices a field of a grid offers, without making them: a list offers those of its items, an object every
 * combination of its entries'.
 *
 * @param field the field's path, dots between keys.
 */
export function countChoices(value: unknown, field: string): number {
  if (WHOLE_FIELDS.has(field)) return 1;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countChoices(item, field), 0);
  if (!isRecord(value)) return 1;
  return Object.entries(value).reduce((product, [key, entry]) => product * countChoices(entry, `${field}.${key}`), 1);
}

/**
 * Every choice that a field of a grid offers, in the order in which they are written; the last entry of an object
 * varies fastest.
 *
 * @throws InvalidInputError for an empty list, or a list inside a list.
 */
export function expandChoices(value: unknown, field: string, path: SourcePath, placeOf: PlaceOf): readonly Choice[] {
  if (WHOLE_FIELDS.has(field)) return [{ value, origin: { path } }];
  if (Array.isArray(value)) return expandList(value, field, path, placeOf);
  if (!isRecord(value)) return [{ value, origin: { path } }];
  let combinations: readonly { readonly value: Readonly<Record<string, unknown>>; readonly parts: Readonly<Record<string, Origin>> }[] = [{ value: {}, parts: {} }];
  for (const [key, entry] of Object.entries(value)) {
    const choices = expandChoices(entry, `${field}.${key}`, [...path, key], placeOf);
    combinations = combinations.flatMap((combination) =>
      choices.map((choice) => ({ value: { ...combination.value, [key]: choice.value }, parts: { ...combination.parts, [key]: choice.origin } })));
  }
  return combinations.map((combination) => ({ value: combination.value, origin: { path, parts: combination.parts } }));
}

function expandList(items: readonly unknown[], field: string, path: SourcePath, placeOf: PlaceOf): readonly Choice[] {
  if (items.length === 0) throw new InvalidInputError({ who: placeOf(path), expected: `${field} to offer at least one value`, got: "[]" });
  return items.flatMap((item, index) => {
    if (Array.isArray(item)) throw new InvalidInputError({ who: placeOf([...path, index]), expected: `${field} to list single values`, got: describeJson(item) });
    return expandChoices(item, field, [...path, index], placeOf);
  });
}

/** The place of a part of a choice; of the closest thing around it where it is missing. */
export function originOf(origin: Origin, keys: readonly PropertyKey[]): SourcePath {
  if (keys.length === 0) return origin.path;
  const part = origin.parts?.[String(keys[0])];
  if (part !== undefined) return originOf(part, keys.slice(1));
  return origin.parts === undefined || keys.length > 1 ? origin.path : [...origin.path, String(keys[0])];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
