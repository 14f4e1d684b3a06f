import { squaredDistance } from "../../../dynamics/squared-distance.ts";

/** Euclidean distance. */
export function distanceBetween(a: Float64Array, b: Float64Array): number {
  return Math.sqrt(squaredDistance(a, 0, b, 0, a.length));
}

/** The state of a list that lies nearest to a given one, and how far away it is. */
export function nearestState(states: readonly Float64Array[], state: Float64Array): { readonly index: number; readonly distance: number } {
  const distances = states.map((other) => distanceBetween(other, state));
  const index = distances.reduce((best, distance, k) => (distance < distances[best] ? k : best), 0);
  return { index, distance: distances[index] };
}
