import { atan2 } from "../../numeric/elementary.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { requireVector } from "../number-checks.ts";
import { principalPlane } from "./principal-plane.ts";

/** Fewer turns around its own mean than this, and an orbit does not wind at all: any line through the mean makes half a turn. */
const LEAST_TURNS = 1;

/**
 * Tells whether an orbit goes around a point: of the turns that it makes around its own mean in its principal plane, the share
 * that it makes around the point's projection on that plane, in the same sense. About 1 for a point inside a cycle, about 0 for one
 * outside; NaN for an orbit that does not turn. The point's distance from the plane does not count.
 *
 * @param states the orbit, [T, D], of a few turns at least and ten steps a turn.
 * @param point [D]
 * @throws InvalidInputError when there are fewer than two states or the shapes do not fit.
 *
 * @example
 * windingShare(states, 2, Float64Array.of(0, 0)) > 0.5; // inside
 */
export function windingShare(states: Float64Array, dimension: number, point: Float64Array): number {
  const who = "windingShare";
  if (states.length < 2 * dimension || states.length % dimension !== 0) {
    throw new InvalidInputError({ who, expected: `two states or more of ${dimension} dimensions`, got: `${states.length} numbers` });
  }
  requireVector(who, "a point", point, dimension);
  const { mean, x, y, axes } = principalPlane(states, dimension);
  const own = turns(x, y, 0, 0);
  if (Math.abs(own) < LEAST_TURNS) return NaN;
  const along = (axis: number) => point.reduce((sum, value, i) => sum + (value - mean[i]) * axes[axis * dimension + i], 0);
  return turns(x, y, along(0), along(1)) / own;
}

/** Signed turns of a planar orbit around (px, py). */
function turns(x: Float64Array, y: Float64Array, px: number, py: number): number {
  let angle = 0;
  for (let t = 1; t < x.length; t++) {
    const [ax, ay, bx, by] = [x[t - 1] - px, y[t - 1] - py, x[t] - px, y[t] - py];
    angle += atan2(ax * by - ay * bx, ax * bx + ay * by);
  }
  return angle / (2 * Math.PI);
}
