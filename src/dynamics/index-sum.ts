import type { UnseenPoints } from "./unseen-points.ts";

/** The fixed-point index of one point, sign det(I − J): 0 where the sign cannot be decided. */
export type FixedPointIndex = -1 | 0 | 1;

/** The index check of a set of fixed points that share one input. */
export interface IndexSum {
  /** Σ sign det(I − J) over the points. */
  readonly value: number;
  /** What theory demands of the complete set: +1 for the exact fixed points of a bounded map, otherwise unknown. */
  readonly expected: 1 | undefined;
  /** Points whose sign is undecided, because I − J is singular within its uncertainty. */
  readonly undecided: number;
}

/** What can be said of whether all points were found, as a verdict and in a sentence. */
export interface Completeness {
  readonly verdict: "consistent" | "points are missing" | "undecided" | "unknown";
  readonly sentence: string;
}

/**
 * Sums the indices of fixed points.
 *
 * A continuous map that sends everything into one ball has indices that sum to +1 over all its fixed points, if
 * none is degenerate (Lefschetz–Hopf). A sum other than +1 proves that points are missing; a sum of +1 does not
 * prove completeness, since missed points of opposite index cancel.
 *
 * @param demanded whether theory demands a value: the map is bounded and the points are exact.
 */
export function indexSum(indices: readonly FixedPointIndex[], demanded: boolean): IndexSum {
  return {
    value: indices.reduce<number>((sum, index) => sum + index, 0),
    expected: demanded ? 1 : undefined,
    undecided: indices.filter((index) => index === 0).length,
  };
}

/** Puts the index check and the hit counts into words. */
export function completeness({ value, expected, undecided }: IndexSum, unseen: UnseenPoints): Completeness {
  const hits = `the hit counts suggest ${unseen.unseen === 0 ? "no" : `at least ${unseen.unseen.toFixed(1)}`} further points`;
  if (expected === undefined) {
    return { verdict: "unknown", sentence: `index sum is ${signed(value)}, where theory demands a value only of exact fixed points of bounded maps; ${hits}` };
  }
  if (undecided > 0) {
    const points = undecided === 1 ? "1 point is" : `${undecided} points are`;
    return { verdict: "undecided", sentence: `${points} degenerate, so the index sum cannot be formed; ${hits}` };
  }
  if (value !== expected) {
    return { verdict: "points are missing", sentence: `index sum is ${signed(value)}, theory demands +1: points are missing` };
  }
  return { verdict: "consistent", sentence: `index sum is +1, as theory demands; ${hits}` };
}

function signed(value: number): string {
  if (value === 0) return "0";
  return value > 0 ? `+${value}` : `−${-value}`;
}
