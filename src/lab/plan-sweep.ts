import { describeJson } from "../formats/describe-json.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { closestName } from "../numeric/closest-name.ts";
import { countChoices, originOf, type Choice, type SourcePath } from "./grid-choices.ts";
import { gridFields, SWEEP_KEYS, type GridField } from "./grid-fields.ts";
import { exclusionsOf } from "./grid-exclusions.ts";
import { runId } from "./run-id.ts";
import type { RunSpec } from "./run-spec.ts";
import type { Sweep } from "./sweep.ts";
import { varyingColumns } from "./varying-columns.ts";

/** More runs than this are a slip of the pen rather than a plan. */
const MOST_RUNS = 100_000;

/** A run of a sweep. */
export interface PlannedRun {
  readonly id: string;
  readonly spec: RunSpec;
  /** What the sweep varies, as text, one an entry of the plan's `columns`. Runs that differ only by seed are equal here. */
  readonly configuration: readonly string[];
}

/** A sweep, written out. */
export interface SweepPlan {
  /** Names of the fields that vary between runs, the seed apart. */
  readonly columns: readonly string[];
  /** Every run once. The first seed of every configuration comes before the second of any. */
  readonly runs: readonly PlannedRun[];
}

/** How to name a sweep, and the places in its file, in errors. */
export interface PlanOptions {
  /** Default `"sweep"`. */
  readonly who?: string | undefined;
  /** Names the place of a value, or of its key; default `who` and the path. */
  readonly placeOf?: ((path: SourcePath, at: "key" | "value") => string) | undefined;
}

/**
 * Writes out the runs of a sweep, each value checked where it stands.
 *
 * @param sweep the grid, typically from {@link readSweepFile}; anything that is none is refused.
 * @throws InvalidInputError for an unknown or misspelt key, a value of a wrong type or out of range, an empty list,
 *   no runs or more than 100,000, a run that comes twice, and an exclusion that fits no run.
 */
export function planSweep(sweep: Sweep | unknown, options: PlanOptions = {}): SweepPlan {
  const { who = "sweep", placeOf = (path) => (path.length === 0 ? who : `${who} at ${path.join(".")}`) } = options;
  const grid = checkedGrid(sweep, placeOf);
  refuseTooMany(grid, placeOf);
  const fields = gridFields(grid, placeOf);
  const excluded = exclusionsOf(grid["exclude"], placeOf);
  const { columns, textsOf } = varyingColumns(fields);
  const known = new Map<string, readonly Choice[]>();
  const runs: PlannedRun[] = [];
  for (const choices of combinations(fields)) {
    const spec = specOf(fields, choices);
    if (excluded.fits(spec)) continue;
    const id = runId(spec);
    const earlier = known.get(id);
    if (earlier !== undefined) throw repeated(id, earlier, choices, placeOf);
    known.set(id, choices);
    runs.push({ id, spec, configuration: textsOf(choices) });
  }
  excluded.refuseUnused();
  if (runs.length === 0) throw new InvalidInputError({ who: placeOf(["exclude"], "value"), expected: "some run to be left", got: "exclusions that fit every run" });
  return { columns, runs };
}

type PlaceOf = NonNullable<PlanOptions["placeOf"]>;
type Grid = Readonly<Record<string, unknown>>;

function checkedGrid(sweep: unknown, placeOf: PlaceOf): Grid {
  if (typeof sweep !== "object" || sweep === null || Array.isArray(sweep)) throw new InvalidInputError({ who: placeOf([], "value"), expected: "a sweep with the keys task, cell and others", got: describeJson(sweep ?? undefined) });
  for (const key of Object.keys(sweep)) {
    if (SWEEP_KEYS.includes(key)) continue;
    const closest = closestName(key, SWEEP_KEYS);
    throw new InvalidInputError({ who: placeOf([key], "key"), expected: `the keys ${SWEEP_KEYS.join(", ")}`, got: describeJson(key), ...(closest === undefined ? {} : { remedy: `Did you mean "${closest}"?` }) });
  }
  return sweep as Grid;
}

function refuseTooMany(grid: Grid, placeOf: PlaceOf): void {
  const seeds = typeof grid["seeds"] === "number" ? grid["seeds"] : countChoices(grid["seeds"], "seeds");
  const others = Object.entries(grid).filter(([key]) => key !== "seeds" && key !== "exclude");
  const count = others.reduce((product, [key, value]) => product * countChoices(value, key), Number.isFinite(seeds) ? seeds : 1);
  const most = { expected: `at most ${MOST_RUNS} combinations`, remedy: "Split the sweep into several files" };
  if (count > MOST_RUNS) throw new InvalidInputError({ who: placeOf([], "value"), got: String(count), ...most });
  const exclusions = countChoices(grid["exclude"] ?? [], "exclude");
  if (exclusions > MOST_RUNS) throw new InvalidInputError({ who: placeOf(["exclude"], "key"), got: String(exclusions), ...most });
}

/** One choice a field, in every combination; the last field varies fastest. */
function* combinations(fields: readonly GridField[]): Generator<readonly Choice[]> {
  const counters = fields.map(() => 0);
  for (;;) {
    yield fields.map(({ choices }, index) => choices[counters[index]]);
    let turning = fields.length - 1;
    while (turning >= 0 && ++counters[turning] === fields[turning].choices.length) counters[turning--] = 0;
    if (turning < 0) return;
  }
}

function specOf(fields: readonly GridField[], choices: readonly Choice[]): RunSpec {
  const parts = fields.map(({ key, normal }, index) => [key, normal.get(choices[index])] as const);
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined)) as unknown as RunSpec;
}

function repeated(id: string, earlier: readonly Choice[], later: readonly Choice[], placeOf: PlaceOf): InvalidInputError {
  const index = later.findIndex((choice, field) => choice !== earlier[field]);
  const place = differingPath(earlier[index], later[index]);
  return new InvalidInputError({ who: placeOf(place, "value"), expected: "every run once", got: `run ${id} twice`, remedy: "Remove one of the values that mean the same" });
}

/** The first place at which two choices of a field were read from different values. */
function differingPath({ origin: a }: Choice, { origin: b }: Choice): SourcePath {
  if (a.path.join("\0") !== b.path.join("\0")) return b.path;
  const key = Object.keys(b.parts ?? {}).find((name) => originOf(a, [name]).join("\0") !== originOf(b, [name]).join("\0"));
  return key === undefined ? b.path : originOf(b, [key]);
}
