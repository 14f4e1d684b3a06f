import { InvalidInputError } from "../numeric/errors.ts";
import type { RandomStream } from "../numeric/random.ts";

/** How seeds are drawn. */
export interface SeedOptions {
  /** Seeds in all. Default 1024, which found all 27 points of a flip-flop network. */
  readonly count?: number;
  /** Standard deviation of the Gaussian noise on the second quarter, in units of the state. Default 0.5, FixedPointFinder's. */
  readonly noise?: number;
}

/**
 * Draws starting states for a fixed-point search from states that a network visits.
 *
 * A trained network spends almost no time near its saddles, so task states alone miss them. The first quarter
 * are task states, the second quarter task states plus Gaussian noise, the remaining half midpoints of random
 * pairs of task states, which lie between the attractors as saddles do. Draws are with replacement.
 *
 * @param states visited states [S, D].
 * @param dimension D.
 * @param stream the random stream; equal streams give equal seeds.
 * @returns seeds [count, D], in the order above.
 * @throws InvalidInputError for no states, a length that is not a multiple of D, a non-finite state, a bad count or noise.
 */
export function fixedPointSeeds(states: Float64Array, dimension: number, stream: RandomStream, options: SeedOptions = {}): Float64Array {
  const { count = 1024, noise = 0.5 } = options;
  checkStates(states, dimension);
  checkDraw(count, noise);
  const visited = states.length / dimension;
  const seeds = new Float64Array(count * dimension);
  for (let seed = 0; seed < count; seed++) {
    const out = seeds.subarray(seed * dimension, (seed + 1) * dimension);
    out.set(drawState(states, dimension, stream.integer(visited)));
    if (seed >= count / 2) average(out, drawState(states, dimension, stream.integer(visited)));
    else if (seed >= count / 4) for (let i = 0; i < dimension; i++) out[i] += noise * stream.normal();
  }
  return seeds;
}

function drawState(states: Float64Array, dimension: number, index: number): Float64Array {
  return states.subarray(index * dimension, (index + 1) * dimension);
}

function average(out: Float64Array, other: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = (out[i] + other[i]) / 2;
}

function checkStates(states: Float64Array, dimension: number): void {
  const who = "fixedPointSeeds";
  if (states.length === 0 || states.length % dimension !== 0) {
    throw new InvalidInputError({ who, expected: `states of shape [S, ${dimension}] with S at least 1`, got: `${states.length} numbers` });
  }
  const bad = states.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return;
  throw new InvalidInputError({ who, expected: "finite states", got: `${states[bad]} in state ${Math.floor(bad / dimension)}` });
}

function checkDraw(count: number, noise: number): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new InvalidInputError({ who: "fixedPointSeeds.count", expected: "a whole number, one or more", got: String(count) });
  }
  if (!(noise >= 0)) throw new InvalidInputError({ who: "fixedPointSeeds.noise", expected: "zero or a positive number", got: String(noise) });
}
