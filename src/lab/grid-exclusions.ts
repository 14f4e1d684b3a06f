import { describeJson } from "../formats/describe-json.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { closestName } from "../numeric/closest-name.ts";
import { expandChoices, type Choice, type SourcePath } from "./grid-choices.ts";
import { named } from "./grid-fields.ts";
import { runSpecKeys, type RunSpec } from "./run-spec.ts";

/** What a sweep leaves out. */
export interface Exclusions {
  fits(spec: RunSpec): boolean;
  /** @throws InvalidInputError for an exclusion that has fitted no run: most likely it is misspelt. */
  refuseUnused(): void;
}

type Grid = Readonly<Record<string, unknown>>;
type PlaceOf = (path: SourcePath, at: "key" | "value") => string;

/** Reads the exclusions of a sweep: one partial specification or a list of them, in which a list means any of its values. */
export function exclusionsOf(exclude: unknown, placeOf: PlaceOf): Exclusions {
  const entries = exclude === undefined ? [] : entriesOf(exclude);
  const patterns = entries.map(({ value, path }) => ({ path, used: false, patterns: patternsOf(value, path, placeOf) }));
  return {
    fits: (spec) => {
      const fitting = patterns.filter((entry) => entry.patterns.some((pattern) => isPartOf(pattern, spec)));
      for (const entry of fitting) entry.used = true;
      return fitting.length > 0;
    },
    refuseUnused: () => {
      const unused = patterns.find(({ used }) => !used);
      if (unused !== undefined) throw new InvalidInputError({ who: placeOf(unused.path, "value"), expected: "an exclusion that fits some run", got: "one that fits none" });
    },
  };
}

function entriesOf(exclude: unknown): readonly { readonly value: unknown; readonly path: SourcePath }[] {
  if (!Array.isArray(exclude)) return [{ value: exclude, path: ["exclude"] }];
  return exclude.map((value: unknown, index) => ({ value, path: ["exclude", index] }));
}

function patternsOf(entry: unknown, path: SourcePath, placeOf: PlaceOf): readonly Grid[] {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry) || Object.keys(entry).length === 0) {
    throw new InvalidInputError({ who: placeOf(path, "value"), expected: "fields of a run, as in { cell: gru, units: 64 }", got: Array.isArray(entry) || typeof entry !== "object" ? describeJson(entry) : "none" });
  }
  const fields = Object.entries(entry).map(([key, value]) => [key, fieldChoices(key, value, [...path, key], placeOf)] as const);
  return fields.reduce<readonly Grid[]>((patterns, [key, choices]) => patterns.flatMap((pattern) => choices.map((choice) => ({ ...pattern, [key]: choice.value }))), [{}]);
}

function fieldChoices(key: string, value: unknown, path: SourcePath, placeOf: PlaceOf): readonly Choice[] {
  const known = runSpecKeys("");
  if (!known.includes(key)) {
    const closest = closestName(key, known);
    throw new InvalidInputError({ who: placeOf(path, "key"), expected: `the keys ${known.join(", ")}`, got: describeJson(key), ...(closest === undefined ? {} : { remedy: `Did you mean "${closest}"?` }) });
  }
  const choices = expandChoices(value, key, path, (place) => placeOf(place, "value"));
  return key === "task" || key === "cell" ? choices.map(named) : choices;
}

function isPartOf(pattern: unknown, value: unknown): boolean {
  if (typeof pattern !== "object" || pattern === null) return pattern === value;
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(pattern).every(([key, entry]) => isPartOf(entry, (value as Grid)[key]));
}
