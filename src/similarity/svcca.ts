import { InvalidInputError } from "../numeric/errors.ts";
import { mean } from "../numeric/mean.ts";
import { correlationsBetween } from "./canonical-correlations.ts";
import { requirePair, type SampleMatrix } from "./sample-matrix.ts";
import { whitenedBasis } from "./whitened-basis.ts";

/** How many leading principal directions of each network to compare. */
export type RetainedDimensions =
  /** The same number for every pair, for instance the task's dimension. */
  | { readonly dimensions: number }
  /** For both, the number that explains this share of the variance in the one that needs more. */
  | { readonly variance: number };

/** Result of `svcca`. */
export interface SvccaResult {
  /** Mean canonical correlation in [0, 1]. */
  readonly similarity: number;
  /** 1 − similarity. */
  readonly distance: number;
  /** By falling size; as many as the smaller number of retained directions. */
  readonly correlations: Float64Array;
  /** Directions retained of x and of y: less than asked for where the rank is lower. */
  readonly retained: readonly [number, number];
}

/**
 * Singular vector canonical correlation analysis: canonical correlations between the leading principal directions of
 * two networks' states. Unlike plain CCA it does not give weight to directions that hardly vary.
 *
 * It does not change under rotations and isotropic scaling of either network's states, nor under shifts, nor under
 * invertible linear maps inside the retained directions. Raghu et al. 2017, "SVCCA"; the distance is that of
 * Maheswaranathan et al. 2019.
 *
 * @param x states [S, n₁].
 * @param y states [S, n₂] of the same samples in the same order.
 * @param retain default 99 % of the variance, as in Raghu et al. 2017.
 * @throws InvalidInputError as `canonicalCorrelations` does, and when `retain` is out of range.
 * @example
 * svcca(x, y, { dimensions: 3 }).similarity
 */
export function svcca(x: SampleMatrix, y: SampleMatrix, retain: RetainedDimensions = { variance: 0.99 }): SvccaResult {
  requirePair("svcca", x, y);
  const [a, b] = "dimensions" in retain ? fixedBases(x, y, retain.dimensions) : sufficientBases(x, y, retain.variance);
  const correlations = correlationsBetween(a, b);
  const similarity = mean(correlations);
  return { similarity, distance: 1 - similarity, correlations, retained: [a.variances.length, b.variances.length] };
}

function fixedBases(x: SampleMatrix, y: SampleMatrix, keep: number) {
  for (const { columns } of [x, y]) if (keep > columns) throw tooMany(keep, columns);
  return [whitenedBasis(x, { keep }), whitenedBasis(y, { keep })];
}

function sufficientBases(x: SampleMatrix, y: SampleMatrix, variance: number) {
  const bases = [x, y].map((states) => whitenedBasis(states, { variance }));
  const keep = Math.max(...bases.map(({ sufficient }) => sufficient));
  return [x, y].map((states, k) => (bases[k].sufficient === keep ? bases[k] : whitenedBasis(states, { keep })));
}

function tooMany(keep: number, columns: number): InvalidInputError {
  return new InvalidInputError({ who: "svcca", expected: `at most ${columns} dimensions, the number of units`, got: String(keep) });
}
