import { InvalidInputError } from "../numeric/errors.ts";

/** Result of `wilcoxonSignedRank`. */
export interface SignedRankTest {
  /** Sum of the ranks of positive differences. */
  readonly positiveRanks: number;
  /** Sum of the ranks of negative differences. */
  readonly negativeRanks: number;
  /** Pairs that differ; the others are left out, as Wilcoxon did. */
  readonly pairs: number;
  /** Probability, if the signs were those of a fair coin, of rank sums at least as uneven as these; two-sided. 1 without pairs that differ. */
  readonly pValue: number;
}

/** Above this the table of rank sums gets large, and the exact test is no longer worth it. */
const MOST_PAIRS = 1000;

/**
 * Wilcoxon's signed-rank test of paired measurements: are values of `a` larger, or smaller, than those of `b` more often and by more
 * than chance allows? Exact for any number of pairs and with ties, which share their mean rank: all 2ⁿ signs are counted.
 *
 * The smallest p of n pairs is 2/2ⁿ: with five pairs or less it never falls below 0.05. Time O(n³).
 *
 * Source: Wilcoxon, Biometrics Bulletin 1 (1945).
 *
 * @throws InvalidInputError for lengths that differ, values that are not finite, and more than 1000 pairs.
 * @example
 * wilcoxonSignedRank([2, 4, 6, 8, 10, 12], [1, 2, 3, 4, 5, 6]).pValue // 0.03125
 */
export function wilcoxonSignedRank(a: ArrayLike<number>, b: ArrayLike<number>): SignedRankTest {
  requirePairs(a, b);
  const differences = Array.from(a, (value, k) => value - b[k]).filter((difference) => difference !== 0);
  const ranks = doubledRanks(differences);
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const positive = ranks.reduce((sum, rank, k) => (differences[k] > 0 ? sum + rank : sum), 0);
  return { positiveRanks: positive / 2, negativeRanks: (total - positive) / 2, pairs: differences.length, pValue: unevenness(ranks, Math.min(positive, total - positive), total) };
}

/** Twice the rank of each modulus, so that mean ranks of ties are whole numbers. */
function doubledRanks(differences: readonly number[]): number[] {
  const sizes = differences.map(Math.abs);
  return sizes.map((size) => {
    let [smaller, equal] = [0, 0];
    for (const other of sizes) {
      if (other < size) smaller++;
      else if (other === size) equal++;
    }
    return 2 * smaller + equal + 1;
  });
}

/** Probability that the smaller of the two rank sums is at most `least`: shares of all signs by the sum of positive ranks, rank by rank. */
function unevenness(ranks: readonly number[], least: number, total: number): number {
  const shares = new Float64Array(total + 1);
  shares[0] = 1;
  let reached = 0;
  for (const rank of ranks) {
    reached += rank;
    for (let sum = reached; sum >= 0; sum--) shares[sum] = (shares[sum] + (sum >= rank ? shares[sum - rank] : 0)) / 2;
  }
  let tail = 0;
  for (let sum = 0; sum <= least; sum++) tail += shares[sum];
  return Math.min(1, 2 * tail);
}

function requirePairs(a: ArrayLike<number>, b: ArrayLike<number>): void {
  const who = "wilcoxonSignedRank";
  if (a.length !== b.length) throw new InvalidInputError({ who, expected: "as many values of both", got: `${a.length} and ${b.length}` });
  if (a.length > MOST_PAIRS) throw new InvalidInputError({ who, expected: `at most ${MOST_PAIRS} pairs`, got: String(a.length) });
  for (const values of [a, b]) {
    const wrong = Array.from(values).findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0) throw new InvalidInputError({ who, expected: "finite values", got: `${values[wrong]} in pair ${wrong}` });
  }
}
