import type { RandomStream } from "../../numeric/random.ts";
import { shuffledOrder } from "../../similarity/shuffled-order.ts";

/** How far apart groups lie, and how often chance separates them as well. */
export interface GroupSeparation {
  /** Mean distance over pairs of different groups; NaN when there is none. */
  readonly between: number;
  /** Mean distance over pairs of one group; NaN when there is none. */
  readonly within: number;
  /** Share of shuffled groupings, this one included, whose between-to-within ratio is as large. */
  readonly chance: number;
}

const shuffles = 999;

/**
 * Compares distances between groups with those within them, and with what chance gives by shuffling the labels.
 *
 * @param distance between items i and j, symmetric.
 * @param labels the group of each item.
 */
export function groupSeparation(distance: (i: number, j: number) => number, labels: readonly string[], stream: RandomStream): GroupSeparation {
  const { between, within } = meanDistances(distance, labels);
  const observed = between / within;
  let asLarge = 1;
  for (let shuffle = 0; shuffle < shuffles; shuffle++) {
    const shuffled = Array.from(shuffledOrder(labels.length, stream), (index) => labels[index]);
    const other = meanDistances(distance, shuffled);
    // Groupings that only rename the groups differ by rounding at most; they count as equal.
    if (other.between / other.within >= observed * (1 - 1e-9)) asLarge++;
  }
  return { between, within, chance: asLarge / (shuffles + 1) };
}

function meanDistances(distance: (i: number, j: number) => number, labels: readonly string[]): { between: number; within: number } {
  const sums = { between: 0, within: 0 };
  const counts = { between: 0, within: 0 };
  for (let i = 0; i < labels.length; i++) {
    for (let j = i + 1; j < labels.length; j++) {
      const kind = labels[i] === labels[j] ? "within" : "between";
      sums[kind] += distance(i, j);
      counts[kind]++;
    }
  }
  return { between: sums.between / counts.between, within: sums.within / counts.within };
}
