import type { FixedPointFinding } from "./findings.ts";

/** The census of three independent bistable bits: a state with k undecided bits has k unstable dimensions. */
export const idealCensus: readonly number[] = [8, 12, 6, 1];

/** Counts fixed points by number of unstable dimensions, from 0 up to at least 3. */
export function censusOf(points: readonly Pick<FixedPointFinding, "unstableDimensions">[]): number[] {
  const largest = Math.max(3, ...points.map(({ unstableDimensions }) => unstableDimensions));
  return Array.from({ length: largest + 1 }, (_, dimensions) =>
    points.filter(({ unstableDimensions }) => unstableDimensions === dimensions).length);
}

/** A census as text, e.g. `"8 / 12 / 6 / 1"`. */
export function censusText(census: readonly number[]): string {
  return census.join(" / ");
}
