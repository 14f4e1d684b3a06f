import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { dot } from "../../numeric/linalg/dot.ts";
import { transposedProduct } from "../damped-step.ts";
import { identityMinus } from "../identity-minus.ts";
import { linearSystems, solve, type LinearSystems } from "../linear-systems.ts";
import { norm } from "../norm.ts";
import { requireVector, wholeNumber } from "../number-checks.ts";
import { plusDiagonal } from "../plus-diagonal.ts";
import { displaced, spotAt, type Spot } from "../spot.ts";
import { squaredDistance } from "../squared-distance.ts";

/** The affine reading y = w·x + b that is held fixed; D state dimensions. */
export interface HeldReading {
  /** w, [D], not all zero. For a network that reads out some of its state variables only, zero at the others. */
  readonly weights: Float64Array;
  /** b. Default 0. */
  readonly bias?: number;
}

/** What `slowestStates` is told. */
export interface SlowestStatesOptions {
  /** The constant input, [I]. Default zeros. */
  readonly input?: Float64Array;
  readonly reading: HeldReading;
  /**
   * How far a state may end from its start, moved onto its value; Euclidean. Default unlimited. A gated network is also
   * slow where its gates are shut, far from everything that it visits; a limit keeps the search from going there.
   */
  readonly reach?: number;
  /** Levenberg–Marquardt steps for each value, at most. Default 60: trained networks take 5 to 20. */
  readonly steps?: number;
}

/** The slowest state found at one value of the reading. */
export interface SlowestState {
  /** [D] */
  readonly state: Float64Array;
  /** The value held, w·x + b. */
  readonly value: number;
  /** ½‖F(x, u) − x‖². */
  readonly q: number;
  /** w·(F(x, u) − x): how fast the reading drifts, per step. Its sign changes where the line crosses a fixed point. */
  readonly drift: number;
  /** Steps taken. */
  readonly iterations: number;
  /** Whether q could not be lowered further; false when the steps ran out or the reach held it back. */
  readonly settled: boolean;
}

/** A search under way for one value. */
interface Held {
  readonly map: DynamicalMap;
  readonly input: Float64Array;
  /** w over its norm. */
  readonly normal: Float64Array;
  readonly systems: LinearSystems;
  readonly reach: number;
}

const WHO = "slowestStates";
/** Damping at the start, as a multiple of ‖r‖; raised and lowered fourfold. */
const FIRST_DAMPING = 0.1;
/** Damping is raised at most so often before a state counts as the slowest. */
const REFUSALS = 20;
/** A step that lowers q by less than this share was the last. */
const LEAST_GAIN = 1e-4;
/** Below this, q is rounding. */
const ROUNDING = 1e-28;

/**
 * Finds the line of an approximate line attractor: for each value of a reading, the state that moves least while the
 * network holds that value, min q(x) = ½‖F(x, u) − x‖² over the states with w·x + b = value.
 *
 * A trained network's line attractor is a slow manifold with few true fixed points on it. A search that minimises q freely
 * slides along it into those, and samples the line where it happens to be slow; here the sliding direction is held,
 * so that the line is sampled evenly and each point says how slow it is. On a line of true fixed points q is 0.
 *
 * Starts are first moved onto their value along w, then by Levenberg–Marquardt steps within the plane of equal reading.
 *
 * @param starts one starting state a value, e.g. visited states that read about the value, [S, D].
 * @param values readings to hold, [S].
 * @returns one state a value, in order.
 * @throws InvalidInputError for arguments that do not fit each other, numbers that are not finite, or weights all zero.
 *
 * Source: slow points are Sussillo & Barak 2013's; holding the reading is ours.
 *
 * @example
 * slowestStates(map, starts, values, { input: context, reading: { weights, bias } }).map(({ q }) => q);
 */
export function slowestStates(map: DynamicalMap, starts: Float64Array, values: ArrayLike<number>, options: SlowestStatesOptions): SlowestState[] {
  const { reading: { weights, bias = 0 }, input = new Float64Array(map.inputDimension), reach = Infinity, steps = 60 } = options;
  const D = map.dimension;
  requireVector(WHO, "starts", starts, values.length * D);
  requireVector(WHO, "values", Float64Array.from(values), values.length);
  requireVector(WHO, "reading weights", weights, D);
  requireVector(WHO, "an input", input, map.inputDimension);
  wholeNumber(`${WHO}.steps`, steps, 1);
  if (!(reach > 0)) throw new InvalidInputError({ who: `${WHO}.reach`, expected: "a positive number", got: String(reach) });
  const size = norm(weights);
  if (!(size > 0)) throw new InvalidInputError({ who: WHO, expected: "reading weights that are not all zero", got: "zeros" });
  const held: Held = { map, input, normal: weights.map((weight) => weight / size), systems: linearSystems(D), reach };
  return Array.from(values, (value, k) => {
    const start = starts.subarray(k * D, (k + 1) * D);
    const offset = (value - bias - dot(weights, start)) / size;
    const found = slowest(held, spotAt(map, input, start.map((coordinate, i) => coordinate + offset * held.normal[i])), steps);
    return { state: found.here.state, value, q: found.here.q, drift: dot(weights, found.here.residual), iterations: found.iterations, settled: found.settled };
  });
}

function slowest(held: Held, start: Spot, steps: number): { here: Spot; iterations: number; settled: boolean } {
  let here = start;
  let damping = FIRST_DAMPING;
  for (let iterations = 0; iterations < steps; iterations++) {
    const next = here.q > ROUNDING ? heldStep(held, here, damping, start.state) : "slowest";
    if (typeof next === "string") return { here, iterations, settled: next === "slowest" };
    const gain = (here.q - next.spot.q) / here.q;
    here = next.spot;
    damping = next.damping;
    if (gain < LEAST_GAIN) return { here, iterations: iterations + 1, settled: !next.curbed };
  }
  return { here, iterations: steps, settled: false };
}

/** A step taken. */
interface HeldStep {
  readonly spot: Spot;
  /** Damping for the next. */
  readonly damping: number;
  /** Whether a longer step would have lowered q beyond reach. */
  readonly curbed: boolean;
}

/**
 * One step (MᵀM + λI)s = Mᵀr − μw with w·s = 0 that lowers q within reach of the start, M = I − J, λ = damping·‖r‖; or why there
 * is none.
 */
function heldStep({ map, input, normal, systems, reach }: Held, here: Spot, startDamping: number, start: Float64Array): HeldStep | "slowest" | "out of reach" {
  const jacobian = new Float64Array(map.dimension * map.dimension);
  map.jacobian(here.state, input, jacobian);
  const system = identityMinus(jacobian, map.dimension);
  const square = systems.normalMatrix(system);
  const gradient = transposedProduct(system, here.residual);
  const size = norm(here.residual);
  let curbed = false;
  for (let damping = startDamping, refusals = 0; refusals < REFUSALS; damping *= 4, refusals++) {
    const factors = systems.factorise(plusDiagonal(square, damping * size));
    const [free, across] = [solve(factors, gradient), solve(factors, normal)];
    const multiplier = dot(normal, free) / dot(normal, across);
    const spot = displaced(map, input, here, free.map((step, i) => step - multiplier * across[i]));
    const isNear = squaredDistance(spot.state, 0, start, 0, map.dimension) <= reach * reach;
    if (spot.q < here.q && isNear) return { spot, damping: refusals === 0 ? damping / 4 : damping, curbed };
    curbed ||= spot.q < here.q;
  }
  return curbed ? "out of reach" : "slowest";
}
