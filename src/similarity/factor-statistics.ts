import { ratioOfMeans } from "./between-within-ratio.ts";
import { bootstrapIntervals, type BootstrapOptions, type Interval } from "./bootstrap-intervals.ts";
import { classifiedPairs } from "./class-assignment.ts";
import { nearestNeighbourAccuracy, neighbourAccuracy } from "./nearest-neighbour-accuracy.ts";
import { explainedShare, permanova, type PermanovaOptions } from "./permanova.ts";
import { silhouette } from "./silhouette.ts";

/** Options of `factorStatistics`. */
export interface FactorStatisticsOptions extends BootstrapOptions, PermanovaOptions {
  /** Neighbours asked; default 5. */
  readonly neighbours?: number;
}

/** A statistic with its bootstrap interval. */
export interface Estimate extends Interval {
  readonly value: number;
}

/** How far one factor, e.g. the architecture, shows in one distance matrix. */
export interface FactorStatistics {
  /** The factor's classes with their numbers of networks, in order of first appearance. */
  readonly classes: readonly { readonly name: string; readonly count: number }[];
  /** Leave-one-out accuracy, and the accuracy of always naming the largest class. */
  readonly neighbourAccuracy: Estimate & { readonly chance: number };
  readonly silhouette: Estimate;
  readonly permanova: Estimate & { readonly pseudoF: number; readonly p: number; readonly permutations: number };
  readonly betweenWithinRatio: Estimate;
}

/**
 * All statistics of a factor in a distance matrix, with intervals; see `nearestNeighbourAccuracy`, `meanSilhouette`,
 * `permanova` (whose R² is the value), `betweenWithinRatio` and `bootstrapIntervals`.
 *
 * @param distances [n, n], n above the number of neighbours.
 * @param labels class of each network.
 * @throws InvalidInputError when `distances` is not a matrix of distances, labels do not fit, or an option is out of range.
 * @example
 * factorStatistics(distances, networks.map(({ cell }) => cell), { seed: 1 }).permanova.value
 */
export function factorStatistics(distances: Float64Array, labels: readonly string[], options: FactorStatisticsOptions = {}): FactorStatistics {
  const { neighbours = 5 } = options;
  const { pairs, classes } = classifiedPairs("factorStatistics", distances, labels);
  const { accuracy, chance } = nearestNeighbourAccuracy(distances, labels, neighbours);
  const intervals = bootstrapIntervals(distances, labels, {
    accuracy: (sample, among) => neighbourAccuracy(sample, among, neighbours),
    silhouette,
    r2: explainedShare,
    ratio: ratioOfMeans,
  }, options);
  const { r2, ...test } = permanova(distances, labels, options);
  return {
    classes: classes.names.map((name, k) => ({ name, count: classes.members[k].length })),
    neighbourAccuracy: { value: accuracy, chance, ...intervals.accuracy },
    silhouette: { value: silhouette(pairs, classes), ...intervals.silhouette },
    permanova: { value: r2, ...test, ...intervals.r2 },
    betweenWithinRatio: { value: ratioOfMeans(pairs, classes), ...intervals.ratio },
  };
}
