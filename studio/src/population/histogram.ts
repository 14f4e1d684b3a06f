import { median } from "@nullcline/numeric/median.ts";
import { linearScale, logScale, type Scale } from "@nullcline/report/scale.ts";
import type { PopulationFactor } from "@nullcline/report/population-data.ts";
import type { Measure } from "../server/source-api.ts";

/** How the networks of one group spread over a measure. B = bins. */
export interface GroupHistogram {
  /** Index of the group. */
  readonly code: number;
  /** [B]: networks in each bin. */
  readonly counts: Uint32Array;
  /** Median; NaN where no network of the group has a value. */
  readonly median: number;
}

/** How a population spreads over a measure, by groups. Bins have equal width on the scale. */
export interface Histogram {
  readonly measure: Measure;
  readonly scale: Scale;
  readonly groups: readonly GroupHistogram[];
  /** Most networks in a bin of any group. */
  readonly most: number;
  /** Networks present that have no value. */
  readonly missing: number;
}

/** Bins of a histogram: two pixels or more each. */
export const binCount = 48;

/** The scale of a measure over pixels from `left` to `right`. */
export function measureScale({ values, scale }: Measure, left: number, right: number): Scale {
  const known = values.filter(Number.isFinite);
  let [low, high] = [Infinity, -Infinity];
  for (const value of known) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (low > high) return linearScale([0, 1], [left, right], 4);
  return scale === "log" ? logScale([low, high], [left, right], 4) : linearScale([low, high], [left, right], 4);
}

/** The bin of a value: those outside the scale belong to its ends. */
export function binOf(scale: Scale, value: number): number {
  const [left, right] = scale.range;
  const share = (scale.toPixel(value) - left) / (right - left);
  return Math.max(0, Math.min(binCount - 1, Math.floor(share * binCount)));
}

/** Counts the present members of each group in each bin of a measure. */
export function histogram(measure: Measure, group: PopulationFactor, present: readonly number[], scale: Scale): Histogram {
  const counts = group.values.map(() => new Uint32Array(binCount));
  const own = group.values.map((): number[] => []);
  let missing = 0;
  for (const member of present) {
    const value = measure.values[member];
    if (Number.isFinite(value)) {
      counts[group.codes[member]][binOf(scale, value)]++;
      own[group.codes[member]].push(value);
    } else missing++;
  }
  const groups = counts.map((count, code) => ({ code, counts: count, median: median(own[code]) }));
  return { measure, scale, groups, most: Math.max(1, ...counts.map((count) => count.reduce((most, one) => Math.max(most, one), 0))), missing };
}

/** How many of some members fall into each bin, [B] a group. */
export function binnedMembers({ measure, scale, groups }: Histogram, { codes }: PopulationFactor, members: readonly number[]): readonly Uint32Array[] {
  const counts = groups.map(() => new Uint32Array(binCount));
  for (const member of members) {
    const value = measure.values[member];
    if (Number.isFinite(value)) counts[codes[member]][binOf(scale, value)]++;
  }
  return counts;
}
