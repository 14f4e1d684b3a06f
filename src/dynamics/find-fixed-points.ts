import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { censusOf } from "./census.ts";
import { distanceOutliers } from "./distance-outliers.ts";
import { describeFixedPoint, type FixedPoint, type FoundPoint } from "./fixed-point.ts";
import { completeness, indexSum, type Completeness, type IndexSum } from "./index-sum.ts";
import { runAttempts } from "./run-attempts.ts";
import { SLOW_POINT_TOLERANCE, type FixedPointOptions } from "./search-options.ts";
import { searchProblem, type AttemptTable, type Outcome, type SearchProblem } from "./search-problem.ts";
import { throwIfCancelled, type SearchProgress } from "./search-progress.ts";
import { uniquePoints, type UniquePoints } from "./unique-points.ts";
import { unseenPoints, type UnseenPoints } from "./unseen-points.ts";

/** One attempt, from one seed; attempts stand in the order of the seeds. */
export interface FixedPointAttempt {
  /** Where it ended, [D]. */
  readonly state: Float64Array;
  /** ½‖F(x, u) − x‖² there. */
  readonly q: number;
  /** Steps taken, of every kind. */
  readonly iterations: number;
  readonly converged: boolean;
  readonly outcome: Outcome;
  /** Index of the point it belongs to in `FixedPointSearch.points`; undefined when it did not converge. */
  readonly point: number | undefined;
}

/** The points found for one input, counted and checked as a whole. */
export interface PointCensus {
  /** The input, [I]. */
  readonly input: Float64Array;
  /** Indices into `FixedPointSearch.points`. */
  readonly points: readonly number[];
  /** Number of points with 0, 1, 2, … unstable dimensions. */
  readonly census: readonly number[];
  readonly indexSum: IndexSum;
  readonly unseen: UnseenPoints;
  readonly completeness: Completeness;
}

/** What a search found: the distinct points, every attempt, and how complete the set is. */
export interface FixedPointSearch {
  /** Distinct points, by input, then by unstable dimensions, then by falling hits. */
  readonly points: readonly FixedPoint[];
  /** One a seed, converged or not. */
  readonly attempts: readonly FixedPointAttempt[];
  /** Number of points with 0, 1, 2, … unstable dimensions, over all inputs. */
  readonly census: readonly number[];
  /** The checks, one for each distinct input, in order of first appearance. */
  readonly inputs: readonly PointCensus[];
}

/**
 * Finds the fixed points x = F(x, u) of any map, stable or not, from many seeds.
 *
 * Minimises q = ½‖F(x, u) − x‖² from every seed with its own step size (`descend`), solves x − F(x, u) = 0 by
 * damped Newton steps from the best of them (`polish`), and lets the others finish with the factorisation at the
 * fixed point found near them (`chord`). Distinct points are linearised (`linearise`), given an error radius and
 * a stability, and checked as a set: census, index sum, estimate of unseen points. Nothing is dropped silently:
 * every attempt comes back, and far-off points are only flagged.
 *
 * The result depends on the arguments alone, to the last bit.
 *
 * @param seeds starting states [S, D]; see `fixedPointSeeds`.
 * @param options see `FixedPointOptions` for each one's default and its reason.
 * @throws InvalidInputError for no seeds, wrong shapes, non-finite numbers or options out of range.
 * @throws SearchCancelledError once `options.signal` is aborted.
 *
 * Source: Sussillo & Barak 2013; Golub & Sussillo 2018.
 *
 * @example
 * const { points, census } = findFixedPoints(map, fixedPointSeeds(states, map.dimension, stream));
 */
export function findFixedPoints(map: DynamicalMap, seeds: Float64Array, options: FixedPointOptions = {}): FixedPointSearch {
  const search = fixedPointSearch(map, seeds, options);
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
    options.onProgress?.(step.value);
    throwIfCancelled("findFixedPoints", options.signal);
  }
}

/**
 * As `findFixedPoints`, a batch at a time, for callers that have other work between batches. To cancel it, draw no
 * further; `onProgress` and `signal` are not looked at.
 */
