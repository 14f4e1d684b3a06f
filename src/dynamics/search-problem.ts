import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { linearSystems, type LinearSystems } from "./linear-systems.ts";
import { resolveOptions, type FixedPointOptions, type ResolvedOptions } from "./search-options.ts";
import { squaredDistance } from "./squared-distance.ts";

/** How an attempt ended, in words. */
export type Outcome = "converged" | "slow point" | "did not converge" | "left the search region" | "non-finite";

/** A ball that attempts may not leave. */
export interface Region {
  readonly centre: Float64Array;
  readonly radius: number;
}

/** Everything a search is given, checked; S seeds of D dimensions. */
export interface SearchProblem {
  readonly map: DynamicalMap;
  readonly options: ResolvedOptions;
  /** [S, D] */
  readonly seeds: Float64Array;
  readonly count: number;
  readonly region: Region;
  /** Seeds with equal inputs have equal numbers; length S. */
  readonly inputGroups: Int32Array;
  /** Algebra of D × D matrices. */
  readonly systems: LinearSystems;
}

/** Where every attempt stands; rows are changed as the search goes on. */
export interface AttemptTable {
  /** [S, D] */
  readonly states: Float64Array;
  /** F(x, u) − x, [S, D]. */
  readonly residuals: Float64Array;
  /** ½‖F(x, u) − x‖², [S]. */
  readonly q: Float64Array;
  /** Map evaluations that moved the attempt, [S]. */
  readonly iterations: Int32Array;
  /** Undefined while an attempt is under way. */
  readonly outcomes: (Outcome | undefined)[];
}

/** Checks a search's arguments; throws `InvalidInputError`. */
export function searchProblem(map: DynamicalMap, seeds: Float64Array, options: FixedPointOptions): SearchProblem {
  const resolved = resolveOptions(map, seeds, options);
  const count = seeds.length / map.dimension;
  return {
    map,
    options: resolved,
    seeds,
    count,
    region: searchRegion(seeds, map.dimension, resolved.region),
    inputGroups: groupsOfEqualRows(resolved.inputs, map.inputDimension, count),
    systems: linearSystems(map.dimension),
  };
}

/** The mean of rows [S, D]. */
export function centroid(rows: Float64Array, dimension: number): Float64Array {
  const mean = new Float64Array(dimension);
  for (let at = 0; at < rows.length; at++) mean[at % dimension] += rows[at];
  return mean.map((sum) => sum / (rows.length / dimension));
}

/** Whether row `row` of states [·, D] lies in the region; false for a non-finite state. */
export function insideRegion({ centre, radius }: Region, states: Float64Array, row: number): boolean {
  return squaredDistance(states, row, centre, 0, centre.length) <= radius * radius;
}

/**
 * q at or below which a state counts as a fixed point: the tolerance, or, for large states, the level
 * at which rounding alone leaves a residual of eight units in the last place in every coordinate.
 */
export function convergedBelow(tolerance: number, state: Float64Array): number {
  let largest = 0;
  for (const value of state) largest = Math.max(largest, Math.abs(value));
  const rounding = 8 * Number.EPSILON * largest;
  return Math.max(tolerance, 0.5 * state.length * rounding * rounding);
}

function searchRegion(seeds: Float64Array, D: number, scale: number): Region {
  const size = Math.sqrt(seeds.reduce((sum, value) => sum + value * value, 0) / (seeds.length / D));
  return { centre: centroid(seeds, D), radius: scale * Math.max(1, size) };
}

function groupsOfEqualRows(inputs: Float64Array, I: number, count: number): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from({ length: count }, (_, row) => {
    const key = inputs.subarray(row * I, (row + 1) * I).join(",");
    if (!known.has(key)) known.set(key, known.size);
    return known.get(key) as number;
  });
}
