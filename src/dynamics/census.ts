/**
 * Counts fixed points by their number of unstable dimensions.
 *
 * @param points the points to count, of any input.
 * @param upTo the census has entries for 0 … `upTo` even where there are no such points. Default −1: it ends with the
 *   most unstable point, and that of no points is empty.
 * @returns the number of points with 0, 1, 2, … unstable dimensions.
 *
 * @example
 * censusOf([{ unstableDimensions: 0 }, { unstableDimensions: 2 }]); // [1, 0, 1]
 */
export function censusOf(points: readonly { readonly unstableDimensions: number }[], upTo = -1): number[] {
  const most = points.reduce((largest, { unstableDimensions }) => Math.max(largest, unstableDimensions), upTo);
  const census = Array.from({ length: most + 1 }, () => 0);
  for (const { unstableDimensions } of points) census[unstableDimensions]++;
  return census;
}
