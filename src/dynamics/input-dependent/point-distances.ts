import { InvalidInputError } from "../../numeric/errors.ts";
import { requireVector } from "../number-checks.ts";
import { squaredDistance } from "../squared-distance.ts";

/**
 * Euclidean distances [P, P] between P points, each [D].
 *
 * @throws InvalidInputError, in the name of `who`, for fewer than `fewest` points or points that do not fit each other.
 */
export function pointDistances(who: string, points: readonly Float64Array[], fewest: number): Float64Array {
  const P = points.length;
  if (P < fewest) throw new InvalidInputError({ who, expected: `at least ${fewest} points`, got: `${P}` });
  const D = points[0].length;
  for (const [p, point] of points.entries()) requireVector(who, `point ${p}`, point, D);
  return Float64Array.from({ length: P * P }, (_, at) => Math.sqrt(squaredDistance(points[Math.floor(at / P)], 0, points[at % P], 0, D)));
}
