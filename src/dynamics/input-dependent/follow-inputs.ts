import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { continueFixedPoint } from "../continuation/continue-fixed-point.ts";
import type { BranchPoint, StopReason } from "../continuation/branch.ts";
import { linearSystems } from "../linear-systems.ts";
import { requireVector, wholeNumber } from "../number-checks.ts";
import type { InputEvent } from "./branch-events.ts";
import { inputOf, type InputLine } from "./input-line.ts";
import { correctedState, reach, slopeAt, type Follower } from "./reach-input.ts";

/** A fixed point at one of the inputs of a line. */
export interface FollowedPoint {
  /** Index of the input on the line. */
  readonly at: number;
  /** [D] */
  readonly state: Float64Array;
}

/** One branch of fixed points, at those inputs of a line that it meets. */
export interface FollowedBranch {
  /** Along the branch, from its end towards the first input to its end towards the last. An input that a folded branch crosses twice has two. */
  readonly points: readonly FollowedPoint[];
  /** Why the branch ends, on its two sides. */
  readonly ends: { readonly down: StopReason; readonly up: StopReason };
  /** First and last index into `points` of the stretch that was followed from input to input; what lies beyond was followed by arclength. */
  readonly direct: readonly [number, number];
  /** Bifurcations met by arclength. */
  readonly events: readonly InputEvent[];
}

/** How far a branch is followed. */
export interface FollowOptions {
  /** Where the branch is of interest: it is left behind the first point outside. Default: everywhere. */
  readonly within?: (point: FollowedPoint) => boolean;
  /** Steps of arclength at most around folds. Default 40: each costs an eigenvalue decomposition or several. */
  readonly foldSteps?: number;
}

const WHO = "followInputs";
/** Arclengths of the steps around a fold, in units of the state: up to about the size of a network's own states. */
const FOLD_STEPS = { firstStep: 0.02, largestStep: 0.5, smallestStep: 1e-3 };
/** Parameters nearer than this, relative to the line's length, are one. */
const ROUNDING = 1e-12;

/**
 * Follows a fixed point along a line of inputs, and gives the branch's states at the inputs asked for.
 *
 * From input to input: a prediction along the branch's slope, corrected by Newton's iteration at the next input, with the
 * interval halved until the correction stays near the prediction (`reach`); no eigenvalues are needed. Where that fails,
 * as at a fold, the rest of that side is followed by arclength (`continueFixedPoint`), back along the inputs if need be.
 *
 * @param start a fixed point of the input with index `at`.
 * @throws InvalidInputError for a line or a start that does not fit the map.
 *
 * @example
 * followInputs(map, { at: 25, state: point.state }, line).points.length; // one for each input, unless the branch folds
 */
export function followInputs(map: DynamicalMap, start: FollowedPoint, line: InputLine, { within = () => true, foldSteps = 40 }: FollowOptions = {}): FollowedBranch {
  checkArguments(map, start, line);
  const follower: BranchFollower = { map, line, systems: linearSystems(map.dimension), within, foldSteps: wholeNumber(`${WHO}.foldSteps`, foldSteps, 1) };
  const down = walk(follower, start, -1);
  const up = walk(follower, start, 1);
  const origin = down.points.length;
  return {
    points: [...down.points.toReversed(), start, ...up.points],
    ends: { down: down.stopped, up: up.stopped },
    direct: [origin - down.direct, origin + up.direct],
    events: [...down.events.toReversed(), ...up.events],
  };
}

type BranchFollower = Follower & Required<FollowOptions>;

/** One side of a branch, away from its start. */
interface Side {
  readonly points: readonly FollowedPoint[];
  readonly stopped: StopReason;
  /** How many of the points were reached from input to input. */
  readonly direct: number;
  readonly events: readonly InputEvent[];
}

function walk(follower: BranchFollower, start: FollowedPoint, sign: 1 | -1): Side {
  const { parameters } = follower.line;
  const points: FollowedPoint[] = [];
  let last = start;
  for (let at = start.at + sign; at >= 0 && at < parameters.length; at += sign) {
    const state = reach(follower, last.state, parameters[last.at], parameters[at]);
    if (state === undefined) {
      const rest = around(follower, last, sign);
      return { ...rest, points: [...points, ...rest.points], direct: points.length };
    }
    last = { at, state };
    points.push(last);
    if (!follower.within(last)) return { points, stopped: "left the region", direct: points.length, events: [] };
  }
  return { points, stopped: sign > 0 ? "reached the upper bound" : "reached the lower bound", direct: points.length, events: [] };
}

/** The rest of a side by arclength. */
function around(follower: BranchFollower, from: FollowedPoint, sign: 1 | -1): Omit<Side, "direct"> {
  const { map, line } = follower;
  const { parameters } = line;
  const here = parameters[from.at];
  if (slopeAt(follower, from.state, here).sign === 0) return { points: [], stopped: "no step converged", events: [] };
  const { points, stopped, events } = continueFixedPoint(map, { state: from.state, input: inputOf(line, here) }, line.direction, {
    bounds: [parameters[0] - here, parameters[parameters.length - 1] - here],
    towards: sign > 0 ? "up" : "down",
    steps: follower.foldSteps,
    ...FOLD_STEPS,
  });
  const named = events.map(({ kind, parameter }) => ({ kind, parameter: here + parameter }));
  const crossed = points.slice(1).flatMap((point, k) => crossedBetween(follower, points[k], point, here));
  const outside = crossed.findIndex((point) => !follower.within(point));
  if (outside >= 0) return { points: crossed.slice(0, outside + 1), stopped: "left the region", events: named };
  return { points: crossed, stopped, events: named };
}

/** The branch at the inputs between two of its points, in the order in which they are met; one on the second point counts. */
function crossedBetween(follower: Follower, a: BranchPoint, b: BranchPoint, origin: number): FollowedPoint[] {
  const { parameters } = follower.line;
  const [from, to] = [a.parameter + origin, b.parameter + origin];
  const slack = ROUNDING * (parameters[parameters.length - 1] - parameters[0]);
  const between = (value: number) => Math.min(from, to) - slack <= value && value <= Math.max(from, to) + slack;
  const met = [...parameters.keys()].filter((at) => between(parameters[at]) && Math.abs(parameters[at] - from) > slack);
  const ordered = to > from ? met : met.toReversed();
  return ordered.flatMap((at) => {
    const share = (parameters[at] - from) / (to - from);
    const state = correctedState(follower, a.state.map((value, i) => value + share * (b.state[i] - value)), parameters[at]);
    return state === undefined ? [] : [{ at, state }];
  });
}

function checkArguments(map: DynamicalMap, start: FollowedPoint, { origin, direction, parameters }: InputLine): void {
  requireVector(WHO, "an origin", origin, map.inputDimension);
  requireVector(WHO, "a direction", direction, map.inputDimension);
  requireVector(WHO, "a state", start.state, map.dimension);
  wholeNumber(`${WHO}.at`, start.at, 0);
  if (start.at >= parameters.length) throw new InvalidInputError({ who: `${WHO}.at`, expected: `an input's index below ${parameters.length}`, got: String(start.at) });
  const falling = parameters.findIndex((value, k) => !(k === 0 ? Number.isFinite(value) : value > parameters[k - 1]));
  if (falling >= 0) throw new InvalidInputError({ who: `${WHO}.parameters`, expected: "rising numbers", got: `${parameters[falling]} at position ${falling}` });
}