export function* fixedPointSearch(map: DynamicalMap, seeds: Float64Array, options: FixedPointOptions = {}): Generator<SearchProgress, FixedPointSearch> {
  const problem = searchProblem(map, seeds, options);
  const table = yield* runAttempts(problem);
  const unique = uniquePoints(problem, table);
  const { points, positions } = yield* describeAll(problem, table, unique);
  return {
    points,
    attempts: attemptList(problem, table, unique, positions),
    census: censusOf(points),
    inputs: censusByInput(problem, points),
  };
}

/** The points in their final order, and the position there of each kept one. */
function* describeAll(problem: SearchProblem, table: AttemptTable, unique: UniquePoints): Generator<SearchProgress, { points: FixedPoint[]; positions: number[] }> {
  const described: FixedPoint[] = [];
  for (const found of foundPoints(problem, table, unique)) {
    described.push(describeFixedPoint(problem.map, problem.systems, found));
    yield { stage: "linearising", done: described.length, total: unique.kept.length };
  }
  const order = [...described.keys()].toSorted((a, b) => compare(problem.inputGroups, described[a], described[b]));
  const positions = described.map(() => 0);
  for (const [position, k] of order.entries()) positions[k] = position;
  return { points: order.map((k) => described[k]), positions };
}

function foundPoints({ map, options, seeds }: SearchProblem, table: AttemptTable, { kept, pointOf }: UniquePoints): FoundPoint[] {
  const hits = kept.map(() => 0);
  for (const point of pointOf) if (point >= 0) hits[point]++;
  const states = new Float64Array(kept.length * map.dimension);
  for (const [k, row] of kept.entries()) states.set(rowOf(table.states, row, map.dimension), k * map.dimension);
  const flags = distanceOutliers(states, seeds, map.dimension, options);
  return kept.map((attempt, k) => ({
    state: rowOf(table.states, attempt, map.dimension),
    input: rowOf(options.inputs, attempt, map.inputDimension),
    residual: rowOf(table.residuals, attempt, map.dimension),
    q: table.q[attempt],
    hits: hits[k],
    attempt,
    outlier: flags[k],
  }));
}

/** By input, then by unstable dimensions, then by falling hits. */
function compare(inputGroups: Int32Array, a: FixedPoint, b: FixedPoint): number {
  return inputGroups[a.attempt] - inputGroups[b.attempt] || a.unstableDimensions - b.unstableDimensions || b.hits - a.hits || a.attempt - b.attempt;
}

function attemptList({ map, count }: SearchProblem, table: AttemptTable, { pointOf }: UniquePoints, positions: readonly number[]): FixedPointAttempt[] {
  return Array.from({ length: count }, (_, row) => ({
    state: rowOf(table.states, row, map.dimension),
    q: table.q[row],
    iterations: table.iterations[row],
    converged: table.outcomes[row] === "converged",
    outcome: table.outcomes[row] ?? "did not converge",
    point: pointOf[row] < 0 ? undefined : positions[pointOf[row]],
  }));
}

function censusByInput({ map, options, inputGroups }: SearchProblem, points: readonly FixedPoint[]): PointCensus[] {
  const firsts = [...new Set(inputGroups)].map((group) => inputGroups.indexOf(group));
  return firsts.map((first) => {
    const members = [...points.keys()].filter((k) => inputGroups[points[k].attempt] === inputGroups[first]);
    const chosen = members.map((k) => points[k]);
    const sum = indexSum(chosen.map(({ index }) => index), map.bounded && options.tolerance <= SLOW_POINT_TOLERANCE);
    const unseen = unseenPoints(chosen.map(({ hits }) => hits));
    return {
      input: rowOf(options.inputs, first, map.inputDimension),
      points: members,
      census: censusOf(chosen),
      indexSum: sum,
      unseen,
      completeness: completeness(sum, unseen),
    };
  });
}

function rowOf(array: Float64Array, row: number, width: number): Float64Array {
  return array.slice(row * width, (row + 1) * width);
}
