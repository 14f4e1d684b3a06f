import { criticalEigenvalue, confirmed, sameSide, sidesOf, type BifurcationKind, type Sides } from "./crossings.ts";
import { correct, type Curve, type CurvePoint } from "./curve.ts";
import type { Complex } from "../linearise.ts";

/** A point of the curve with the side of each event that it lies on. */
export interface Station {
  readonly point: CurvePoint;
  readonly sides: Sides;
}

/** An event, located. */
export interface LocatedEvent extends Station {
  readonly kind: BifurcationKind;
  /** The eigenvalue that crosses. */
  readonly critical: Complex;
}

/** Halvings at most: from any step to its last bit. */
const HALVINGS = 60;

/** The point `step` along the tangent from another one. Nothing if the correction fails. */
export function stationAhead(curve: Curve, { y, tangent }: CurvePoint, step: number): Station | undefined {
  const point = correct(curve, y.map((value, i) => value + step * tangent[i]), tangent);
  return point === undefined ? undefined : { point, sides: sidesOf(curve, point) };
}

/**
 * Locates an event between a point and the one that lies `step` along its tangent, by halving the step until it is known
 * within `tolerance`. The last point before the event is returned.
 */
export function locateEvent(curve: Curve, from: Station, step: number, kind: BifurcationKind, tolerance: number): LocatedEvent {
  let [low, high, before] = [0, step, from];
  for (let halving = 0; halving < HALVINGS && high - low > tolerance; halving++) {
    const middle = (low + high) / 2;
    const station = stationAhead(curve, from.point, middle);
    if (station !== undefined && sameSide(kind, station.sides, from.sides)) [low, before] = [middle, station];
    else high = middle;
  }
  const critical = criticalEigenvalue(kind, before.sides.eigenvalues);
  return { ...before, kind: confirmed(kind, critical), critical };
}
