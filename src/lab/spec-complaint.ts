import type { z } from "zod";
import { describeJson } from "../formats/describe-json.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { closestName } from "../numeric/closest-name.ts";

/** Names the place in a file where the key or the value at a path of a specification stands. */
export type PlaceOf = (path: readonly PropertyKey[], at: "key" | "value") => string;

/**
 * Turns what zod found wrong with a specification into one error in the house form: the path of the value, what
 * was expected, what was found, and for a misspelt key or choice the closest known one.
 *
 * Unknown keys are reported first: a misspelt key usually also makes another one missing.
 *
 * @param placeOf names who complains: the specification's file, perhaps with the line, or the function that was called.
 * @param issues zod's findings, at least one.
 * @param input the value that was checked.
 * @param knownKeys the keys allowed at a path (dots between keys), for suggestions.
 */
export function specComplaint(placeOf: PlaceOf, issues: readonly z.core.$ZodIssue[], input: unknown, knownKeys: (path: string) => readonly string[]): InvalidInputError {
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0];
  const path = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") return unknownKey(placeOf([...issue.path, issue.keys[0]], "key"), path, issue.keys[0], knownKeys(path));
  const got = valueAt(input, issue.path);
  const expected = `${path === "" ? "the specification" : path} to be ${expectation(issue)}`;
  const closest = issue.code === "invalid_value" && typeof got === "string" ? closestName(got, issue.values.map(String)) : undefined;
  return new InvalidInputError({ who: placeOf(issue.path, "value"), expected, got: describeJson(got), ...suggestion(closest) });
}

function unknownKey(who: string, path: string, key: string, known: readonly string[]): InvalidInputError {
  const place = path === "" ? "" : ` in ${path}`;
  return new InvalidInputError({ who, expected: `the keys ${known.join(", ")}${place}`, got: describeJson(key), ...suggestion(closestName(key, known)) });
}

function suggestion(closest: string | undefined): { readonly remedy?: string } {
  return closest === undefined ? {} : { remedy: `Did you mean "${closest}"?` };
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "too_small") return `${issue.inclusive === true ? "at least" : "above"} ${issue.minimum}`;
  if (issue.code === "too_big") return `${issue.inclusive === true ? "at most" : "below"} ${issue.maximum}`;
  if (issue.code === "invalid_type") return noun(issue.expected);
  return "a usable value";
}

function noun(type: string): string {
  if (type === "int") return "a whole number";
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) value = typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return value;
}
