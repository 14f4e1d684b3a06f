import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { dampedStep, transposedProduct } from "./damped-step.ts";
import { identityMinus } from "./identity-minus.ts";
import { solve, type Factors, type LinearSystems } from "./linear-systems.ts";
import { newtonStep } from "./newton-step.ts";
import { norm } from "./norm.ts";
import { SLOW_POINT_TOLERANCE } from "./search-options.ts";
import { convergedBelow, insideRegion, type Outcome, type Region } from "./search-problem.ts";
import { displaced, spotAt, type Spot } from "./spot.ts";

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
export interface Polished extends Spot {
  readonly iterations: number;
  readonly outcome: Outcome;
  /** Of I − J at the last state but one; undefined unless the last step was Newton's. */
  readonly factors: Factors | undefined;
}

/** What changes from step to step. */
interface Progress {
  readonly here: Spot;
  readonly iterations: number;
  /** The Levenberg–Marquardt damping μ to try next. */
  readonly damping: number;
  readonly factors: Factors | undefined;
  /** q at every step so far. */
  readonly history: readonly number[];
}

/** μ at the start: large enough that a step rarely overshoots, small enough that few are needed. */
const FIRST_DAMPING = 0.1;
/** q must have fallen by a thousandth over this many steps, or the attempt has stalled. */
const STALL_WINDOW = 8;

/**
 * Solves x − F(x, u) = 0 from one state, in float64.
 *
 * Takes Newton steps, cut back if need be (`newtonStep`); where they fail, Levenberg–Marquardt steps with the
 * attempt's own damping (`dampedStep`), which move the state no farther along a continuum of fixed points than they
 * must. Once q is below the tolerance, the last factorisation is used on until rounding stops the progress. At a
 * tolerance that asks for slow points, Newton steps are left out. Ends as a "slow point" where q cannot be lowered
 * to the tolerance because its gradient vanishes.
 *
 * Source: Nocedal & Wright, Numerical Optimization, ch. 10–11.
 */
export function polish(task: PolishTask): Polished {
  let progress: Progress = { here: spotAt(task.map, task.input, task.state.slice()), iterations: 0, damping: FIRST_DAMPING, factors: undefined, history: [] };
  for (;;) {
    const next = advance(task, progress);
    if (typeof next === "string") return end(task, progress, next);
    progress = next;
  }
}

/** One step further, or the outcome if there is none to take. */
function advance(task: PolishTask, { here, iterations, damping, history }: Progress): Progress | Outcome {
  if (!Number.isFinite(here.q)) return "non-finite";
  if (here.q <= convergedBelow(task.tolerance, here.state)) return "converged";
  if (!insideRegion(task.region, here.state, 0)) return "left the search region";
  if (iterations >= task.steps) return "did not converge";
  const system = displacementMatrix(task, here.state);
  if (hasStalled(history, here.q)) return withoutProgress(system, here);
  const after = { iterations: iterations + 1, history: [...history, here.q] };
  const newton = task.tolerance > SLOW_POINT_TOLERANCE ? undefined : newtonStep(task, here, system);
  if (newton !== undefined) return { ...after, here: newton.spot, damping, factors: newton.factors };
  const damped = dampedStep(task, here, system, damping);
  if (damped === undefined) return withoutProgress(system, here);
  return { ...after, here: damped.spot, damping: damped.damping, factors: undefined };
}

function end(task: PolishTask, { here, iterations, factors }: Progress, outcome: Outcome): Polished {
  if (outcome !== "converged" || factors === undefined) return { ...here, iterations, outcome, factors };
  return { ...finish(task, here, factors, iterations), outcome, factors };
}

/** Repeats the correction with the factors at hand for as long as it quarters q. */
function finish(task: PolishTask, from: Spot, factors: Factors, iterations: number): Spot & { iterations: number } {
  const next = displaced(task.map, task.input, from, solve(factors, from.residual));
  return next.q < from.q / 4 ? finish(task, next, factors, iterations + 1) : { ...from, iterations };
}

function displacementMatrix({ map, input }: PolishTask, state: Float64Array): Float64Array {
  const jacobian = new Float64Array(map.dimension * map.dimension);
  map.jacobian(state, input, jacobian);
  return identityMinus(jacobian, map.dimension);
}

function hasStalled(history: readonly number[], q: number): boolean {
  return history.length >= STALL_WINDOW && q > 0.999 * history[history.length - STALL_WINDOW];
}

/** A slow point if the gradient (I − J)ᵀr of q is small against r, where I − J is taken to be of order one. */
function withoutProgress(system: Float64Array, { residual }: Spot): Outcome {
  return norm(transposedProduct(system, residual)) <= 1e-3 * norm(residual) ? "slow point" : "did not converge";
}
