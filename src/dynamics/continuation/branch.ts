import { atan2 } from "../../numeric/elementary.ts";
import type { Complex } from "../linearise.ts";
import { norm } from "../norm.ts";
import type { BoundReached } from "./advance.ts";
import type { BifurcationKind } from "./crossings.ts";
import { inputAt, type Curve } from "./curve.ts";
import type { LocatedEvent, Station } from "./locate-event.ts";

/** A fixed point on a branch. */
export interface BranchPoint {
  /** [D] */
  readonly state: Float64Array;
  /** s: the input is the starting one plus s times the direction. */
  readonly parameter: number;
  /** [I] */
  readonly input: Float64Array;
  /** Sum of the distances between neighbouring points since the start. */
  readonly arclength: number;
  /** ds by arclength, in [−1, 1]: 0 at a fold. */
  readonly slope: number;
  /** By falling modulus. */
  readonly eigenvalues: readonly Complex[];
  /** Number of |λ| > 1. */
  readonly unstableDimensions: number;
}

/** A bifurcation on a branch, at its own point. */
export interface BranchEvent extends BranchPoint {
  /**
   * "fold": an eigenvalue 1 where the branch turns back. "branch point": an eigenvalue 1 where another branch crosses.
   * "flip": an eigenvalue −1. "Neimark–Sacker": a complex pair on the unit circle. "unresolved": a test changed its sign, but
   * no eigenvalue was found on the circle.
   */
  readonly kind: BifurcationKind;
  /** The eigenvalue that crosses the unit circle. */
  readonly eigenvalue: Complex;
  /** Its angle, in radians a step. */
  readonly angle: number;
  /** Index of the last point of the branch before it. */
  readonly after: number;
}

/** Why a branch ends. */
export type StopReason = BoundReached | "took every step allowed" | "left the region" | "closed on itself" | "no step converged";

/** A branch of fixed points; arrays in the order in which it is followed. */
export interface Branch {
  readonly points: readonly BranchPoint[];
  readonly events: readonly BranchEvent[];
  readonly stopped: StopReason;
}

/** An event, and the index of the last station before it. */
export interface EventOnBranch {
  readonly located: LocatedEvent;
  readonly after: number;
}

/** Describes the stations and events of a branch; events in the order in which they are met. */
export function describeBranch(curve: Curve, stations: readonly Station[], events: readonly EventOnBranch[], stopped: StopReason): Branch {
  const points: BranchPoint[] = [];
  for (const [k, station] of stations.entries()) points.push(branchPoint(curve, station, k === 0 ? undefined : stations[k - 1], k === 0 ? 0 : points[k - 1].arclength));
  const described = events.map(({ located, after }) => ({
    ...branchPoint(curve, located, stations[after], points[after].arclength),
    kind: located.kind,
    eigenvalue: located.critical,
    angle: Math.abs(atan2(located.critical.im, located.critical.re)),
    after,
  }));
  return { points, events: described.toSorted((a, b) => a.arclength - b.arclength), stopped };
}

function branchPoint(curve: Curve, { point, sides }: Station, previous: Station | undefined, arclength: number): BranchPoint {
  const D = curve.map.dimension;
  const moved = previous === undefined ? 0 : norm(point.y.map((value, i) => value - previous.point.y[i]));
  return {
    state: point.y.slice(0, D),
    parameter: point.y[D],
    input: inputAt(curve, point.y),
    arclength: arclength + moved,
    slope: point.tangent[D],
    eigenvalues: sides.eigenvalues,
    unstableDimensions: sides.unstable,
  };
}
