import { exp } from "./elementary.ts";
import { InvalidInputError } from "./errors.ts";
import type { RandomStream } from "./random.ts";

/** Means beyond this are drawn in parts: e^−mean must not vanish, and products of uniforms get long. */
const LARGEST_PART = 16;

/**
 * A whole number from the Poisson distribution: how many events of rate 1 fall into a time of length `mean`.
 *
 * Counts the uniform numbers whose product stays above e^−mean; takes about mean + 1 of them from the stream. A sum of Poisson numbers is one of
 * the sum of their means.
 *
 * Source: Knuth, The Art of Computer Programming 2, section 3.4.1.
 *
 * @throws InvalidInputError when the mean is negative or not finite.
 * @example
 * poisson(createStream({ study: "demo", purpose: "spikes", seed: 1 }), 0) // 0
 */
export function poisson(stream: RandomStream, mean: number): number {
  if (!(mean >= 0 && mean < Infinity)) throw new InvalidInputError({ who: "poisson", expected: "a mean that is zero or positive", got: String(mean) });
  let count = 0;
  let rest = mean;
  for (; rest > LARGEST_PART; rest -= LARGEST_PART) count += poissonPart(stream, LARGEST_PART);
  return count + poissonPart(stream, rest);
}

function poissonPart(stream: RandomStream, mean: number): number {
  if (mean === 0) return 0;
  const limit = exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; count++) product *= stream.uniform();
  return count;
}
