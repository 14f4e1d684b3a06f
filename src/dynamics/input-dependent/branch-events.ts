import { eigenDecomposition } from "../../numeric/linalg/eigen-decomposition.ts";
import { confirmed, criticalEigenvalue, eventsBetween, type BifurcationKind, type Sides } from "../continuation/crossings.ts";
import type { FixedPoint } from "../fixed-point.ts";
import { identityMinus } from "../identity-minus.ts";
import { modulus } from "../linearise.ts";
import { inputOf } from "./input-line.ts";
import { reach, type Follower } from "./reach-input.ts";

/** A bifurcation on a branch that is followed along a line of inputs. */
export interface InputEvent {
  /** See `BranchEvent`; "unresolved" also where eigenvalues jump across the circle, as at a piecewise linear map's corners. */
  readonly kind: BifurcationKind;
  /** The line's parameter where it happens. */
  readonly parameter: number;
}

/** A described point of the branch. */
interface Member {
  readonly at: number;
  readonly point: Pick<FixedPoint, "state" | "unstableDimensions">;
}

/** A fixed point on the branch, and on which side of each event it lies. */
interface Place {
  readonly parameter: number;
  readonly state: Float64Array;
  readonly sides: Sides;
}

/** The interval between two inputs is halved so often: to a thousandth, enough to name the eigenvalue that crosses. */
const HALVINGS = 10;

/**
 * Names and locates the bifurcations between neighbouring points of a branch that differ in their number of unstable dimensions,
 * by the tests of `continueFixedPoint`, halving the interval until each is known to a thousandth of it.
 *
 * @param members the branch's points in order along it, at inputs that only rise.
 */
export function branchEvents(follower: Follower, members: readonly Member[]): InputEvent[] {
  return members.slice(1).flatMap((member, k) => {
    const before = members[k];
    if (before.point.unstableDimensions === member.point.unstableDimensions) return [];
    const [from, to] = [before, member].map(({ at, point }) => placeAt(follower, point.state, follower.line.parameters[at]));
    return eventsIn(follower, from, to, HALVINGS);
  });
}

function eventsIn(follower: Follower, from: Place, to: Place, halvings: number): InputEvent[] {
  const kinds = eventsBetween(from.sides, to.sides);
  if (kinds.length === 0) return [];
  const parameter = (from.parameter + to.parameter) / 2;
  const state = halvings === 0 ? undefined : reach(follower, from.state, from.parameter, parameter);
  if (state === undefined) return kinds.map((kind) => ({ kind: confirmed(kind, criticalEigenvalue(kind, from.sides.eigenvalues)), parameter }));
  const middle = placeAt(follower, state, parameter);
  return [...eventsIn(follower, from, middle, halvings - 1), ...eventsIn(follower, middle, to, halvings - 1)];
}

function placeAt({ map, line, systems }: Follower, state: Float64Array, parameter: number): Place {
  const D = map.dimension;
  const jacobian = new Float64Array(D * D);
  map.jacobian(state, inputOf(line, parameter), jacobian);
  const { re, im } = eigenDecomposition(jacobian, D, systems.algebra).values;
  const eigenvalues = Array.from(re, (value, k) => ({ re: value, im: im[k] }));
  const sides = {
    // The input only rises, so that the branch turns where det(I − J) changes its sign, and nowhere else.
    forward: true,
    orientation: systems.factorise(identityMinus(jacobian, D)).sign,
    unflipped: systems.factorise(identityMinus(jacobian.map((value) => -value), D)).sign > 0,
    unstable: eigenvalues.filter((value) => modulus(value) > 1).length,
    eigenvalues,
  };
  return { parameter, state, sides };
}
