import { InvalidInputError } from "../../numeric/errors.ts";
import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { positiveNumber, requireVector, wholeNumber } from "../number-checks.ts";
import type { CancelSignal } from "../search-progress.ts";
import { constantDrive, type Drive } from "./drive.ts";
import { kernelTangentAlgebra } from "./kernel-tangent-algebra.ts";
import type { TangentAlgebra } from "./tangent-algebra.ts";

/** Where a computation of exponents stands; `done` and `total` count steps over all trajectories. */
export interface LyapunovProgress {
  readonly stage: "transient" | "aligning" | "measuring";
  readonly done: number;
  readonly total: number;
}

/** How to compute Lyapunov exponents; each may be left out. Steps are those of the map. */
export interface LyapunovOptions {
  /** How many of the largest exponents, k; default all D. */
  readonly exponents?: number;
  /** Steps that are measured; default 10,000: errors of about 1 % of a rate's fluctuation within one step. */
  readonly steps?: number;
  /** Steps before anything is measured, to reach the attractor; default a tenth of `steps`. */
  readonly transient?: number;
  /** Steps after them in which the tangent vectors turn into their own directions; default a tenth of `steps`. */
  readonly alignment?: number;
  /**
   * Steps between two orthonormalisations; default 8, where a step's product costs more than its share of the factorisation.
   * Where vectors all but collapse onto each other within it (a diagonal of R that spans more than 8 orders of magnitude),
   * it is halved, down to 1, and the steps are done again.
   */
  readonly interval?: number;
  /** Time that one step takes, for exponents by time; default 1. */
  readonly timePerStep?: number;
  /** What drives the trajectories; default zeros. */
  readonly drive?: Drive;
  /** Seed of the random orthonormal vectors that the computation starts from; default 0. They decide nothing but the last digits. */
  readonly seed?: number;
  /** The products and factorisations; default the kernels. */
  readonly algebra?: TangentAlgebra;
  /** Called now and then. */
  readonly onProgress?: (progress: LyapunovProgress) => void;
  readonly signal?: CancelSignal | undefined;
}

/** Options with every default filled in. */
export interface LyapunovSettings {
  readonly exponents: number;
  readonly steps: number;
  readonly transient: number;
  readonly alignment: number;
  readonly interval: number;
  readonly timePerStep: number;
  readonly drive: Drive;
  readonly seed: number;
  readonly algebra: TangentAlgebra;
}

const who = "lyapunovSpectrum";

/** Fills in defaults. Throws InvalidInputError for options out of range. */
export function lyapunovSettings(map: DynamicalMap, options: LyapunovOptions): LyapunovSettings {
  const steps = wholeNumber(`${who}.steps`, options.steps ?? 10_000, 1);
  return {
    exponents: countOf(map.dimension, options.exponents),
    steps,
    transient: wholeNumber(`${who}.transient`, options.transient ?? Math.ceil(steps / 10), 0),
    alignment: wholeNumber(`${who}.alignment`, options.alignment ?? Math.ceil(steps / 10), 0),
    interval: wholeNumber(`${who}.interval`, options.interval ?? 8, 1),
    timePerStep: positiveNumber(`${who}.timePerStep`, options.timePerStep ?? 1),
    drive: options.drive ?? constantDrive(new Float64Array(map.inputDimension)),
    seed: options.seed ?? 0,
    algebra: options.algebra ?? kernelTangentAlgebra,
  };
}

function countOf(dimension: number, exponents = dimension): number {
  if (Number.isInteger(exponents) && exponents >= 1 && exponents <= dimension) return exponents;
  throw new InvalidInputError({ who: `${who}.exponents`, expected: `a whole number from 1 to the map's ${dimension} dimensions`, got: String(exponents) });
}

/** Number of trajectories B in starting states [B, D]. Throws InvalidInputError for none, another shape or a number that is not finite. */
export function trajectoriesIn(start: Float64Array, dimension: number): number {
  const count = start.length / dimension;
  if (start.length === 0 || !Number.isInteger(count)) {
    throw new InvalidInputError({ who, expected: `starting states [B, ${dimension}]`, got: `${start.length} numbers` });
  }
  requireVector(who, "starting states", start, start.length);
  return count;
}
