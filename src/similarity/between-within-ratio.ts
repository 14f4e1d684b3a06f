import { classifiedPairs, type ClassAssignment, type ComparedPairs } from "./class-assignment.ts";

/**
 * Mean distance of networks of different classes over mean distance of networks of one class: 1 where the classes make
 * no difference, also when all distances are 0; Infinity when only distances within classes are.
 *
 * @param distances [n, n].
 * @param labels class of each network.
 * @throws InvalidInputError when `distances` is not a matrix of distances or labels do not fit.
 */
export function betweenWithinRatio(distances: Float64Array, labels: readonly string[]): number {
  const { pairs, classes } = classifiedPairs("betweenWithinRatio", distances, labels);
  return ratioOfMeans(pairs, classes);
}

/** The statistic of `betweenWithinRatio`; NaN when no two networks of one class, or of two classes, are compared. */
export function ratioOfMeans(pairs: ComparedPairs, { of }: ClassAssignment): number {
  const n = of.length;
  const sums = [0, 0];
  const counts = [0, 0];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const distance = pairs[i * n + j];
      if (Number.isNaN(distance)) continue;
      const kind = of[i] === of[j] ? 1 : 0;
      sums[kind] += distance;
      counts[kind]++;
    }
  }
  const [between, within] = sums.map((sum, kind) => sum / counts[kind]);
  return between === 0 && within === 0 ? 1 : between / within;
}
