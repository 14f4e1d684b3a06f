import { classifiedPairs, type ClassAssignment, type ComparedPairs } from "./class-assignment.ts";

/**
 * Mean silhouette of classes, in [−1, 1]: over networks, (b − a)/max(a, b) with a the mean distance to the own class
 * and b that to the nearest other class. Above 0, networks lie closer to their own class than to any other. A network
 * that is alone in its class, or has a = b = 0, counts 0. Rousseeuw 1987.
 *
 * @param distances [n, n].
 * @param labels class of each network.
 * @throws InvalidInputError when `distances` is not a matrix of distances or labels do not fit.
 */
export function meanSilhouette(distances: Float64Array, labels: readonly string[]): number {
  const { pairs, classes } = classifiedPairs("meanSilhouette", distances, labels);
  return silhouette(pairs, classes);
}

/** The statistic of `meanSilhouette`. */
export function silhouette(pairs: ComparedPairs, { of, members }: ClassAssignment): number {
  const n = of.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += width(members.map((list) => meanDistance(pairs, i * n, list)), of[i]);
  return sum / n;
}

function width(means: readonly number[], own: number): number {
  const inside = means[own];
  const outside = means.reduce((least, mean, k) => (k !== own && mean < least ? mean : least), Infinity);
  if (Number.isNaN(inside) || outside === Infinity || inside === outside) return 0;
  return (outside - inside) / Math.max(inside, outside);
}

/** NaN when none of the members is compared. */
function meanDistance(pairs: ComparedPairs, row: number, members: Int32Array): number {
  let [sum, count] = [0, 0];
  for (const member of members) {
    const distance = pairs[row + member];
    if (Number.isNaN(distance)) continue;
    sum += distance;
    count++;
  }
  return sum / count;
}
