import { canonicalJson, type JsonValue } from "../formats/canonical-json.ts";
import { describeJson } from "../formats/describe-json.ts";
import { sha256 } from "../numeric/sha256.ts";
import type { Choice } from "./grid-choices.ts";
import type { GridField } from "./grid-fields.ts";

/** What varies between the runs of a grid. */
export interface VaryingColumns {
  /** Names of the varying fields, the seed apart, e.g. `"cell"` and `"training.l2Weights"`. */
  readonly columns: readonly string[];
  /** A run's values in them, as text. */
  textsOf(choices: readonly Choice[]): readonly string[];
}

/** Finds the fields, at any depth, that a grid states more than one value for. */
export function varyingColumns(fields: readonly GridField[]): VaryingColumns {
  const texts = new Map(fields.flatMap(({ key, choices }) => choices.map((choice) => [choice, leaves(choice.value, key)] as const)));
  const varying = fields.map(({ key, choices }) => (key === "seed" ? [] : varyingLeaves(choices.map((choice) => texts.get(choice)!))));
  return {
    columns: varying.flat().map((leaf) => leaf.replace(/^(task|cell)\.name$/, "$1")),
    textsOf: (choices) => varying.flatMap((leavesOfField, field) => leavesOfField.map((leaf) => texts.get(choices[field])!.get(leaf) ?? "")),
  };
}

function varyingLeaves(choices: readonly ReadonlyMap<string, string>[]): readonly string[] {
  const names = new Set(choices.flatMap((choice) => [...choice.keys()]));
  return [...names].filter((name) => new Set(choices.map((choice) => choice.get(name))).size > 1);
}

/** The scalars of a value by their paths, as text; a list in a few words, the graph of one's own cell by its digest. */
function leaves(value: unknown, path: string): Map<string, string> {
  if (value === undefined) return new Map();
  if (path === "cell.graph") return new Map([[path, sha256(canonicalJson(value as JsonValue)).slice(0, 8)]]);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return new Map([[path, typeof value === "string" ? value : describeJson(value)]]);
  return new Map(Object.entries(value).flatMap(([key, entry]) => [...leaves(entry, `${path}.${key}`)]));
}
