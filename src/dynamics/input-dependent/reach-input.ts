import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { identityMinus } from "../identity-minus.ts";
import { solve, type LinearSystems } from "../linear-systems.ts";
import { norm } from "../norm.ts";
import { polish } from "../polish.ts";
import { inputOf, type InputLine } from "./input-line.ts";

/** A map and the line of inputs along which its fixed points are followed. */
export interface Follower {
  readonly map: DynamicalMap;
  readonly line: InputLine;
  /** Algebra of D × D matrices. */
  readonly systems: LinearSystems;
}

/** ½‖F(x, u) − x‖² of a fixed point, as in `findFixedPoints`. */
const TOLERANCE = 1e-24;
/** Newton steps of one correction: more would come from too far away. */
const MOST_STEPS = 10;
/** A correction is trusted up to this share of the predicted step. */
const STRAIGHT = 0.25;
/** An interval is halved so often. */
const HALVINGS = 6;
/** At the shortest interval, a step with a corner in it may differ from its prediction by so many times its length. */
const CORNER = 4;
/** A correction shorter than this is rounding. */
const ROUNDING = 1e-9;
/** Radius, in steps and at least in units of the state, that a correction may not leave. */
const REGION = 10;

/**
 * The fixed point at parameter `to` of the branch that holds the fixed point `from` [D] of parameter `parameter`; nothing
 * where the branch cannot be followed so far at a rising or falling input alone, as at a fold.
 *
 * A piecewise linear map's branch has corners, where no halving makes the slope predict the step. At the shortest interval
 * a nearby point is therefore accepted too if det(I − J) has kept its sign: such a branch goes on, otherwise it turns back.
 *
 * Source of the corner rule: border-collision bifurcations, di Bernardo et al., Piecewise-smooth Dynamical Systems, 2008, ch. 3.
 */
export function reach(follower: Follower, from: Float64Array, parameter: number, to: number, halvings = HALVINGS): Float64Array | undefined {
  const next = stepTo(follower, from, parameter, to, halvings === 0);
  if (next !== undefined || halvings === 0) return next;
  const middle = (parameter + to) / 2;
  const halfway = reach(follower, from, parameter, middle, halvings - 1);
  return halfway === undefined ? undefined : reach(follower, halfway, middle, to, halvings - 1);
}

/** The fixed point that Newton's iteration finds from a state near it; nothing if it finds none. */
export function correctedState({ map, line, systems }: Follower, state: Float64Array, parameter: number): Float64Array | undefined {
  const region = { centre: state, radius: REGION * Math.max(1, norm(state)) };
  const polished = polish({ map, state, input: inputOf(line, parameter), tolerance: TOLERANCE, steps: MOST_STEPS, region, systems });
  return polished.outcome === "converged" ? polished.state : undefined;
}

function stepTo(follower: Follower, from: Float64Array, parameter: number, to: number, cornersAllowed: boolean): Float64Array | undefined {
  const here = slopeAt(follower, from, parameter);
  if (here.sign === 0) return undefined;
  const step = here.slope.map((value) => value * (to - parameter));
  const state = correctedState(follower, from.map((value, i) => value + step[i]), to);
  if (state === undefined) return undefined;
  const off = norm(state.map((value, i) => value - from[i] - step[i]));
  const length = norm(step);
  if (off <= STRAIGHT * length + ROUNDING) return state;
  return cornersAllowed && off <= CORNER * length && slopeAt(follower, state, to).sign === here.sign ? state : undefined;
}

/** dx/ds = (I − J)⁻¹K·d [D] along the branch, and the sign of det(I − J): 0 where the slope means nothing. */
export function slopeAt({ map, line, systems }: Follower, state: Float64Array, parameter: number): { slope: Float64Array; sign: number } {
  const { dimension: D, inputDimension: I } = map;
  const input = inputOf(line, parameter);
  const [jacobian, inputJacobian] = [new Float64Array(D * D), new Float64Array(D * I)];
  map.jacobian(state, input, jacobian);
  map.inputJacobian(state, input, inputJacobian);
  const factors = systems.factorise(identityMinus(jacobian, D));
  const drive = Float64Array.from(state, (_, i) => line.direction.reduce((sum, value, j) => sum + inputJacobian[i * I + j] * value, 0));
  return { slope: solve(factors, drive), sign: factors.sign };
}
