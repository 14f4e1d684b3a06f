import { InvalidInputError } from "../numeric/errors.ts";
import { requireMatrix } from "../numeric/linalg/matrix-shape.ts";
import { symmetricEigen } from "../numeric/linalg/symmetric-eigen.ts";
import { rowMultiplier } from "./row-products.ts";
import type { Samples } from "./sample-matrix.ts";

/** Samples whose covariance is taken at once, by the kernels; bounds the memory. */
const STRETCH = 2048;

/** Shape of the samples, and how many components to keep. */
export interface PrincipalComponentOptions {
  /** Number of samples (points), at least 2. */
  readonly rows: number;
  /** Number of variables (units). */
  readonly columns: number;
  /** Components to keep, 1…columns; default all of them. */
  readonly keep?: number;
}

/** The directions of largest variance of a cloud of points; see `principalComponents`. K = components kept. */
export interface PrincipalComponents {
  /** Mean point [columns]. */
  readonly mean: Float64Array;
  /** [K, columns], one unit direction a row, by falling variance; its entry of largest modulus is positive. */
  readonly components: Float64Array;
  /** Variance along each component [K], in squared units of the samples, with denominator rows − 1. */
  readonly variances: Float64Array;
  /** Share of the whole variance along each component [K]; 0 when all samples are equal. */
  readonly explained: Float64Array;
  /** Variance summed over all columns, kept or not. */
  readonly totalVariance: number;
  /** (Σλ)²/Σλ² over all columns' worth of variances λ: the effective dimension, 1…columns; 0 for equal samples. */
  readonly participationRatio: number;
  /** Coordinates [P, K] of points [P, columns] along the components, with the mean at the origin. */
  project(points: Samples): Float64Array;
}

/**
 * Principal component analysis of row-major samples [rows, columns], by the eigenvectors of their covariance
 * (rows·columns² multiplications on the kernels; memory does not grow with the number of samples).
 *
 * @throws InvalidInputError when the shape does not fit, there are fewer than two samples, an entry is not finite,
 * or `keep` is out of range.
 * @example
 * principalComponents(Float64Array.of(0, 0, 3, 4), { rows: 2, columns: 2, keep: 1 }).components // [0.6, 0.8]
 */
export function principalComponents(
  samples: Samples,
  { rows, columns, keep = columns }: PrincipalComponentOptions,
): PrincipalComponents {
  requireMatrix("principalComponents", samples, rows, columns);
  if (rows < 2) throw refuse("at least 2 samples", rows);
  if (!(Number.isInteger(keep) && keep >= 1 && keep <= columns)) throw refuse(`keep in 1…${columns}`, keep);
  const mean = columnMeans(samples, rows, columns);
  const axes = principalAxes(covarianceOf(samples, mean, rows), columns, keep);
  return { mean, ...axes, project: (points) => projectOnto(points, mean, axes.components) };
}

/** What a covariance [columns, columns] alone says of the directions of largest variance. */
export function principalAxes(covariance: Float64Array, columns: number, keep: number): Omit<PrincipalComponents, "mean" | "project"> {
  const { values, vectors } = symmetricEigen(covariance, columns);
  const variances = values.slice(0, keep).map((value) => Math.max(value, 0)); // rounding can leave −1e-17
  const { total, participationRatio } = spread(covariance, columns);
  return {
    components: vectors.slice(0, keep * columns),
    variances,
    explained: variances.map((variance) => (total === 0 ? 0 : variance / total)),
    totalVariance: total,
    participationRatio,
  };
}

function refuse(expected: string, got: number): InvalidInputError {
  return new InvalidInputError({ who: "principalComponents", expected, got: String(got) });
}

function columnMeans(samples: Samples, rows: number, columns: number): Float64Array {
  const mean = new Float64Array(columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) mean[j] += samples[i * columns + j];
  return mean.map((sum) => sum / rows);
}

/** Covariance [columns, columns]; centring before multiplying keeps the digits of clouds far from the origin. */
function covarianceOf(samples: Samples, mean: Float64Array, rows: number): Float64Array {
  const columns = mean.length;
  const sums = new Float64Array(columns * columns);
  const { multiply } = rowMultiplier(columns, columns);
  for (let from = 0; from < rows; from += STRETCH) {
    const units = centredStretch(samples, mean, from, Math.min(from + STRETCH, rows));
    multiply(units, units).forEach((sum, at) => (sums[at] += sum));
  }
  return sums.map((sum) => sum / (rows - 1));
}

/** Time courses of the units less their means, over the samples from…to. */
function centredStretch(samples: Samples, mean: Float64Array, from: number, to: number): Float64Array[] {
  const columns = mean.length;
  const units = Array.from(mean, () => new Float64Array(to - from));
  for (let row = from, at = from * columns; row < to; row++) {
    for (let j = 0; j < columns; j++) units[j][row - from] = samples[at++] - mean[j];
  }
  return units;
}

/** Trace, and trace² over the squared Frobenius norm, which is (Σλ)²/Σλ² without the eigenvalues. */
function spread(covariance: Float64Array, columns: number): { total: number; participationRatio: number } {
  let total = 0;
  for (let k = 0; k < columns; k++) total += covariance[k * (columns + 1)];
  if (total === 0) return { total, participationRatio: 0 };
  const squares = covariance.reduce((sum, entry) => sum + (entry / total) * (entry / total), 0);
  return { total, participationRatio: 1 / squares };
}

function projectOnto(points: Samples, mean: Float64Array, components: Float64Array): Float64Array {
  const columns = mean.length;
  const keep = components.length / columns;
  const count = points.length / columns;
  if (!Number.isInteger(count)) throw refuse(`points of ${columns} entries each`, points.length);
  const out = new Float64Array(count * keep);
  const centred = new Float64Array(columns);
  for (let point = 0; point < count; point++) {
    centre(points, point, mean, centred);
    for (let k = 0; k < keep; k++) out[point * keep + k] = dot(components, k * columns, centred);
  }
  return out;
}

/** centred = row of samples − mean. */
function centre(samples: Samples, row: number, mean: Float64Array, centred: Float64Array): void {
  const start = row * mean.length;
  for (let j = 0; j < mean.length; j++) centred[j] = samples[start + j] - mean[j];
}

function dot(components: Float64Array, start: number, vector: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < vector.length; j++) sum += components[start + j] * vector[j];
  return sum;
}
