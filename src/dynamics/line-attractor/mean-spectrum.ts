import { InvalidInputError } from "../../numeric/errors.ts";
import { mean } from "../../numeric/mean.ts";
import { standardError } from "../../numeric/standard-error.ts";
import { modulus, type Linearisation } from "../linearise.ts";

/** Sorted eigenvalue moduli, averaged over points; see `meanSpectrum`. */
export interface MeanSpectrum {
  /** Mean of the k-th largest |λ|, [D]. */
  readonly mean: Float64Array;
  /** Its standard error over the points, [D]; NaN for a single point. */
  readonly standardError: Float64Array;
  /** Points averaged. */
  readonly count: number;
}

/**
 * Averages the sorted eigenvalue moduli of points, rank by rank: on a line attractor the first is near 1, and the gap
 * after it says how alone it integrates.
 *
 * @param points fixed or slow points of one map.
 * @throws InvalidInputError for no points, or points of different dimensions.
 *
 * Source: the spectra of Maheswaranathan et al. 2019.
 *
 * @example
 * meanSpectrum(search.points).mean[0];
 */
export function meanSpectrum(points: readonly Pick<Linearisation, "eigenvalues">[]): MeanSpectrum {
  const who = "meanSpectrum";
  if (points.length === 0) throw new InvalidInputError({ who, expected: "at least one point", got: "none" });
  const D = points[0].eigenvalues.length;
  const odd = points.find(({ eigenvalues }) => eigenvalues.length !== D);
  if (odd !== undefined) throw new InvalidInputError({ who, expected: `points of ${D} eigenvalues`, got: `${odd.eigenvalues.length}` });
  const sorted = points.map(({ eigenvalues }) => Float64Array.from(eigenvalues, modulus).toSorted((a, b) => b - a));
  const ranked = Array.from({ length: D }, (_, k) => sorted.map((moduli) => moduli[k]));
  return { mean: Float64Array.from(ranked, mean), standardError: Float64Array.from(ranked, standardError), count: points.length };
}
