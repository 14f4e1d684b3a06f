import { norm } from "../norm.ts";
import type { ResolvedContinuation } from "./continuation-options.ts";
import { eventsBetween, sidesOf, type BifurcationKind } from "./crossings.ts";
import { alongInput, correct, type Curve } from "./curve.ts";
import { stationAhead, type Station } from "./locate-event.ts";

/** Neighbouring tangents must agree at least so far (cosine), or the step is halved. */
export const STRAIGHT = 0.9;
/**
 * Below this share of the largest step, a fold and a branch point in one step are a pitchfork. Still shorter steps would end so
 * close to the crossing that Newton's iteration might come out on the other branch.
 */
const CROSSING = 0.1;

/** A bound that a branch ends on. */
export type BoundReached = "reached the upper bound" | "reached the lower bound";

/** One accepted step. */
export interface Advance {
  readonly station: Station;
  /** Its length. */
  readonly step: number;
  readonly kinds: readonly BifurcationKind[];
  /** Set when the step ends on a bound. */
  readonly bound: BoundReached | undefined;
}

/** The longest step, by halving, that converges, stays straight and holds one event at most, of a kind that is clear. */
export function advanceFrom(curve: Curve, from: Station, firstTry: number, options: ResolvedContinuation): Advance | undefined {
  for (let step = firstTry; step >= options.smallestStep; step /= 2) {
    const ahead = stationAhead(curve, from.point, step);
    if (ahead === undefined || cosine(ahead.point.tangent, from.point.tangent) < STRAIGHT) continue;
    const landed = withinBounds(curve, from, ahead, step, options.bounds);
    if (landed === undefined) continue;
    const kinds = eventsBetween(from.sides, landed.station.sides);
    if (kinds.length === 0 || (kinds.length === 1 && kinds[0] !== "unresolved")) return { ...landed, step, kinds };
    if (isPitchfork(kinds) && step < CROSSING * options.largestStep) return { ...landed, step, kinds: ["branch point"] };
    if (step < 2 * options.smallestStep) return { ...landed, step, kinds };
  }
  return undefined;
}

/** A branch that turns back where another crosses it, as far as steps can tell. */
function isPitchfork(kinds: readonly BifurcationKind[]): boolean {
  return kinds.length === 2 && kinds.includes("fold") && kinds.includes("branch point");
}

/** The end of a step or, if that lies beyond a bound, the point on the bound; nothing if that is not found nearby. */
function withinBounds(curve: Curve, from: Station, to: Station, step: number, [lower, upper]: readonly [number, number]): Pick<Advance, "station" | "bound"> | undefined {
  const D = curve.map.dimension;
  const [before, after] = [from.point.y[D], to.point.y[D]];
  if (after < upper && after > lower) return { station: to, bound: undefined };
  const target = after >= upper ? upper : lower;
  const share = after === before ? 1 : (target - before) / (after - before);
  const guess = from.point.y.map((value, i) => value + share * (to.point.y[i] - value));
  guess[D] = target;
  const row = alongInput(curve);
  const point = correct(curve, guess, from.point.tangent[D] < 0 ? row.map((value) => -value) : row);
  if (point === undefined || norm(point.y.map((value, i) => value - guess[i])) > step) return undefined;
  return { station: { point, sides: sidesOf(curve, point) }, bound: target === upper ? "reached the upper bound" : "reached the lower bound" };
}

/** Cosine of the angle between two unit vectors. */
export function cosine(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
