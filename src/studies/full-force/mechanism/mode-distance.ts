import { InvalidInputError } from "../../../numeric/errors.ts";
import type { LinearMode } from "./linear-modes.ts";

/** How far two sets of modes are apart. */
export interface ModeDistance {
  /** Hz */
  readonly frequency: number;
  /** 1/s */
  readonly growth: number;
}

/**
 * Distance between the distributions of frequency, and of growth, of the `count` slowest modes of two systems: the mean difference of
 * the sorted values, which is the first Wasserstein distance.
 *
 * @param a modes, slowest first; see `linearModes`.
 * @throws InvalidInputError when one has fewer than `count` modes.
 */
export function modeDistance(a: readonly LinearMode[], b: readonly LinearMode[], count: number): ModeDistance {
  const fewest = Math.min(a.length, b.length);
  if (count < 1 || count > fewest) throw new InvalidInputError({ who: "modeDistance", expected: `1…${fewest} modes, as many as both systems have`, got: String(count) });
  const apart = (of: (mode: LinearMode) => number): number => {
    const [one, other] = [a, b].map((modes) => modes.slice(0, count).map(of).toSorted((x, y) => x - y));
    return one.reduce((sum, value, k) => sum + Math.abs(value - other[k]), 0) / count;
  };
  return { frequency: apart(({ frequency }) => frequency), growth: apart(({ growth }) => growth) };
}
