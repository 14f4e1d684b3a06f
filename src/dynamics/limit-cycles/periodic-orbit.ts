import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { findFixedPoints } from "../find-fixed-points.ts";
import type { FixedPoint } from "../fixed-point.ts";
import { norm } from "../norm.ts";
import { requireVector, wholeNumber } from "../number-checks.ts";
import type { Outcome } from "../search-problem.ts";
import { spotAt } from "../spot.ts";
import { iteratedMap } from "./iterated-map.ts";
import { trajectory } from "./trajectory.ts";

/** What `periodicOrbit` may be told. */
export interface PeriodicOrbitOptions {
  /** Constant input [I]. Default zeros. */
  readonly input?: Float64Array;
  /** Convergence tolerance on ½‖Fᵖ(x) − x‖². Default 1e-24, as in `findFixedPoints`. */
  readonly tolerance?: number;
}

/** A cycle of whole period, refined. */
export interface PeriodicOrbit {
  /** The least period: the one asked for, or a divisor of it. */
  readonly period: number;
  /** The cycle's states in their order, [period, D]. */
  readonly states: Float64Array;
  /** The first of them as a fixed point of Fᵖ: its eigenvalues are the Floquet multipliers, its stability the cycle's. */
  readonly point: FixedPoint;
}

/** Outcome of the refinement; the orbit where it is "converged". */
export interface PeriodicOrbitSearch {
  readonly outcome: Outcome;
  readonly orbit: PeriodicOrbit | undefined;
}

/** A point that returns this closely after fewer steps, relative to its norm or 1, has the lesser period. */
const RETURNED = 1e-8;

/**
 * Refines a periodic point of whole period p by Newton's iteration on x − Fᵖ(x) = 0, and gives the cycle with its
 * Floquet multipliers. Stable and unstable cycles alike; for cycles of no whole period see `limitCycle`.
 *
 * Multipliers below machine epsilon times ‖DFᵖ‖ are rounding.
 *
 * @param state a state near the cycle, [D].
 * @throws InvalidInputError when the state or the input does not fit the map, or the period is not a whole number ≥ 1.
 *
 * @example
 * periodicOrbit(map, Float64Array.of(0.5), 2).orbit?.point.eigenvalues;
 */
export function periodicOrbit(map: DynamicalMap, state: Float64Array, period: number, options: PeriodicOrbitOptions = {}): PeriodicOrbitSearch {
  const who = "periodicOrbit";
  wholeNumber(`${who}.period`, period, 1);
  const input = options.input ?? new Float64Array(map.inputDimension);
  requireVector(who, "a state", state, map.dimension);
  requireVector(who, "an input", input, map.inputDimension);
  if (options.tolerance !== undefined && !(options.tolerance > 0)) {
    throw new InvalidInputError({ who: `${who}.tolerance`, expected: "a positive number", got: String(options.tolerance) });
  }
  const search = findFixedPoints(iteratedMap(map, period), state, { input, tolerance: options.tolerance ?? 1e-24, descentSteps: 0 });
  const { outcome } = search.attempts[0];
  if (outcome !== "converged") return { outcome, orbit: undefined };
  const [point] = search.points;
  const least = leastPeriod(map, point.state, input, period);
  if (least < period) return periodicOrbit(map, point.state, least, options);
  return { outcome, orbit: { period, states: trajectory(map, point.state, input, period - 1), point } };
}

function leastPeriod(map: DynamicalMap, state: Float64Array, input: Float64Array, period: number): number {
  const tolerance = RETURNED * Math.max(1, norm(state));
  for (let divisor = 1; divisor < period; divisor++) {
    if (period % divisor === 0 && norm(spotAt(iteratedMap(map, divisor), input, state).residual) <= tolerance) return divisor;
  }
  return period;
}
