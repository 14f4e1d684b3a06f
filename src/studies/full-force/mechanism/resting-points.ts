import { findFixedPoints } from "../../../dynamics/find-fixed-points.ts";
import { fixedPointSeeds } from "../../../dynamics/fixed-point-seeds.ts";
import type { DynamicalMap } from "../../../numeric/dynamical-map.ts";
import type { RandomStream } from "../../../numeric/random.ts";
import { concatenated } from "../../../numeric/concatenated.ts";
import { type LinearMode, modesOf } from "./linear-modes.ts";
import { movementStates } from "./measure-mechanism.ts";

/** A fixed point of a system without input. */
export interface RestingPoint {
  /** Root mean square of the state. */
  readonly size: number;
  readonly unstableDimensions: number;
  /** Seeds that ended there. */
  readonly hits: number;
  readonly slowest: LinearMode;
}

/** The fixed points that a search found. Plain data. */
export interface RestingPoints {
  readonly points: readonly RestingPoint[];
  readonly seeds: number;
  readonly converged: number;
  /** What speaks for more points, in words. */
  readonly completeness: string;
}

/** Seeds of a search: enough for the stable points, which attract most of them; a network's unstable ones are many more. */
const SEEDS = 32;
/** Noise on seeds, over the root mean square of the states. */
const NOISE = 0.1;

/**
 * Fixed points of a system without input, searched for from states of its movements.
 *
 * @param map a step of 1 ms.
 * @param starts states at the go cue [K, D].
 * @param stream chooses the seeds.
 */
export function restingPoints(map: DynamicalMap, starts: Float64Array, steps: number, stream: RandomStream): RestingPoints {
  const states = concatenated(Float64Array, movementStates(map, starts, steps).states);
  const noise = NOISE * Math.sqrt(states.reduce((sum, value) => sum + value * value, 0) / states.length);
  const { points, attempts, inputs } = findFixedPoints(map, fixedPointSeeds(states, map.dimension, stream, { count: SEEDS, noise }));
  return {
    points: points.map(({ state, unstableDimensions, hits, eigenvalues }) => ({
      size: Math.sqrt(state.reduce((sum, value) => sum + value * value, 0) / state.length),
      unstableDimensions,
      hits,
      slowest: modesOf(eigenvalues)[0],
    })),
    seeds: SEEDS,
    converged: attempts.filter(({ converged }) => converged).length,
    completeness: inputs[0].completeness.sentence,
  };
}
