import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { CancelSignal, SearchProgress } from "./search-progress.ts";

/** What a fixed-point search may be told; D state dimensions, I inputs, S seeds. */
export interface FixedPointOptions {
  /** Constant input: one row [I] for all seeds or one a seed [S, I]. Default: zeros. */
  readonly input?: Float64Array;
  /**
   * An attempt has converged when q = ½‖F(x, u) − x‖² is at or below this. Default 1e-24, which float64 reaches
   * for states of order one. A coarse tolerance (above `SLOW_POINT_TOLERANCE`) samples slow points instead: each
   * attempt stops where its state first is slow enough, and no Newton step slides it along a slow manifold.
   */
  readonly tolerance?: number;
  /**
   * Two points for the same input are one when their Euclidean distance is at most this. Default 1e-5: even a
   * double root (a fold) is located to about √‖residual‖ = 1e-6 at the default tolerance, and nothing smaller
   * could be told apart; on a continuum it is the spacing of the covering set. Every point kept is linearised, at
   * about 5·D² numbers: choose it coarse (0.01 to 0.1) together with a coarse tolerance.
   */
  readonly uniqueness?: number;
  /**
   * Gradient steps before polishing, at most. Default 2: enough to take off most of the noise; longer
   * descents lead into flat valleys between fixed points, where Newton's iteration needs more steps than from the
   * seed itself.
   */
  readonly descentSteps?: number;
  /** Newton and Levenberg–Marquardt steps of one attempt, at most. Default 40: attempts that succeed take 5 to 20. */
  readonly polishSteps?: number;
  /**
   * The search region's radius around the seeds' centroid, in multiples of the seeds' root-mean-square size.
   * Default 10: well outside anything the system visits, so that only runaway attempts are stopped.
   */
  readonly region?: number;
  /** A point farther from the seeds' centroid than this times the seeds' mean distance from it is flagged. Default 10. */
  readonly centroidScale?: number;
  /** A point whose nearest other point is farther than this times the median such distance is flagged. Default 10. */
  readonly neighbourScale?: number;
  /** Called between batches. */
  readonly onProgress?: (progress: SearchProgress) => void;
  /** Looked at between batches; an aborted signal makes the search throw `SearchCancelledError`. */
  readonly signal?: CancelSignal;
}

/** Tolerances above this ask for slow points rather than for fixed points; see `FixedPointOptions.tolerance`. */
export const SLOW_POINT_TOLERANCE = 1e-14;

/** Every option in effect, with the inputs expanded to one row a seed. */
export interface ResolvedOptions {
  /** [S, I] */
  readonly inputs: Float64Array;
  readonly tolerance: number;
  readonly uniqueness: number;
  readonly descentSteps: number;
  readonly polishSteps: number;
  readonly region: number;
  readonly centroidScale: number;
  readonly neighbourScale: number;
  readonly onProgress: (progress: SearchProgress) => void;
  readonly signal: CancelSignal | undefined;
}

const WHO = "findFixedPoints";

/** Checks seeds and options and fills in the defaults; see `FixedPointOptions`. Throws `InvalidInputError`. */
export function resolveOptions(map: DynamicalMap, seeds: Float64Array, options: FixedPointOptions): ResolvedOptions {
  const count = checkedSeedCount(map.dimension, seeds);
  return {
    inputs: expandedInputs(map.inputDimension, count, options.input),
    tolerance: positive("tolerance", options.tolerance ?? 1e-24),
    uniqueness: positive("uniqueness", options.uniqueness ?? 1e-5),
    descentSteps: wholeNumber("descentSteps", options.descentSteps ?? 2),
    polishSteps: wholeNumber("polishSteps", options.polishSteps ?? 40),
    region: positive("region", options.region ?? 10),
    centroidScale: positive("centroidScale", options.centroidScale ?? 10),
    neighbourScale: positive("neighbourScale", options.neighbourScale ?? 10),
    onProgress: options.onProgress ?? (() => {}),
    signal: options.signal,
  };
}

function checkedSeedCount(D: number, seeds: Float64Array): number {
  if (seeds.length === 0) {
    throw new InvalidInputError({ who: WHO, expected: "at least one seed", got: "none", remedy: "Draw some with fixedPointSeeds" });
  }
  if (seeds.length % D !== 0) {
    throw new InvalidInputError({ who: WHO, expected: `seeds of shape [S, ${D}]`, got: `${seeds.length} numbers` });
  }
  const bad = seeds.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new InvalidInputError({ who: WHO, expected: "finite seeds", got: `${seeds[bad]} in seed ${Math.floor(bad / D)}, coordinate ${bad % D}` });
  }
  return seeds.length / D;
}

function expandedInputs(I: number, seeds: number, input: Float64Array | undefined): Float64Array {
  const all = new Float64Array(seeds * I);
  if (input === undefined) return all;
  if (input.length !== I && input.length !== all.length) {
    throw new InvalidInputError({ who: WHO, expected: `an input of shape [${I}] or [${seeds}, ${I}]`, got: `${input.length} numbers` });
  }
  const bad = input.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new InvalidInputError({ who: WHO, expected: "a finite input", got: `${input[bad]} at position ${bad}` });
  for (let at = 0; at < all.length; at++) all[at] = input[at % input.length];
  return all;
}

function positive(name: string, value: number): number {
  if (value > 0) return value;
  throw new InvalidInputError({ who: `${WHO}.${name}`, expected: "a positive number", got: String(value) });
}

function wholeNumber(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 0) return value;
  throw new InvalidInputError({ who: `${WHO}.${name}`, expected: "a whole number, zero or more", got: String(value) });
}
