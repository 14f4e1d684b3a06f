import { InvalidInputError } from "../../numeric/errors.ts";
import { wholeNumber } from "../number-checks.ts";
import { squaredDistance } from "../squared-distance.ts";

/** The number of steps after which a trajectory nearly repeats itself. */
export interface ClosestReturn {
  /** In steps. */
  readonly lag: number;
  /** Largest ‖xₜ₊ₗₐg − xₜ‖ over the states compared, in units of the state. */
  readonly distance: number;
}

/** Start states compared for each lag, spread evenly: enough to meet every part of a cycle. */
const STARTS = 64;

/**
 * Finds the least lag after which every state of a trajectory returns to within `near` of itself; if none does, the lag of
 * the closest return.
 *
 * @param states [T, D]
 * @param longest longest lag looked at; at most T − 1.
 * @throws InvalidInputError when T is not greater than `longest`.
 *
 * @example
 * closestReturn(states, 2, 50, 1e-6).lag; // the period, of a periodic orbit
 */
export function closestReturn(states: Float64Array, dimension: number, longest: number, near: number): ClosestReturn {
  wholeNumber("closestReturn.longest", longest, 1);
  const T = states.length / dimension;
  if (longest >= T) throw new InvalidInputError({ who: "closestReturn", expected: `more than ${longest} states`, got: `${T}` });
  let best: ClosestReturn = { lag: 0, distance: Infinity };
  for (let lag = 1; lag <= longest; lag++) {
    const distance = returnDistance(states, dimension, lag, T - longest);
    if (distance < best.distance) best = { lag, distance };
    if (distance <= near) return { lag, distance };
  }
  return best;
}

function returnDistance(states: Float64Array, D: number, lag: number, starts: number): number {
  const count = Math.min(STARTS, starts);
  let farthest = 0;
  for (let k = 0; k < count; k++) {
    const t = Math.floor((k * starts) / count);
    farthest = Math.max(farthest, squaredDistance(states, t, states, t + lag, D));
  }
  return Math.sqrt(farthest);
}
