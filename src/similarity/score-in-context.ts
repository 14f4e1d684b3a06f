import { InvalidInputError } from "../numeric/errors.ts";
import { mean } from "../numeric/mean.ts";
import { createStream, type RandomStream } from "../numeric/random.ts";
import { matchedRandomFeatures } from "./matched-random-features.ts";
import { requirePair, requireTall, type SampleMatrix, type SimilarityMeasure } from "./sample-matrix.ts";
import { sampleSplitCeiling, unitSplitCeiling } from "./split-half-ceiling.ts";
import { whitenedBasis } from "./whitened-basis.ts";

/** How `scoreInContext` finds chance and ceiling. */
export interface ContextOptions {
  /** Seed of random features and splits; default 0. */
  readonly seed?: number;
  /** Random features and splits drawn; default 20, which gives the mean of chance to a quarter of its spread. */
  readonly draws?: number;
  /** Principal directions kept of each half of the samples; default as many as explain 99 % of a network's variance. */
  readonly dimensions?: number;
}

/** A quantity over random draws. */
export interface Spread {
  readonly mean: number;
  /** With denominator draws − 1; 0 for one draw. */
  readonly standardDeviation: number;
  readonly draws: Float64Array;
}

/** A score with what it should be held against. For a distance, chance lies above the score and the ceilings below. */
export interface ScoreInContext {
  readonly score: number;
  /** Score of x against random features with the covariance of y; see `matchedRandomFeatures`. */
  readonly chance: Spread;
  /** Score of x and of y against themselves, from halves of the samples; see `sampleSplitCeiling`. */
  readonly sampleCeiling: Spread;
  /** Score of half of the units of x and of y against the other half; see `unitSplitCeiling`. Undefined with fewer than two units. */
  readonly unitCeiling?: Spread;
}

/**
 * The score of two networks beside the score that chance gives and the one that a network reaches against itself.
 * Any measure will do: `(x, y) => svcca(x, y).similarity`, `linearCka`, a Procrustes distance.
 *
 * @param x states [S, n₁].
 * @param y states [S, n₂] of the same samples in the same order.
 * @throws InvalidInputError when shapes do not fit, an entry is not finite, there are more units than samples, all
 * samples of a network are equal, or `draws` is not a whole number of at least 1; and as the measure does.
 * @example
 * scoreInContext(linearCka, x, y, { seed: 1 }).chance.mean
 */
export function scoreInContext(measure: SimilarityMeasure, x: SampleMatrix, y: SampleMatrix, options: ContextOptions = {}): ScoreInContext {
  const { seed = 0, draws = 20 } = options;
  requireContext(x, y, draws);
  const stream = createStream({ study: "score in context", purpose: "draws", seed });
  const over = (purpose: string, sample: (fork: RandomStream) => number): Spread =>
    spreadOf(Float64Array.from({ length: draws }, (_, k) => sample(stream.fork(purpose).fork(k))));
  const [forX, forY] = [x, y].map((states) => options.dimensions ?? whitenedBasis(states).sufficient);
  const bySamples = (fork: RandomStream) => (sampleSplitCeiling(measure, x, forX, fork) + sampleSplitCeiling(measure, y, forY, fork)) / 2;
  const byUnits = (fork: RandomStream) => (unitSplitCeiling(measure, x, fork) + unitSplitCeiling(measure, y, fork)) / 2;
  return {
    score: measure(x, y),
    chance: over("chance", (fork) => measure(x, matchedRandomFeatures(y, fork))),
    sampleCeiling: over("sample split", bySamples),
    ...(Math.min(x.columns, y.columns) >= 2 ? { unitCeiling: over("unit split", byUnits) } : {}),
  };
}

function requireContext(x: SampleMatrix, y: SampleMatrix, draws: number): void {
  const who = "scoreInContext";
  requirePair(who, x, y);
  for (const states of [x, y]) requireTall(who, states);
  if (!(Number.isInteger(draws) && draws >= 1)) throw new InvalidInputError({ who, expected: "at least 1 draw", got: String(draws) });
}

function spreadOf(draws: Float64Array): Spread {
  const centre = mean(draws);
  const squares = draws.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  return { mean: centre, standardDeviation: draws.length === 1 ? 0 : Math.sqrt(squares / (draws.length - 1)), draws };
}
