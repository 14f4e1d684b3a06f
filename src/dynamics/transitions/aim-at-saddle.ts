import { luFactor, luSolve } from "../../numeric/linalg/lu.ts";
import { norm } from "../norm.ts";
import { movedDirection, tangentBasis } from "./direction-sphere.ts";

/** Where trajectories that leave a saddle are after some steps: one state a direction, as rows [·, D]. */
export type Flight = (directions: readonly Float64Array[], steps: number) => Float64Array;

/** What to aim at; see `aimAtSaddle`. K unstable dimensions of the saddle aimed at. */
export interface Aim {
  readonly fly: Flight;
  /** Unstable coordinates [K] at the saddle aimed at, of a row of states. */
  readonly miss: (states: Float64Array, row: number) => Float64Array;
  /** Steps after which to hit. */
  readonly steps: number;
  /** Unit of `miss`. */
  readonly spacing: number;
  /** The miss to be content with, in spacings. */
  readonly tolerance: number;
}

/** A direction and where it leads. */
export interface Shot {
  readonly direction: Float64Array;
  /** [D], after the aim's steps. */
  readonly state: Float64Array;
  /** Length of the miss, in spacings. */
  readonly miss: number;
  /** Largest rate at which the miss changes with the direction, in spacings a radian. */
  readonly sensitivity: number;
  /** The direction turned so that the trajectory misses by these coordinates [K], in spacings, to first order. */
  readonly turnedToMiss: (by: Float64Array) => Float64Array;
}

const EVALUATIONS = 16;
/** Longest turn of one step, in radians, and how often it may be quartered. */
const LONGEST = 0.3;
const QUARTERINGS = 6;
/** Turn of a finite difference, in radians, at most; and the change of the miss that it should make, in spacings. */
const DIFFERENCE = 1e-7;
const CHANGE = 1e-3;

/**
 * Turns a direction [k] until the trajectory that leaves in it stands on the linear stable manifold of a saddle after a
 * given number of steps: K equations for k − 1 angles, by Gauss–Newton steps of least length, quartered until they help.
 *
 * @returns the best direction found; undefined when its miss is larger than the tolerance.
 */
export function aimAtSaddle(aim: Aim, start: Float64Array, sensitivity: number): Shot | undefined {
  let best = shoot(aim, start, sensitivity);
  let evaluations = 1;
  while (best.shot.miss > aim.tolerance) {
    const step = shortened(leastStep(best, best.value.map((entry) => -entry)));
    let improved: Derivative | undefined;
    for (let cut = 0, share = 1; improved === undefined && cut < QUARTERINGS && evaluations < EVALUATIONS; cut++, share /= 4) {
      const next = shoot(aim, movedDirection(best.shot.direction, best.tangents, step.map((value) => share * value)), best.shot.sensitivity);
      evaluations++;
      if (next.shot.miss < best.shot.miss) improved = next;
    }
    if (improved === undefined) return undefined;
    best = improved;
  }
  return best.shot;
}

interface Derivative {
  readonly shot: Shot;
  readonly tangents: readonly Float64Array[];
  /** [K] */
  readonly value: Float64Array;
  /** [K, k − 1] */
  readonly slopes: readonly Float64Array[];
}

function shoot({ fly, miss, steps, spacing }: Aim, direction: Float64Array, sensitivity: number): Derivative {
  const tangents = tangentBasis(direction);
  const turn = Math.min(DIFFERENCE, CHANGE / sensitivity);
  const states = fly([direction, ...tangents.map((tangent) => movedDirection(direction, [tangent], [turn]))], steps);
  const value = miss(states, 0).map((entry) => entry / spacing);
  const turned = tangents.map((_, j) => miss(states, j + 1));
  const slopes = Array.from(value, (entry, i) => Float64Array.from(turned, (other) => (other[i] / spacing - entry) / turn));
  const steepest = Math.sqrt(slopes.reduce((sum, row) => sum + row.reduce((squares, slope) => squares + slope * slope, 0), 0));
  const D = states.length / (tangents.length + 1);
  const turnedToMiss = (by: Float64Array) => movedDirection(direction, tangents, leastStep({ tangents, slopes }, by));
  return { shot: { direction, state: states.slice(0, D), miss: norm(value), sensitivity: Math.max(steepest, 1), turnedToMiss }, tangents, value, slopes };
}

/** Jᵀ(JJᵀ)⁻¹·change, the shortest turn that changes the miss so; zero where the miss does not depend on the direction. */
function leastStep({ slopes, tangents }: Pick<Derivative, "slopes" | "tangents">, change: Float64Array): Float64Array {
  const K = change.length;
  const gram = Float64Array.from({ length: K * K }, (_, at) => slopes[at % K].reduce((sum, slope, j) => sum + slope * slopes[Math.floor(at / K)][j], 0));
  if (!gram.every((entry) => Number.isFinite(entry))) return new Float64Array(tangents.length);
  const factors = luFactor(gram, K);
  if (factors.sign === 0) return new Float64Array(tangents.length);
  const weights = luSolve(factors, change);
  return Float64Array.from(tangents, (_, j) => slopes.reduce((sum, row, i) => sum + weights[i] * row[j], 0));
}

function shortened(step: Float64Array): Float64Array {
  const length = norm(step);
  return length > LONGEST ? step.map((entry) => (entry * LONGEST) / length) : step;
}
