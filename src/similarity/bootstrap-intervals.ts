import { InvalidInputError } from "../numeric/errors.ts";
import { createStream, type RandomStream } from "../numeric/random.ts";
import { classifiedPairs, regroup, type ClassAssignment, type ClassStatistic, type ComparedPairs } from "./class-assignment.ts";

/** Options of `bootstrapIntervals`. */
export interface BootstrapOptions {
  /** Bootstrap samples; default 200, enough for the ends of a 95 % interval to about a tenth of its width. */
  readonly resamples?: number;
  /** Share of the samples' values that the interval holds; default 0.95. */
  readonly level?: number;
  /** Seed of the samples; default 0. */
  readonly seed?: number;
}

/** A percentile interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Samples for which the statistic could be computed. */
  readonly used: number;
}

/**
 * Bootstrap intervals of statistics of a distance matrix: networks are drawn with replacement, as many of each class as
 * there are, and the statistics computed for the drawn ones, all from the same draws.
 *
 * A network drawn twice lies at distance 0 from its copy, which would feign similarity: copies are not compared with
 * each other. The interval is still a rough one. A sample holds about 63 % of the networks, and copies of one
 * neighbour fill several places of a vote, so that nearest-neighbour accuracies come out low; classes of a few
 * networks give intervals that are too narrow.
 *
 * @param distances [n, n].
 * @param labels class of each network.
 * @param statistics by name.
 * @throws InvalidInputError when `distances` is not a matrix of distances, labels do not fit, or an option is out of range.
 */
export function bootstrapIntervals<Name extends string>(
  distances: Float64Array,
  labels: readonly string[],
  statistics: Readonly<Record<Name, ClassStatistic>>,
  { resamples = 200, level = 0.95, seed = 0 }: BootstrapOptions = {},
): Record<Name, Interval> {
  const { pairs, classes } = classifiedPairs("bootstrapIntervals", distances, labels);
  requireOptions(resamples, level);
  const stream = createStream({ study: "bootstrap", purpose: "networks", seed });
  const names = Object.keys(statistics) as Name[];
  const values = names.map(() => new Float64Array(resamples));
  for (let k = 0; k < resamples; k++) {
    const drawn = drawNetworks(classes, stream);
    const sample = { pairs: pairsAmong(pairs, drawn), classes: regroup(drawn.map((network) => classes.of[network]), classes.names) };
    names.forEach((name, at) => (values[at][k] = statistics[name](sample.pairs, sample.classes)));
  }
  return Object.fromEntries(names.map((name, at) => [name, percentileInterval(values[at], level)])) as Record<Name, Interval>;
}

function requireOptions(resamples: number, level: number): void {
  const who = "bootstrapIntervals";
  if (!(Number.isInteger(resamples) && resamples >= 2)) throw new InvalidInputError({ who, expected: "at least 2 resamples", got: String(resamples) });
  if (!(level > 0 && level < 1)) throw new InvalidInputError({ who, expected: "a level in (0, 1)", got: String(level) });
}

function drawNetworks({ members }: ClassAssignment, stream: RandomStream): Int32Array {
  return Int32Array.from(members.flatMap((list) => Array.from(list, () => list[stream.integer(list.length)])));
}

/** Distances among drawn networks; those of two copies of one network come from the diagonal, NaN. */
function pairsAmong(pairs: ComparedPairs, drawn: Int32Array): ComparedPairs {
  const n = drawn.length;
  const out = new Float64Array(n * n);
  for (let i = 0, at = 0; i < n; i++) for (let j = 0; j < n; j++) out[at++] = pairs[drawn[i] * n + drawn[j]];
  return out;
}

function percentileInterval(values: Float64Array, level: number): Interval {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted();
  return { low: quantile(sorted, (1 - level) / 2), high: quantile(sorted, (1 + level) / 2), used: sorted.length };
}

/** Linear interpolation between order statistics; NaN of none. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const [low, high] = [sorted[below] ?? NaN, sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN];
  return low === high ? low : low + (at - below) * (high - low);
}
