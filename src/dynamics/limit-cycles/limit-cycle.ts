import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { modulus, type Complex } from "../linearise.ts";
import { norm } from "../norm.ts";
import { positiveNumber, requireVector, wholeNumber } from "../number-checks.ts";
import { closestReturn, type ClosestReturn } from "./closest-return.ts";
import { crossingPeriod } from "./crossing-period.ts";
import { floquetMultipliers } from "./floquet-multipliers.ts";
import { principalPlane, type PlaneView } from "./principal-plane.ts";
import { rotationNumber, type RotationNumber } from "./rotation-number.ts";
import { trajectory } from "./trajectory.ts";
import { weightedAverage } from "./weighted-average.ts";

/** How a limit cycle is looked for. */
export interface LimitCycleOptions {
  /** Constant input [I]. Default zeros. */
  readonly input?: Float64Array;
  /** Steps left out first. Default 500: transients of time constants up to 20 fall below 1e-10. */
  readonly burnIn?: number;
  /** Steps looked at, at least. Default 2,000. Should hold 30 periods. */
  readonly steps?: number;
  /** Length of a training trial; ten times it is looked at if that is more than `steps`. Default 0. */
  readonly trainingLength?: number;
  /** Longest lag of the closest return. Default 200. */
  readonly longestReturn?: number;
  /** A return this close, relative to the cycle's radius, closes the product of Jacobians. Default 0.02. */
  readonly nearReturn?: number;
  /** The signal of a state [D] whose crossings of its mean are counted, e.g. a readout. Default: the first principal component. */
  readonly observe?: (state: Float64Array) => number;
}

/** Where a trajectory ends that does not oscillate. */
export interface NoOscillation {
  readonly kind: "fixed point" | "escaped";
  /** The last state, [D]. */
  readonly state: Float64Array;
}

/** A lasting oscillation; lengths are in units of the state, times in steps. */
export interface Oscillation {
  /**
   * "periodic" repeats after a whole number of steps; "quasi-periodic" fills an invariant circle, or has a whole period
   * longer than the longest return; "irregular" turns unevenly (chaos, or an orbit that does not wind around its mean);
   * "drifting" has not settled: its radius only grows or only shrinks, or
   * it hardly turns around its mean.
   */
  readonly kind: "periodic" | "quasi-periodic" | "irregular" | "drifting";
  /** The last state, [D]. */
  readonly state: Float64Array;
  /** Mean state, [D]. */
  readonly mean: Float64Array;
  /** Root-mean-square distance from the mean state. */
  readonly radius: number;
  /** Mean interval between upward crossings of the observed signal through its mean; NaN with fewer than two. */
  readonly period: number;
  /** 2π/period, in radians a step. */
  readonly frequency: number;
  /** Mean turn around the mean state in the principal plane; undefined for a cycle on a line, as every 2-cycle is. */
  readonly rotation: RotationNumber | undefined;
  readonly closestReturn: ClosestReturn;
  /** Product of Jacobians over the closest return. */
  readonly floquet: FloquetReport;
  /** Largest relative change of the radius from the first window to a later one. */
  readonly amplitudeDrift: number;
  /** Steps from the start of the run over which the radius stayed within 2 % of its first window's. */
  readonly persistedSteps: number;
  /** Steps looked at, after the burn-in. */
  readonly steps: number;
}

/** Multipliers over a closest return. */
export interface FloquetReport {
  /** By falling modulus, [D]. */
  readonly multipliers: readonly Complex[];
  /** |λ − 1| of the multiplier nearest 1: near 0 for an invariant circle, where it is the direction along the circle. */
  readonly distanceFromOne: number;
  /** Largest modulus of the others: below 1 the circle attracts. 0 when D = 1. */
  readonly transverse: number;
}

/** A radius below this, relative to the mean state's norm or 1, is rest. */
const AT_REST = 1e-9;
/** A return this close, relative to the radius, is exact. */
const EXACT = 1e-6;
/** Largest relative change of the radius of what has settled. */
const SETTLED = 0.02;
/** Largest difference of two halves' rotation numbers, in turns a step, on a regular orbit. */
const REGULAR = 1e-5;
/** Turns around the mean below which nothing can be told from going straight on: a line through the mean makes about one. */
const FEWEST_TURNS = 2;
/** Variance ratio in the principal plane below which a cycle lies on a line. */
const LINE = 1e-10;
/** Windows in which the radius is compared, at most, and periods that each must hold. */
const WINDOWS = 10;
const PERIODS = 3;

const WHO = "limitCycle";

/**
 * Follows a trajectory under a constant input and describes the oscillation that it settles in.
 *
 * After a burn-in, the orbit is seen in its principal plane: period by crossings, rotation number by the mean turn,
 * closest return by comparing the orbit with itself, amplitude drift by windows. A map's cycle seldom has a whole
 * period: it is an invariant circle, on which the orbit never closes. Floquet multipliers are therefore those of the
 * product of Jacobians over the closest return, and hold to about its distance, relative to the radius; see
 * `periodicOrbit` for exact ones of whole periods.
 *
 * @param state where to start, [D].
 * @throws InvalidInputError when the state or the input does not fit the map, or an option is out of range.
 *
 * @example
 * const cycle = limitCycle(map, point.state.map((x) => x + 0.01), { input: point.input, trainingLength: 80 });
 * if (cycle.kind === "quasi-periodic") cycle.frequency;
 */
