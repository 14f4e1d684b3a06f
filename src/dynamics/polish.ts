import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { solve, type Factors, type LinearSystems } from "./linear-systems.ts";
import { norm } from "./norm.ts";
import { SLOW_POINT_TOLERANCE } from "./search-options.ts";
import { convergedBelow, insideRegion, type Outcome, type Region } from "./search-problem.ts";

/** What polishing one attempt needs. */
export interface PolishTask {
  readonly map: DynamicalMap;
  /** [D] */
  readonly state: Float64Array;
  /** [I] */
  readonly input: Float64Array;
  readonly tolerance: number;
  /** Steps at most. */
  readonly steps: number;
  readonly region: Region;
  readonly systems: LinearSystems;
}

/** Where polishing ended. */
export interface Polished {
  readonly state: Float64Array;
  readonly residual: Float64Array;
  readonly q: number;
  readonly iterations: number;
  readonly outcome: Outcome;
  /** I − J at the last state but one, factored; undefined when no Newton step was taken last. */
  readonly factors: Factors | undefined;
}

/** A state with its residual r = F(x, u) − x and q = ½‖r‖². */
interface Spot {
  readonly state: Float64Array;
  readonly residual: Float64Array;
  readonly q: number;
}

/** Below this pivot ratio a Newton step is mostly rounding: the point may lie on a continuum. */
const SINGULAR = 1e-12;
/** A Newton step that must be cut below this share points the wrong way; damping turns it as well. */
const SMALLEST_SHARE = 1 / 8;
/** q must have fallen by a thousandth over this many steps, or the attempt has stalled. */
const STALL_WINDOW = 8;

/**
 * Solves x − F(x, u) = 0 from one state, in float64.
 *
 * Takes Newton steps, cut back as far as 1/16 if need be; where they fail, Levenberg–Marquardt steps with the
 * attempt's own damping λ = μ‖r‖, which converge fast even where fixed points form a continuum and move the state
 * no farther along it than they must. Once q is below the tolerance, the last factorisation is used on until
 * rounding stops the progress. Ends as a "slow point" where q > tolerance cannot be lowered because its
 * gradient vanishes.
 *
 * Source: Nocedal & Wright, Numerical Optimization, ch. 10–11; Yamashita & Fukushima 2001 for λ ∝ ‖r‖.
 */
export function polish(task: PolishTask): Polished {
  let here = spotAt(task, task.state.slice());
  let damping = 1;
  let factors: Factors | undefined;
  let iterations = 0;
  const history: number[] = [];
  const end = (outcome: Outcome): Polished => ({ ...here, iterations, outcome, factors });
  for (;;) {
    if (!Number.isFinite(here.q)) return end("non-finite");
    if (hasConverged(task, here)) {
      if (factors !== undefined) ({ here, iterations } = finish(task, here, factors, iterations));
      return end("converged");
    }
    if (iterations >= task.steps) return end("did not converge");
    const system = displacementMatrix(task, here.state);
    if (stalled(history, here.q)) return end(isStationary(system, here) ? "slow point" : "did not converge");
    iterations++;
    const newton = newtonStep(task, here, system);
    factors = newton?.factors;
    if (newton !== undefined) {
      here = newton.spot;
      continue;
    }
    const step = dampedStep(task, here, system, damping);
    if (step === undefined) return end(isStationary(system, here) ? "slow point" : "did not converge");
    ({ spot: here, damping } = step);
    if (!insideRegion(task.region, here.state, 0)) return end("left the search region");
  }
}

function spotAt({ map, input }: PolishTask, state: Float64Array): Spot {
  const residual = new Float64Array(map.dimension);
  map.step(state, input, residual);
  let sum = 0;
  for (let i = 0; i < residual.length; i++) {
    residual[i] -= state[i];
    sum += residual[i] * residual[i];
  }
  return { state, residual, q: sum / 2 };
}

function hasConverged({ tolerance }: PolishTask, { state, q }: Spot): boolean {
  return q <= convergedBelow(tolerance, state);
}

