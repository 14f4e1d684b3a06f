import type { RandomStream } from "../../numeric/random.ts";
import { unitVector } from "./direction-sphere.ts";

/** Up to this many unstable dimensions all 3ᵏ − 1 sign vectors are launched; above, only the 2k axes. */
const MOST_SIGNED = 5;

/**
 * Directions in which to leave a saddle with k unstable dimensions, as unit vectors [k] in the unstable basis: every
 * vector of signs −1, 0, 1 but zero, in counting order, then `random` uniformly drawn ones. A saddle with more than five
 * unstable dimensions, which has too many sign vectors, leaves along the axes only, and in the random directions; one with
 * a single unstable dimension has but two directions.
 *
 * @param stream drawn from only for the random ones.
 */
export function launchDirections(k: number, random: number, stream: RandomStream): Float64Array[] {
  if (k === 0) return [];
  if (k === 1) return [Float64Array.of(-1), Float64Array.of(1)];
  const drawn = Array.from({ length: random }, () => unitVector(Float64Array.from({ length: k }, () => stream.normal())));
  return [...signedDirections(k), ...drawn];
}

/** Unit vectors [k] along all sign vectors but zero, or along the axes only for k > 5. */
export function signedDirections(k: number): Float64Array[] {
  return (k <= MOST_SIGNED ? signVectors(k) : axes(k)).map(unitVector);
}

/** {−1, 0, 1}ᵏ without zero; the first coordinate changes slowest. */
function signVectors(k: number): Float64Array[] {
  const all = Array.from({ length: 3 ** k }, (_, code) => Float64Array.from({ length: k }, (_unused, i) => (Math.floor(code / 3 ** (k - 1 - i)) % 3) - 1));
  return all.filter((vector) => vector.some((sign) => sign !== 0));
}

function axes(k: number): Float64Array[] {
  return Array.from({ length: 2 * k }, (_, at) => Float64Array.from({ length: k }, (_unused, i) => (i === at >> 1 ? (at % 2 === 0 ? -1 : 1) : 0)));
}