export function limitCycle(map: DynamicalMap, state: Float64Array, options: LimitCycleOptions = {}): NoOscillation | Oscillation {
  const resolved = resolve(map, state, options);
  const { input, burnIn, steps } = resolved;
  const D = map.dimension;
  const states = trajectory(map, trajectory(map, state, input, burnIn).slice(burnIn * D), input, steps);
  const last = states.slice(steps * D);
  if (!states.every(Number.isFinite)) return { kind: "escaped", state: last };
  const view = principalPlane(states, D);
  const radius = Math.sqrt(weightedAverage(view.squaredRadius));
  if (radius <= AT_REST * Math.max(1, norm(view.mean))) return { kind: "fixed point", state: last };
  return { ...describe(map, states, view, radius, resolved), state: last, mean: view.mean, radius, steps };
}

function describe(map: DynamicalMap, states: Float64Array, view: PlaneView, radius: number, options: Resolved): Omit<Oscillation, "state" | "mean" | "radius" | "steps"> {
  const D = map.dimension;
  const { period, crossings } = crossingPeriod(observed(states, view, D, options.observe));
  const rotation = view.flatness < LINE ? undefined : rotationNumber(view.x, view.y);
  const exact = closestReturn(states, D, options.longestReturn, EXACT * radius);
  const closes = exact.distance <= EXACT * radius;
  const returned = closes ? exact : closestReturn(states, D, options.longestReturn, options.nearReturn * radius);
  const { oneWay, ...drift } = driftOf(view.squaredRadius, crossings);
  return {
    kind: oneWay && drift.amplitudeDrift > SETTLED ? "drifting" : kindOf(closes, rotation, view.x.length),
    period,
    frequency: (2 * Math.PI) / period,
    rotation,
    closestReturn: returned,
    floquet: floquetReport(floquetMultipliers(map, states.subarray(0, returned.lag * D), options.input)),
    ...drift,
  };
}

function kindOf(closes: boolean, rotation: RotationNumber | undefined, steps: number): Oscillation["kind"] {
  if (closes) return "periodic";
  if (rotation !== undefined && rotation.value * steps < FEWEST_TURNS) return "drifting";
  return rotation !== undefined && rotation.error < REGULAR ? "quasi-periodic" : "irregular";
}

/** The signal whose crossings are counted, less its mean. */
function observed(states: Float64Array, view: PlaneView, D: number, observe: Resolved["observe"]): Float64Array {
  if (observe === undefined) return view.x;
  const signal = Float64Array.from(view.x, (_, t) => observe(states.subarray(t * D, (t + 1) * D)));
  const mean = weightedAverage(signal);
  return signal.map((value) => value - mean);
}

/** What becomes of the radius from window to window; `oneWay` when it only grows or only shrinks. */
function driftOf(squaredRadius: Float64Array, periods: number): Pick<Oscillation, "amplitudeDrift" | "persistedSteps"> & { oneWay: boolean } {
  const windows = Math.max(2, Math.min(WINDOWS, Math.floor(periods / PERIODS)));
  const length = Math.floor(squaredRadius.length / windows);
  const radii = Array.from({ length: windows }, (_, k) => Math.sqrt(weightedAverage(squaredRadius.subarray(k * length, (k + 1) * length))));
  const changes = radii.map((radius) => Math.abs(radius / radii[0] - 1));
  const lasting = changes.findIndex((change) => change > SETTLED);
  const directions = new Set(radii.slice(1).map((radius, k) => Math.sign(radius - radii[k])));
  return { amplitudeDrift: Math.max(...changes), persistedSteps: lasting < 0 ? squaredRadius.length - 1 : lasting * length, oneWay: directions.size === 1 };
}

function floquetReport(multipliers: readonly Complex[]): FloquetReport {
  const fromOne = multipliers.map(({ re, im }) => modulus({ re: re - 1, im }));
  const distanceFromOne = Math.min(...fromOne);
  const along = fromOne.indexOf(distanceFromOne);
  return { multipliers, distanceFromOne, transverse: multipliers.reduce((largest, value, k) => (k === along ? largest : Math.max(largest, modulus(value))), 0) };
}

interface Resolved extends Required<Omit<LimitCycleOptions, "observe" | "trainingLength">> {
  readonly observe: LimitCycleOptions["observe"] | undefined;
}

function resolve(map: DynamicalMap, state: Float64Array, options: LimitCycleOptions): Resolved {
  const input = options.input ?? new Float64Array(map.inputDimension);
  requireVector(WHO, "a state", state, map.dimension);
  requireVector(WHO, "an input", input, map.inputDimension);
  const longestReturn = wholeNumber(`${WHO}.longestReturn`, options.longestReturn ?? 200, 1);
  const steps = wholeNumber(`${WHO}.steps`, options.steps ?? 2000, 5);
  const trainingLength = wholeNumber(`${WHO}.trainingLength`, options.trainingLength ?? 0, 0);
  return {
    input,
    burnIn: wholeNumber(`${WHO}.burnIn`, options.burnIn ?? 500, 0),
    steps: Math.max(steps, 10 * trainingLength, 2 * longestReturn),
    longestReturn,
    nearReturn: positiveNumber(`${WHO}.nearReturn`, options.nearReturn ?? 0.02),
    observe: options.observe,
  };
}
