import { describeJson } from "../formats/describe-json.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { expandChoices, originOf, type Choice, type SourcePath } from "./grid-choices.ts";
import { parseRunSpec, runSpecKeys, type RunSpec } from "./run-spec.ts";

/** The keys of a sweep: those of a run, of which seeds may also be counted, and what to leave out. */
export const SWEEP_KEYS: readonly string[] = [...runSpecKeys(""), "seeds", "exclude"];

/** A field of the grid with what it offers. */
export interface GridField {
  readonly key: keyof RunSpec;
  readonly choices: readonly Choice[];
  /** What each choice becomes in a specification. */
  readonly normal: ReadonlyMap<Choice, unknown>;
}

type Grid = Readonly<Record<string, unknown>>;
type PlaceOf = (path: SourcePath, at: "key" | "value") => string;

/** The least that a specification must state. */
const LEAST = { task: { name: "flip-flop" }, cell: { name: "vanilla" } };

/** Order of variation, the fastest last: a first network of every configuration, then a second of each. */
const ORDER: readonly (keyof RunSpec)[] = ["seed", "task", "cell", "units", "evaluationTrials", "training", "initialisation", "checkpoints"];

/**
 * The fields of a grid, every choice checked by itself (and checkpoints against every length of training), so that
 * a complaint names the place of one value and no combination has to be checked again.
 */
export function gridFields(grid: Grid, placeOf: PlaceOf): readonly GridField[] {
  const fields = ORDER.map((key) => ({ key, choices: choicesOf(key, grid, placeOf) }));
  const training = fields.find(({ key }) => key === "training")!.choices;
  return fields.map(({ key, choices }) => {
    if (key !== "checkpoints") return { key, choices, normal: new Map(choices.map((choice) => [choice, checked(key, choice, placeOf)[key]])) };
    return { key, choices, normal: new Map(choices.map((choice) => [choice, checkedCheckpoints(choice, training, placeOf)])) };
  });
}

/** A choice for a field that a grid does not mention. */
const UNSTATED: Choice = { value: undefined, origin: { path: [] } };

function choicesOf(key: keyof RunSpec, grid: Grid, placeOf: PlaceOf): readonly Choice[] {
  if (key === "seed") return seedChoices(grid, placeOf);
  const value = grid[key];
  if (value !== undefined) return expandChoices(value, key, [key], (path) => placeOf(path, "value")).map((choice) => (key === "task" || key === "cell" ? named(choice) : choice));
  if (key === "task" || key === "cell") throw new InvalidInputError({ who: placeOf([], "value"), expected: `a ${key}`, got: "none", remedy: `Name one of those that "nullcline list" shows, as in "${key}: ${LEAST[key].name}"` });
  return [UNSTATED];
}

/** A task or cell may be given by its name alone. */
export function named(choice: Choice): Choice {
  if (typeof choice.value !== "string") return choice;
  return { value: { name: choice.value }, origin: { path: choice.origin.path, parts: { name: choice.origin } } };
}

function seedChoices(grid: Grid, placeOf: PlaceOf): readonly Choice[] {
  const { seed, seeds } = grid;
  if (seed !== undefined && seeds !== undefined) throw new InvalidInputError({ who: placeOf(["seeds"], "key"), expected: "either seed or seeds", got: "both" });
  if (seeds === undefined) return seed === undefined ? [UNSTATED] : expandChoices(seed, "seed", ["seed"], (path) => placeOf(path, "value"));
  if (Array.isArray(seeds)) return expandChoices(seeds, "seeds", ["seeds"], (path) => placeOf(path, "value"));
  if (typeof seeds === "number" && Number.isInteger(seeds) && seeds >= 1) return Array.from({ length: seeds }, (_, value) => ({ value, origin: { path: ["seeds"] } }));
  throw new InvalidInputError({ who: placeOf(["seeds"], "value"), expected: "seeds to be how many, one or more, or a list of them", got: describeJson(seeds ?? undefined) });
}

function checked(key: keyof RunSpec, choice: Choice, placeOf: PlaceOf, around: object = {}): RunSpec {
  const stated = choice.value === undefined ? {} : { [key]: choice.value };
  return parseRunSpec({ ...LEAST, ...around, ...stated }, { placeOf: (path, at) => placeOf(originOf(choice.origin, path.slice(1)), at) });
}

/** Checkpoints depend on how long the run is. They have one normal form, whatever the length. */
function checkedCheckpoints(choice: Choice, training: readonly Choice[], placeOf: PlaceOf): unknown {
  const lengths = new Map(training.map(({ value }) => [(value as Grid | undefined)?.["steps"], value]));
  const specs = [...lengths.values()].map((value) => checked("checkpoints", choice, placeOf, value === undefined ? {} : { training: value }));
  return specs[0].checkpoints;
}
