import { atan2 } from "../../numeric/elementary.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { weightedAverage } from "./weighted-average.ts";

/** Mean turn of a planar orbit around the origin. */
export interface RotationNumber {
  /** Turns a step, in [0, ½]; the sense of turning is not kept. */
  readonly value: number;
  /** Difference of the values of the two halves: below 1e-6 on a regular orbit of a thousand steps, large on a chaotic one. */
  readonly error: number;
}

/**
 * Rotation number of an orbit around the origin of a plane: the mean angle from one state to the next, in turns.
 *
 * The mean is weighted (`weightedAverage`), so that a few hundred steps give many digits on a quasi-periodic orbit. Angles
 * between successive states are taken in (−½, ½] turns: an orbit with fewer than two steps a turn is seen as turning the
 * other way, as it must.
 *
 * @param x first coordinates [T]; @param y second coordinates [T].
 * @throws InvalidInputError when the lengths differ or are below 5.
 *
 * @example
 * rotationNumber(x, y).value * 2 * Math.PI; // radians a step
 */
export function rotationNumber(x: Float64Array, y: Float64Array): RotationNumber {
  if (x.length !== y.length || x.length < 5) {
    throw new InvalidInputError({ who: "rotationNumber", expected: "two equally long signals of 5 steps or more", got: `${x.length} and ${y.length} steps` });
  }
  const turns = Float64Array.from({ length: x.length - 1 }, (_, t) => {
    const [cosine, sine] = [x[t] * x[t + 1] + y[t] * y[t + 1], x[t] * y[t + 1] - y[t] * x[t + 1]];
    return atan2(sine, cosine) / (2 * Math.PI);
  });
  const half = turns.length >> 1;
  const [first, second] = [weightedAverage(turns.subarray(0, half)), weightedAverage(turns.subarray(half))];
  return { value: Math.abs(weightedAverage(turns)), error: Math.abs(first - second) };
}
