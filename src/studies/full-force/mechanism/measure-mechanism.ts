import { lyapunovSpectrum } from "../../../dynamics/lyapunov/lyapunov-spectrum.ts";
import { concatenated } from "../../../numeric/concatenated.ts";
import type { DynamicalMap } from "../../../numeric/dynamical-map.ts";
import { rowsOf } from "../../../similarity/row-products.ts";
import { type LinearMode, linearModes } from "./linear-modes.ts";

/** Exponents of small disturbances, largest first, per second. */
export interface Exponents {
  readonly perSecond: readonly number[];
  /** Standard errors: the larger of that from the spread over directions and that from the fluctuation in time. */
  readonly errors: readonly number[];
}

/** How a system moves by itself, and what it comes to; of a circuit and of a network alike. Plain data. */
export interface Mechanism {
  /** The slowest modes of the linearisation averaged over all movements. */
  readonly movementModes: readonly LinearMode[];
  /** The slowest modes of the linearisation where the first direction ends, about two seconds after the movement. */
  readonly restModes: readonly LinearMode[];
  /** Over the movement, from random small disturbances at the go cue on. */
  readonly along: Exponents;
  /** From one second after the movement on, over a second. */
  readonly after: Exponents;
  readonly rest: RestingStates;
}

/** What is left of several movements two seconds after them, all over the root mean square of the states during the movements. */
export interface RestingStates {
  /** Root mean square of the states: 0 where the system falls silent. */
  readonly activity: number;
  /** Root mean square change a millisecond: 0 at rest. */
  readonly speed: number;
  /** Largest root mean square difference between two directions: 0 when all come to one state. */
  readonly apart: number;
}

/** Modes kept, and exponents computed. */
export const MODES = 20;
const EXPONENTS = 3;
/** Steps between two states that the linearisation is averaged over. */
const STRIDE = 20;
/** Every so many directions are followed for exponents. */
const EVERY = 2;
/** Steps after the movement before exponents are measured, in which tangent vectors turn into their directions. */
const ALIGNMENT = 1000;
const MEASURED = 1000;
const STEP_SECONDS = 0.001;

/**
 * Linearises a system along its movements, and measures how small disturbances fare during the movement and long after it.
 *
 * The exponents of the movement are of finite time: mean growth of random tangent vectors, reorthonormalised, over the movement's steps. Those
 * afterwards are Lyapunov exponents of what the system comes to: all negative at a stable fixed point, the largest 0 on a limit cycle, positive
 * in chaos.
 *
 * @param map a step of 1 ms; its input is kept at zero.
 * @param starts states at the go cue, one a direction, [K, D].
 * @param steps of the movement.
 * @throws DivergenceError when the system diverges.
 */
export function measureMechanism(map: DynamicalMap, starts: Float64Array, steps: number): Mechanism {
  const { mean, ends, size } = alongMovements(map, starts, steps);
  const followed = (states: Float64Array) => chosenRows(states, map.dimension, EVERY);
  const options = { exponents: Math.min(EXPONENTS, map.dimension), timePerStep: STEP_SECONDS };
  const along = lyapunovSpectrum(map, followed(starts), { ...options, transient: 0, alignment: 0, steps });
  const after = lyapunovSpectrum(map, followed(ends), { ...options, transient: 0, alignment: ALIGNMENT, steps: MEASURED });
  const jacobian = new Float64Array(map.dimension * map.dimension);
  map.jacobian(after.finalStates.slice(0, map.dimension), new Float64Array(map.inputDimension), jacobian);
  return {
    movementModes: linearModes(mean, map.dimension).slice(0, MODES),
    restModes: linearModes(jacobian, map.dimension).slice(0, MODES),
    along: exponentsOf(along),
    after: exponentsOf(after),
    rest: restingStates(map, after.finalStates, size),
  };
}

/** Whether small disturbances die away long after the movement: the largest exponent is below zero by two standard errors. */
export function decays({ after: { perSecond, errors } }: Mechanism): boolean {
  return perSecond[0] + 2 * errors[0] < 0;
}

/** States [S, D] that a system goes through in its movements, every few steps. */
export function movementStates(map: DynamicalMap, starts: Float64Array, steps: number): { readonly states: Float64Array[]; readonly ends: Float64Array } {
  const input = new Float64Array((starts.length / map.dimension) * map.inputDimension);
  const states: Float64Array[] = [];
  const now = starts.slice();
  for (let t = 0; t < steps; t++) {
    if (t % STRIDE === 0) states.push(now.slice());
    map.step(now.slice(), input, now);
  }
  return { states, ends: now };
}

/** The Jacobian [D, D] averaged over movements, the states at their ends, and their root mean square. */
function alongMovements(map: DynamicalMap, starts: Float64Array, steps: number): { mean: Float64Array; ends: Float64Array; size: number } {
  const { dimension: D, inputDimension } = map;
  const { states, ends } = movementStates(map, starts, steps);
  const [mean, jacobian, input] = [new Float64Array(D * D), new Float64Array(D * D), new Float64Array(inputDimension)];
  const rows = states.flatMap((each) => rowsOf(each, D));
  for (const row of rows) {
    map.jacobian(row, input, jacobian);
    for (let k = 0; k < mean.length; k++) mean[k] += jacobian[k] / rows.length;
  }
  return { mean, ends, size: rootMeanSquare(concatenated(Float64Array, states)) };
}

/** Every `every`-th row. */
function chosenRows(states: Float64Array, dimension: number, every: number): Float64Array {
  return states.filter((_, at) => Math.floor(at / dimension) % every === 0);
}

function exponentsOf({ boundedPerStep, timeErrors, trajectoryErrors }: ReturnType<typeof lyapunovSpectrum>): Exponents {
  const errors = Array.from(timeErrors, (error, k) => Math.max(error, trajectoryErrors?.[k] ?? 0) / STEP_SECONDS);
  return { perSecond: Array.from(boundedPerStep, (exponent) => exponent / STEP_SECONDS), errors };
}

function restingStates(map: DynamicalMap, states: Float64Array, size: number): RestingStates {
  const rows = rowsOf(states, map.dimension);
  const next = new Float64Array(states.length);
  map.step(states, new Float64Array(rows.length * map.inputDimension), next);
  const apart = rows.flatMap((row, k) => rows.slice(0, k).map((other) => rootMeanSquare(row.map((value, i) => value - other[i]))));
  return { activity: rootMeanSquare(states) / size, speed: rootMeanSquare(next.map((value, k) => value - states[k])) / size, apart: Math.max(0, ...apart) / size };
}

function rootMeanSquare(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
