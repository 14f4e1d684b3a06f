import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { linearSystems } from "../linear-systems.ts";
import { norm } from "../norm.ts";
import { requireVector } from "../number-checks.ts";
import { advanceFrom, cosine, STRAIGHT } from "./advance.ts";
import { describeBranch, type Branch, type EventOnBranch, type StopReason } from "./branch.ts";
import { resolveContinuation, type ContinuationOptions } from "./continuation-options.ts";
import { sidesOf } from "./crossings.ts";
import { alongInput, correct, type Curve } from "./curve.ts";
import { locateEvent, type Station } from "./locate-event.ts";

/** Where a branch starts. */
export interface BranchStart {
  /** [D] */
  readonly state: Float64Array;
  /** u₀, [I] */
  readonly input: Float64Array;
}

const WHO = "continueFixedPoint";
/** A correction of this many Newton steps or fewer lets the next step grow, one of more than `SLOW` shrinks it. */
const QUICK = 3;
const SLOW = 6;
/** A branch can have closed after this many steps. */
const FEWEST_TO_CLOSE = 4;

/**
 * Follows a fixed point along a direction in input space, around folds, and names and locates its bifurcations.
 *
 * Pseudo-arclength continuation of F(x, u₀ + s·d) = x in (x, s): a step along the tangent, then Newton's iteration in the
 * plane normal to it; tangents come from the same bordered system. The step adapts to the number of Newton steps and to
 * the turn of the tangent, and is halved until no two events share one. Folds show by the sign of ds, branch points by
 * that of the bordered determinant, flips by that of det(I + J), Neimark–Sacker points by unstable dimensions that
 * change without any of those; each is located by halving the step. The branch ends on a bound exactly.
 *
 * @param point a fixed point (or a state near one) and its input u₀.
 * @param direction d, [I]: not zero; its length is the unit of s.
 * @throws InvalidInputError for a map without inputs, shapes that do not fit, options out of range, or a start from which
 *   Newton's iteration finds no regular fixed point.
 *
 * Source: Keller 1977; Kuznetsov, Elements of Applied Bifurcation Theory, ch. 10.
 *
 * @example
 * const { events } = continueFixedPoint(map, point, Float64Array.of(1), { bounds: [-2, 2] });
 * events.map(({ kind, parameter }) => `${kind} at ${parameter}`);
 */
export function continueFixedPoint(map: DynamicalMap, point: BranchStart, direction: Float64Array, options: ContinuationOptions = {}): Branch {
  const resolved = resolveContinuation(options);
  checkArguments(map, point, direction);
  const curve: Curve = { map, origin: point.input, direction, tolerance: resolved.tolerance, bordered: linearSystems(map.dimension + 1), square: linearSystems(map.dimension) };
  const start = firstStation(curve, point.state, resolved.towards);
  const stations = [start];
  const events: EventOnBranch[] = [];
  for (let step = resolved.firstStep; ; ) {
    const last = stations[stations.length - 1];
    if (stations.length > resolved.steps) return describeBranch(curve, stations, events, "took every step allowed");
    const advance = advanceFrom(curve, last, step, resolved);
    if (advance === undefined) return describeBranch(curve, stations, events, "no step converged");
    for (const kind of advance.kinds) events.push({ located: locateEvent(curve, last, advance.step, kind, resolved.eventTolerance), after: stations.length - 1 });
    stations.push(advance.station);
    const stopped = advance.bound ?? reasonToStop(stations, advance.step, map.dimension, resolved.region);
    if (stopped !== undefined) return describeBranch(curve, stations, events, stopped);
    step = Math.min(resolved.largestStep, nextStep(advance.step, advance.station.point.iterations));
  }
}

function reasonToStop(stations: readonly Station[], step: number, D: number, region: number): StopReason | undefined {
  const [first, last] = [stations[0].point, stations[stations.length - 1].point];
  const away = last.y.map((value, i) => value - first.y[i]);
  if (norm(away.subarray(0, D)) > region) return "left the region";
  const closed = stations.length > FEWEST_TO_CLOSE && norm(away) <= step && cosine(first.tangent, last.tangent) > STRAIGHT;
  return closed ? "closed on itself" : undefined;
}

function nextStep(step: number, iterations: number): number {
  if (iterations <= QUICK) return 1.5 * step;
  return iterations > SLOW ? step / 2 : step;
}

function firstStation(curve: Curve, state: Float64Array, towards: "up" | "down"): Station {
  const row = alongInput(curve);
  const point = correct(curve, Float64Array.of(...state, 0), towards === "up" ? row : row.map((value) => -value));
  if (point === undefined) {
    throw new InvalidInputError({ who: WHO, expected: "a state near a regular fixed point", got: "one from which Newton's iteration finds none", remedy: "Find one with findFixedPoints" });
  }
  return { point, sides: sidesOf(curve, point) };
}

function checkArguments(map: DynamicalMap, { state, input }: BranchStart, direction: Float64Array): void {
  if (map.inputDimension === 0) throw new InvalidInputError({ who: WHO, expected: "a map with inputs", got: "an autonomous one" });
  requireVector(WHO, "a state", state, map.dimension);
  requireVector(WHO, "an input", input, map.inputDimension);
  requireVector(WHO, "a direction", direction, map.inputDimension);
  if (norm(direction) === 0) throw new InvalidInputError({ who: WHO, expected: "a direction other than zero", got: "zeros" });
}
