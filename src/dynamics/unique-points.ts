import type { AttemptTable, SearchProblem } from "./search-problem.ts";
import { squaredDistance } from "./squared-distance.ts";

/** The attempts kept as distinct points, and which of them each attempt belongs to. */
export interface UniquePoints {
  /** Attempt kept for each point: the one with the lowest q among its duplicates. */
  readonly kept: readonly number[];
  /** Point each attempt belongs to, an index into `kept`; −1 for an attempt that did not converge. [S] */
  readonly pointOf: Int32Array;
}

/**
 * Thins the converged attempts to distinct points: going up in q, an attempt with the same input and at most
 * `uniqueness` from a kept one (Euclidean) is its duplicate, and any other is kept. What is kept covers the rest,
 * also where fixed points form a continuum, at a spacing of `uniqueness`.
 *
 * Kept points are looked up through their projection on one fixed direction, in cells of width `uniqueness`: only
 * the three cells that can hold a duplicate are searched, so that the cost is linear unless points crowd there.
 */
export function uniquePoints({ map, options, inputGroups }: SearchProblem, { states, q, outcomes }: AttemptTable): UniquePoints {
  const D = map.dimension;
  const direction = genericDirection(D);
  const cells = new Map<string, number[]>();
  const kept: number[] = [];
  const pointOf = new Int32Array(outcomes.length).fill(-1);
  for (const row of convergedByQ(q, outcomes)) {
    const cell = Math.floor(projection(states, row, direction) / options.uniqueness);
    const group = inputGroups[row];
    const near = [cell, cell - 1, cell + 1].flatMap((c) => cells.get(`${group}:${c}`) ?? []);
    const duplicateOf = near.find((point) => squaredDistance(states, kept[point], states, row, D) <= options.uniqueness * options.uniqueness);
    pointOf[row] = duplicateOf ?? kept.length;
    if (duplicateOf !== undefined) continue;
    const key = `${group}:${cell}`;
    const members = cells.get(key);
    if (members === undefined) cells.set(key, [kept.length]);
    else members.push(kept.length);
    kept.push(row);
  }
  return { kept, pointOf };
}

function convergedByQ(q: Float64Array, outcomes: AttemptTable["outcomes"]): number[] {
  const rows = outcomes.flatMap((outcome, row) => (outcome === "converged" ? [row] : []));
  return rows.toSorted((a, b) => q[a] - q[b] || a - b);
}

/** A unit vector in no special position: multiples of the golden ratio, modulo one. */
function genericDirection(D: number): Float64Array {
  const raw = Float64Array.from({ length: D }, (_, i) => (((i + 1) * 0.6180339887498949) % 1) - 0.5);
  const norm = Math.sqrt(raw.reduce((sum, value) => sum + value * value, 0));
  return raw.map((value) => value / norm);
}

function projection(states: Float64Array, row: number, direction: Float64Array): number {
  let sum = 0;
  for (let i = 0, at = row * direction.length; i < direction.length; i++, at++) sum += states[at] * direction[i];
  return sum;
}
