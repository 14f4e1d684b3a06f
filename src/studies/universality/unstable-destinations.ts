import type { DynamicalMap } from "../../numeric/dynamical-map.ts";

/** A saddle with one unstable dimension: where it is and, as a unit vector, which way it is unstable. */
export interface EdgeSaddle {
  /** Length D. */
  readonly state: ArrayLike<number>;
  /** Length D. */
  readonly direction: ArrayLike<number>;
}

/** First displacement from a saddle, relative to the typical norm of a fixed point: small enough to be linear. */
const displacement = 1e-3;
/** A trajectory has settled when no step is longer than this. */
const settledStep = 1e-8;
/** Steps before a trajectory is given up. */
const stepLimit = 2000;
/** A settled trajectory belongs to a fixed point nearer than this, relative to the typical norm. */
const reachTolerance = 1e-4;

/**
 * Follows both sides of each saddle's unstable direction under zero input until they settle.
 *
 * @param map the system, D dimensions.
 * @param saddles where to start.
 * @param points all known fixed points, each of length D.
 * @returns for each saddle, the indices in `points` that its two sides settle in, −1 for a side that settles in
 *   none of them or not within 2,000 steps.
 */
export function unstableDestinations(map: DynamicalMap, saddles: readonly EdgeSaddle[], points: readonly ArrayLike<number>[]): number[][] {
  const D = map.dimension;
  const scale = typicalNorm(points);
  const starts = saddles.flatMap(({ state, direction }) => [-1, 1].map((side) =>
    Float64Array.from({ length: D }, (_, i) => state[i] + side * displacement * scale * direction[i])));
  const states = settle(map, starts);
  const reached = starts.map((_, row) => nearestPoint(states.subarray(row * D, (row + 1) * D), points, reachTolerance * scale));
  return saddles.map((_, index) => reached.slice(2 * index, 2 * index + 2));
}

/** Root-mean-square norm of the points. */
function typicalNorm(points: readonly ArrayLike<number>[]): number {
  const squares = points.map((point) => Array.from(point).reduce((sum, value) => sum + value * value, 0));
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / points.length) || 1;
}

/** Iterates all rows together until every one has settled or the limit is reached; returns [B, D]. */
function settle(map: DynamicalMap, starts: readonly Float64Array[]): Float64Array {
  const D = map.dimension;
  let states = new Float64Array(starts.length * D);
  let next = new Float64Array(states.length);
  const inputs = new Float64Array(starts.length * map.inputDimension);
  starts.forEach((start, row) => states.set(start, row * D));
  for (let step = 0; step < stepLimit; step++) {
    map.step(states, inputs, next);
    [states, next] = [next, states];
    if (longestStep(states, next, D) < settledStep) break;
  }
  return states;
}

function longestStep(states: Float64Array, previous: Float64Array, D: number): number {
  let longest = 0;
  for (let row = 0; row < states.length; row += D) {
    let square = 0;
    for (let i = row; i < row + D; i++) square += (states[i] - previous[i]) ** 2;
    longest = Math.max(longest, square);
  }
  return Math.sqrt(longest);
}

function nearestPoint(state: Float64Array, points: readonly ArrayLike<number>[], tolerance: number): number {
  const distances = points.map((point) => Math.sqrt(state.reduce((sum, value, i) => sum + (value - point[i]) ** 2, 0)));
  const nearest = distances.indexOf(Math.min(...distances));
  return distances[nearest] <= tolerance ? nearest : -1;
}
