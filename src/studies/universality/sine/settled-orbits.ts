import type { DynamicalMap } from "../../../numeric/dynamical-map.ts";

/** How long a network runs on before its orbits are looked at, and for how long. */
export interface SettlingOptions {
  readonly burnIn: number;
  readonly steps: number;
}

/**
 * Lets every command's trial run on under its command, all at once, and gives h on the orbit that it settles in: [steps, N] for
 * each command.
 *
 * @param starts last states of the trials, [C, D].
 * @param inputs commands, [C].
 * @param units N: the first N coordinates of a state are h.
 */
export function* settledOrbits(map: DynamicalMap, starts: Float64Array, inputs: Float64Array, units: number, { burnIn, steps }: SettlingOptions): Generator<unknown, Float64Array[]> {
  const [C, D] = [inputs.length, map.dimension];
  const orbits = Array.from({ length: C }, () => new Float64Array(steps * units));
  let [states, next] = [starts.slice(), new Float64Array(starts.length)];
  for (let t = 0; t < burnIn + steps; t++) {
    map.step(states, inputs, next);
    [states, next] = [next, states];
    if (t >= burnIn) for (let c = 0; c < C; c++) orbits[c].set(states.subarray(c * D, c * D + units), (t - burnIn) * units);
    if (t % TURN === 0) yield;
  }
  return orbits;
}

/** Steps between two turns of the caller. */
const TURN = 100;
