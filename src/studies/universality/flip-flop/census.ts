import { censusOf } from "../../../dynamics/census.ts";
import type { FixedPointFinding } from "./findings.ts";

/** The census of three independent bistable bits: a state with k undecided bits has k unstable dimensions. */
export const idealCensus: readonly number[] = [8, 12, 6, 1];

/** The census of fixed points, to be put beside the ideal one: from 0 up to at least 3 unstable dimensions. */
export function flipFlopCensus(points: readonly Pick<FixedPointFinding, "unstableDimensions">[]): number[] {
  return censusOf(points, idealCensus.length - 1);
}

/** A census as text, e.g. `"8 / 12 / 6 / 1"`. */
export function censusText(census: readonly number[]): string {
  return census.join(" / ");
}
