import { InvalidInputError } from "../numeric/errors.ts";
import { symmetricEigen } from "../numeric/linalg/symmetric-eigen.ts";
import { centredUnits } from "./centred-samples.ts";
import { principalAxes } from "./pca.ts";
import { rowCombinations } from "./row-combinations.ts";
import { rowProducts, rowsOf } from "./row-products.ts";
import { requireSamples, requireTall, type SampleMatrix } from "./sample-matrix.ts";

/** Which leading directions to retain. */
export interface WhitenedBasisOptions {
  /** Most directions to keep; default as many as explain `variance`. */
  readonly keep?: number;
  /** Share of the variance that `sufficient` directions explain, in (0, 1]; default 0.99. */
  readonly variance?: number;
}

/** What canonical correlations need to know of a network's states; see `whitenedBasis`. K directions, S samples. */
export interface WhitenedBasis {
  /** [K, S]: one direction a row, a time course over samples with mean 0 and length 1, by falling variance. */
  readonly directions: Float64Array;
  readonly samples: number;
  /** Variance of the states along each direction [K], with denominator S − 1. */
  readonly variances: Float64Array;
  /** Variance over all directions, kept or not. */
  readonly totalVariance: number;
  /** Smallest number of directions that explain the wanted share of the variance; may exceed K. */
  readonly sufficient: number;
}

/** Share of the largest variance below which a direction counts as rounding: the covariance of float32 states is no better. */
const RANK_TOLERANCE = 1e-12;

/**
 * An orthonormal basis of the leading principal directions of states, seen as time courses: U of the truncated singular
 * value decomposition X ≈ U·S·Vᵀ of the centred samples. Kept by each network, it makes a comparison of two networks
 * one product of [K, S] matrices.
 *
 * Directions whose standard deviation is less than a millionth of the largest are left out as rounding, so constant
 * units and linearly dependent ones do no harm. Time courses from the eigenvectors of the covariance are made
 * orthonormal once more, which mends the digits that forming the covariance costs.
 *
 * @throws InvalidInputError when a shape does not fit, an entry is not finite, there are more units than samples, all
 * samples are equal, or an option is out of range.
 * @example
 * whitenedBasis({ data: Float64Array.of(1, 2, 3), rows: 3, columns: 1 }).directions // [-1, 0, 1] / √2
 */
export function whitenedBasis(states: SampleMatrix, { keep, variance = 0.99 }: WhitenedBasisOptions = {}): WhitenedBasis {
  requireOptions(states, keep, variance);
  const { rows, columns } = states;
  const units = rowsOf(centredUnits(states), rows);
  const covariance = rowProducts(units, units).map((sum) => sum / (rows - 1));
  const { components, variances, explained, totalVariance } = principalAxes(covariance, columns, columns);
  const rank = variances.filter((value) => value > RANK_TOLERANCE * variances[0]).length;
  if (rank === 0) throw new InvalidInputError({ who: "whitenedBasis", expected: "states that vary", got: `${rows} equal samples` });
  const sufficient = Math.min(sufficientCount(explained, variance), rank);
  const kept = Math.min(keep ?? sufficient, rank);
  const courses = rowCombinations(components.subarray(0, kept * columns), units);
  return { directions: orthonormal(courses, rows), samples: rows, variances: variances.slice(0, kept), totalVariance, sufficient };
}

function requireOptions(states: SampleMatrix, keep: number | undefined, variance: number): void {
  const who = "whitenedBasis";
  requireSamples(who, states);
  requireTall(who, states);
  if (keep !== undefined && !(Number.isInteger(keep) && keep >= 1)) {
    throw new InvalidInputError({ who, expected: "keep as a whole number of at least 1", got: String(keep) });
  }
  if (!(variance > 0 && variance <= 1)) throw new InvalidInputError({ who, expected: "variance in (0, 1]", got: String(variance) });
}

/** The smallest number of leading shares that add up to `wanted`, up to rounding. */
function sufficientCount(shares: Float64Array, wanted: number): number {
  let sum = 0;
  for (let k = 0; k < shares.length; k++) {
    sum += shares[k];
    if (sum >= wanted - 1e-12) return k + 1;
  }
  return shares.length;
}

/** Nearly orthogonal rows [K, length], made orthonormal symmetrically: D = (Z·Zᵀ)^(−1/2)·Z for Z with unit rows. */
function orthonormal(courses: Float64Array, length: number): Float64Array {
  const rows = unitRows(courses, length);
  const { values, vectors } = symmetricEigen(rowProducts(rows, rows), rows.length);
  return rowCombinations(inverseRoot(values, vectors), rows);
}

/** The rows, brought to length 1 where they are. */
function unitRows(courses: Float64Array, length: number): Float64Array[] {
  const rows = rowsOf(courses, length);
  for (const row of rows) {
    let squares = 0;
    for (let i = 0; i < length; i++) squares += row[i] * row[i];
    const size = Math.sqrt(squares);
    for (let i = 0; i < length; i++) row[i] /= size;
  }
  return rows;
}

/** V·diag(values^(−1/2))·Vᵀ for eigenvectors given as rows. */
function inverseRoot(values: Float64Array, vectors: Float64Array): Float64Array {
  const n = values.length;
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return values.reduce((sum, value, k) => sum + (vectors[k * n + i] * vectors[k * n + j]) / Math.sqrt(value), 0);
  });
}
