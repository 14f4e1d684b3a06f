import { type CancelSignal, throwIfCancelled } from "../dynamics/search-progress.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { cappedSingularValueSum } from "./capped-singular-value-sum.ts";
import { distanceJobs, pairsOf, placeDistances, type DistanceJob } from "./distance-jobs.ts";
import { mixedRowMultiplier } from "./mixed-row-products.ts";
import { rowsOf } from "./row-products.ts";
import type { Samples } from "./sample-matrix.ts";
import { singularValueScratch } from "./small-singular-values.ts";
import type { WhitenedBasis } from "./whitened-basis.ts";

/** What a comparison needs of a `WhitenedBasis`; its directions may be stored as float32 to halve the memory. */
export type ComparableBasis = Pick<WhitenedBasis, "samples" | "sufficient"> & { readonly directions: Samples };

/** How many directions of two networks to compare. */
export interface PopulationDistanceOptions {
  /**
   * `"kept"`: all that their bases hold, for bases of one fixed number. `"sufficient"`: for both, as many as explain
   * the variance in the network that needs more, as far as the bases hold them. Default `"kept"`.
   */
  readonly compare?: "kept" | "sufficient";
}

/** How to watch and stop the making of a distance matrix. */
export interface DistanceMatrixOptions extends PopulationDistanceOptions {
  readonly onProgress?: ((progress: DistanceProgress) => void) | undefined;
  /** Looked at after each rectangle of the matrix, at most 16 × 16 networks. */
  readonly signal?: CancelSignal | undefined;
}

/** Where a distance matrix stands. */
export interface DistanceProgress {
  /** Pairs of networks compared. */
  readonly done: number;
  readonly total: number;
}

/**
 * SVCCA distances, 1 − mean canonical correlation, between all networks of a population: [N, N], symmetric, zero on
 * the diagonal. Products of many bases with many are taken at once, rather than one small product for each pair.
 *
 * About (N·K)²·S operations: 4·10¹² for 1,000 networks of 20 directions and 10,000 samples. To share them between
 * workers, give each some of `distanceJobs` and let it call `distancesOf`: the bits are the same. On Node,
 * `populationDistanceMatrix` does so. Memory beyond the bases and the result is a few megabytes. Products are taken in
 * float32 and added up in float64, which is twice as fast and leaves an error below 1e-6 in a distance, about 1e-8 with
 * thousands of samples.
 *
 * @param bases of the networks, on the same samples; see `whitenedBasis`.
 * @throws InvalidInputError when there are no bases, or one has other samples than the first or no whole direction.
 * @throws SearchCancelledError once `options.signal` is aborted.
 * @example
 * populationDistances(states.map((x) => whitenedBasis(x, { keep: 3 })))
 */
export function populationDistances(bases: readonly ComparableBasis[], options: DistanceMatrixOptions = {}): Float64Array {
  const steps = populationDistanceSteps(bases, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    options.onProgress?.(step.value);
    throwIfCancelled("populationDistances", options.signal);
  }
}

/** As `populationDistances`, a rectangle of the matrix at a time. */
export function* populationDistanceSteps(bases: readonly ComparableBasis[], options: PopulationDistanceOptions = {}): Generator<DistanceProgress, Float64Array> {
  const count = bases.length;
  const jobs = distanceJobs(count);
  const compareIn = jobComparer(jobs, bases, options);
  const out = new Float64Array(count * count);
  let done = 0;
  for (const job of jobs) {
    const distances = compareIn(job);
    placeDistances(out, count, job, distances);
    done += distances.length;
    yield { done, total: (count * (count - 1)) / 2 };
  }
  return out;
}

/**
 * The distances of each job, in the order of its `pairsOf`.
 *
 * @throws InvalidInputError as `populationDistances` does.
 */
export function distancesOf(jobs: readonly DistanceJob[], bases: readonly ComparableBasis[], options: PopulationDistanceOptions = {}): Float64Array[] {
  return jobs.map(jobComparer(jobs, bases, options));
}

/** A function that gives the distances of one of the jobs, with memory for the largest of them. */
function jobComparer(jobs: readonly DistanceJob[], bases: readonly ComparableBasis[], { compare = "kept" }: PopulationDistanceOptions): (job: DistanceJob) => Float64Array {
  requireBases(bases);
  const rows = bases.map(({ directions, samples }) => rowsOf<Samples>(directions, samples));
  const most = Math.max(...rows.map(({ length }) => length));
  const widest = Math.max(1, ...jobs.flatMap((job) => [job.rows[1] - job.rows[0], job.columns[1] - job.columns[0]]));
  const { multiply } = mixedRowMultiplier(widest * most, widest * most);
  const distanceIn = blockDistances(most);
  return (job) => {
    const [left, right] = [job.rows, job.columns].map(([first, end]) => stack(rows.slice(first, end)));
    const products = multiply(left.vectors, right.vectors);
    const distance = ([i, j]: readonly [number, number]): number => {
      const wanted = compare === "kept" ? most : Math.max(bases[i].sufficient, bases[j].sufficient);
      const corner = left.starts[i - job.rows[0]] * right.vectors.length + right.starts[j - job.columns[0]];
      return distanceIn(products.subarray(corner), right.vectors.length, Math.min(rows[i].length, wanted), Math.min(rows[j].length, wanted));
    };
    return Float64Array.from(pairsOf(job), distance);
  };
}

function requireBases(bases: readonly ComparableBasis[]): void {
  const who = "populationDistances";
  if (bases.length === 0) throw new InvalidInputError({ who, expected: "at least one basis", got: "none" });
  const { samples } = bases[0];
  bases.forEach((basis, k) => {
    if (basis.samples === samples && basis.directions.length > 0 && basis.directions.length % samples === 0) return;
    const got = `${basis.directions.length} entries for ${basis.samples} samples of network ${k}`;
    throw new InvalidInputError({ who, expected: `directions of ${samples} samples each`, got });
  });
}

/** All vectors of a group of networks in one list, and where those of each network start. */
function stack(group: readonly Samples[][]): { readonly vectors: Samples[]; readonly starts: number[] } {
  let next = 0;
  const starts = group.map(({ length }) => (next += length) - length);
  return { vectors: group.flat(), starts };
}

/** 1 − mean singular value of the leading block [height, width] of a matrix whose rows stand `stride` apart. */
function blockDistances(most: number): (matrix: Float64Array, stride: number, height: number, width: number) => number {
  const scratch = singularValueScratch(most);
  const block = new Float64Array(most * most);
  return (matrix, stride, height, width) => {
    for (let i = 0; i < height; i++) for (let j = 0; j < width; j++) block[i * width + j] = matrix[i * stride + j];
    return 1 - cappedSingularValueSum(block, height, width, scratch) / Math.min(height, width);
  };
}