/** I − J */
function displacementMatrix({ map, input }: PolishTask, state: Float64Array): Float64Array {
  const D = map.dimension;
  const matrix = new Float64Array(D * D);
  map.jacobian(state, input, matrix);
  for (let at = 0; at < matrix.length; at++) matrix[at] = -matrix[at];
  for (let i = 0; i < D; i++) matrix[i * D + i] += 1;
  return matrix;
}

/** A Newton step, shortened until q falls by at least half of what the linear model promises; nothing if it must be tiny. */
function newtonStep(task: PolishTask, here: Spot, system: Float64Array): { spot: Spot; factors: Factors } | undefined {
  if (task.tolerance > SLOW_POINT_TOLERANCE) return undefined;
  const factors = task.systems.factorise(system);
  if (factors.sign === 0 || factors.pivotRatio < SINGULAR) return undefined;
  const step = solve(factors, here.residual);
  for (let share = 1; share >= SMALLEST_SHARE; share /= 2) {
    const spot = displaced(task, here, step, share);
    if (spot.q <= (1 - share / 2) * here.q && insideRegion(task.region, spot.state, 0)) return { spot, factors };
  }
  return undefined;
}

function displaced(task: PolishTask, { state }: Spot, step: Float64Array, share: number): Spot {
  return spotAt(task, step.map((value, i) => state[i] + share * value));
}

/** Repeats the correction with the factors at hand for as long as it quarters q. */
function finish(task: PolishTask, from: Spot, factors: Factors, iterations: number): { here: Spot; iterations: number } {
  let here = from;
  for (; here.q > 0; iterations++) {
    const next = displaced(task, here, solve(factors, here.residual), 1);
    if (!(next.q <= here.q / 4)) break;
    here = next;
  }
  return { here, iterations };
}

/** One accepted Levenberg–Marquardt step and the damping for the next, or nothing when no damping lowers q. */
function dampedStep(task: PolishTask, here: Spot, system: Float64Array, startDamping: number): { spot: Spot; damping: number } | undefined {
  const normal = task.systems.normalMatrix(system);
  const gradient = transposedProduct(system, here.residual);
  const size = norm(here.residual);
  for (let damping = startDamping, refusals = 0; refusals < 20; damping *= 4, refusals++) {
    const step = regularisedStep(task.systems, normal, gradient, damping * size);
    const spot = displaced(task, here, step, 1);
    const gain = (here.q - spot.q) / predictedFall(normal, gradient, step);
    if (gain > 1e-4) return { spot, damping: Math.max(1e-8, gain > 0.75 ? damping / 4 : gain < 0.25 ? damping * 4 : damping) };
  }
  return undefined;
}

function transposedProduct(system: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  const out = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) out[i] += system[k * n + i] * vector[k];
  }
  return out;
}

function regularisedStep(systems: LinearSystems, normal: Float64Array, gradient: Float64Array, lambda: number): Float64Array {
  const n = gradient.length;
  const matrix = normal.slice();
  for (let i = 0; i < n; i++) matrix[i * n + i] += lambda;
  return solve(systems.factorise(matrix), gradient);
}

/** q − ½‖r − M s‖² = s·g − ½ s·(MᵀM)s for the step s. */
function predictedFall(normal: Float64Array, gradient: Float64Array, step: Float64Array): number {
  const n = step.length;
  let fall = 0;
  for (let i = 0; i < n; i++) {
    let product = 0;
    for (let j = 0; j < n; j++) product += normal[i * n + j] * step[j];
    fall += step[i] * (gradient[i] - product / 2);
  }
  return fall;
}

function stalled(history: number[], q: number): boolean {
  history.push(q);
  return history.length > STALL_WINDOW && q > 0.999 * (history[history.length - 1 - STALL_WINDOW] as number);
}

/** Whether the gradient (I − J)ᵀr of q is small against r, where I − J is taken to be of order one. */
function isStationary(system: Float64Array, { residual }: Spot): boolean {
  return norm(transposedProduct(system, residual)) <= 1e-3 * norm(residual);
}
