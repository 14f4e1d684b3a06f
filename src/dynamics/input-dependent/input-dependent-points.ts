import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { fixedPointSearch, type FixedPointSearch } from "../find-fixed-points.ts";
import type { FixedPoint } from "../fixed-point.ts";
import { linearSystems } from "../linear-systems.ts";
import { norm } from "../norm.ts";
import { wholeNumber } from "../number-checks.ts";
import type { FixedPointOptions } from "../search-options.ts";
import type { SearchProgress } from "../search-progress.ts";
import { branchEvents, type InputEvent } from "./branch-events.ts";
import { followInputs, type FollowedBranch, type FollowedPoint, type FollowOptions } from "./follow-inputs.ts";
import { inputOf, type InputLine } from "./input-line.ts";
import type { Follower } from "./reach-input.ts";

/** A full search at one of a line's inputs. */
export interface InputSearch {
  /** Index of the input. */
  readonly at: number;
  /** Starting states [S, D]; see `fixedPointSeeds`. */
  readonly seeds: Float64Array;
}

/** How fixed points are looked for along a line of inputs. */
export interface InputDependentOptions extends Pick<FixedPointOptions, "uniqueness" | "polishSteps" | "descentSteps" | "region">, FollowOptions {
  /** Branches followed at most, those with the most hits first. Default 8: trained networks had one to three. */
  readonly mostBranches?: number;
}

/** A fixed point, and where it belongs. */
export interface InputDependentPoint {
  /** Index of its input on the line. */
  readonly at: number;
  /** Index of its branch; undefined for a point that was found but not followed. */
  readonly branch: number | undefined;
  readonly point: FixedPoint;
}

/** A branch of fixed points along a line of inputs. */
export interface InputBranch {
  /** Indices into `InputDependentPoints.points`, in order along the branch. */
  readonly points: readonly number[];
  readonly ends: FollowedBranch["ends"];
  /** Bifurcations, by parameter. */
  readonly events: readonly InputEvent[];
}

/** The fixed points of a map along a line of inputs. */
export interface InputDependentPoints {
  /** By input, then by branch. */
  readonly points: readonly InputDependentPoint[];
  readonly branches: readonly InputBranch[];
  /** The searches that the branches start from, with all their attempts. */
  readonly searches: readonly { readonly at: number; readonly search: FixedPointSearch }[];
}

/** Two states at one input nearer than this, relative to their norm or 1, are one point. */
const SAME = 1e-5;

/**
 * Finds a map's fixed points at every input of a line: by a full search at some inputs, by following every point found along the
 * line to the others (`followInputs`). Bifurcations between inputs are named as by `continueFixedPoint`.
 *
 * A branch that exists between searched inputs only, or that no seed found, is missed; two events between neighbouring inputs
 * that leave the number of unstable dimensions as it was are not seen.
 *
 * @param searches one search at least; each its own input.
 * @throws InvalidInputError for no searches, an input's index out of range, or anything that does not fit the map.
 * @throws NullclineError where eigenvalues cannot be computed; see `eigenDecomposition`.
 *
 * @example
 * const { points } = inputDependentPoints(map, line, [{ at: 0, seeds }, { at: 50, seeds }]);
 * points.map(({ at, point }) => [line.parameters[at], leadingOscillation(point)?.frequency]);
 */
export function inputDependentPoints(map: DynamicalMap, line: InputLine, searches: readonly InputSearch[], options: InputDependentOptions = {}): InputDependentPoints {
  const work = inputDependentSearch(map, line, searches, options);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** As `inputDependentPoints`, a piece at a time, for callers that have other work between pieces. */
export function* inputDependentSearch(map: DynamicalMap, line: InputLine, searches: readonly InputSearch[], options: InputDependentOptions = {}): Generator<SearchProgress, InputDependentPoints> {
  const { mostBranches = 8, within = () => true } = options;
  checkSearches(line, searches);
  const searched: { at: number; search: FixedPointSearch }[] = [];
  for (const { at, seeds } of searches) {
    searched.push({ at, search: yield* fixedPointSearch(map, seeds, { ...options, input: inputOf(line, line.parameters[at]) }) });
  }
  const found = searched.flatMap(({ at, search }) => search.points.map(({ state, hits }) => ({ at, state, hits }))).toSorted((a, b) => b.hits - a.hits);
  const branches: FollowedBranch[] = [];
  const apart: FollowedPoint[] = [];
  for (const point of found) {
    if (branches.some(({ points }) => points.some((other) => isSame(point, other)))) continue;
    if (branches.length < mostBranches && within(point)) branches.push(followInputs(map, point, line, options));
    else apart.push(point);
    yield { stage: "polishing", done: branches.length, total: found.length };
  }
  return { ...(yield* described(map, line, branches, apart)), searches: searched };
}

/** Linearises every point and names the events of every branch. */
function* described(map: DynamicalMap, line: InputLine, followed: readonly FollowedBranch[], apart: readonly FollowedPoint[]): Generator<SearchProgress, Omit<InputDependentPoints, "searches">> {
  const all = [...followed.flatMap(({ points }, branch) => points.map((point) => ({ ...point, branch }))), ...apart.map((point) => ({ ...point, branch: undefined }))];
  if (all.length === 0) return { points: [], branches: [] };
  const seeds = flattened(all.map(({ state }) => state));
  const input = flattened(all.map(({ at }) => inputOf(line, line.parameters[at])));
  const { points, attempts } = yield* fixedPointSearch(map, seeds, { input, descentSteps: 0 });
  const given = all.flatMap(({ at, branch }, k) => (attempts[k].point === undefined ? [] : [{ at, branch, point: points[attempts[k].point], k }]));
  const distinct = given.filter(({ point }, k) => given.findIndex((other) => other.point === point) === k).toSorted((a, b) => a.at - b.at || a.k - b.k);
  const branches: InputBranch[] = [];
  const follower: Follower = { map, line, systems: linearSystems(map.dimension) };
  let first = 0;
  for (const [branch, { points: along, ends, direct: [from, to], events }] of followed.entries()) {
    const members = [...distinct.keys()].filter((p) => distinct[p].branch === branch).toSorted((a, b) => distinct[a].k - distinct[b].k);
    const direct = members.map((p) => distinct[p]).filter(({ k }) => k >= first + from && k <= first + to);
    branches.push({ points: members, ends, events: [...branchEvents(follower, direct), ...events].toSorted((a, b) => a.parameter - b.parameter) });
    first += along.length;
    yield { stage: "linearising", done: branches.length, total: followed.length };
  }
  return { points: distinct.map(({ at, branch, point }) => ({ at, branch, point })), branches };
}

function isSame(a: FollowedPoint, b: FollowedPoint): boolean {
  return a.at === b.at && norm(a.state.map((value, i) => value - b.state[i])) <= SAME * Math.max(1, norm(a.state));
}

function flattened(rows: readonly Float64Array[]): Float64Array {
  const width = rows[0].length;
  const out = new Float64Array(rows.length * width);
  for (const [k, row] of rows.entries()) out.set(row, k * width);
  return out;
}

function checkSearches({ parameters }: InputLine, searches: readonly InputSearch[]): void {
  const who = "inputDependentPoints";
  if (searches.length === 0) throw new InvalidInputError({ who, expected: "one search or more", got: "none" });
  for (const { at } of searches) {
    wholeNumber(`${who}.at`, at, 0);
    if (at >= parameters.length) throw new InvalidInputError({ who: `${who}.at`, expected: `an input's index below ${parameters.length}`, got: String(at) });
  }
}
