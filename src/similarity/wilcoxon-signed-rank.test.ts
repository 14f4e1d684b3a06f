import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../numeric/errors.ts";
import { wilcoxonSignedRank } from "./wilcoxon-signed-rank.ts";

/** All 2ⁿ signs, one by one. */
function byEnumeration(differences: readonly number[]): number {
  const sizes = differences.filter((difference) => difference !== 0).map(Math.abs);
  const ranks = sizes.map((size) => sizes.filter((other) => other < size).length + (sizes.filter((other) => other === size).length + 1) / 2);
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const least = (signs: number) => {
    const positive = ranks.reduce((sum, rank, k) => sum + ((signs >> k) & 1) * rank, 0);
    return Math.min(positive, total - positive);
  };
  const seen = least(differences.filter((difference) => difference !== 0).reduce((signs, difference, k) => signs + (difference > 0 ? 1 << k : 0), 0));
  let count = 0;
  for (let signs = 0; signs < 1 << ranks.length; signs++) if (least(signs) <= seen) count++;
  return count / (1 << ranks.length);
}

const values = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 0, maxLength: 11 });

describe("wilcoxonSignedRank", () => {
  it("gives 2/2ⁿ when all differences have one sign", () => {
    expect(wilcoxonSignedRank([2, 4, 6, 8, 10, 12], [1, 2, 3, 4, 5, 6])).toEqual({ positiveRanks: 21, negativeRanks: 0, pairs: 6, pValue: 2 / 64 });
    const ten = Array.from({ length: 10 }, (_, k) => k + 1);
    expect(wilcoxonSignedRank(ten.map(() => 0), ten).pValue).toBe(2 / 1024);
  });

  it("gives the tabulated critical value: n = 10, rank sum 8, p = 0.048828125", () => {
    // Differences −8 and nine positive ones: the negative ranks sum to 8.
    const differences = [1, 2, 3, 4, 5, 6, 7, -8, 9, 10];
    expect(wilcoxonSignedRank(differences, differences.map(() => 0)).pValue).toBeCloseTo(0.048828125, 12);
  });

  it("agrees with the count over all signs, also with ties and pairs that do not differ", () => {
    fc.assert(
      fc.property(values, (differences) => {
        expect(wilcoxonSignedRank(differences, differences.map(() => 0)).pValue).toBeCloseTo(Math.min(1, byEnumeration(differences)), 12);
      }),
    );
  });

  it("does not care which of the two comes first, nor about the order of pairs", () => {
    fc.assert(
      fc.property(values, (differences) => {
        const zeros = differences.map(() => 0);
        const { pValue, positiveRanks } = wilcoxonSignedRank(differences, zeros);
        expect(wilcoxonSignedRank(zeros, differences)).toMatchObject({ pValue, negativeRanks: positiveRanks });
        expect(wilcoxonSignedRank(differences.toReversed(), zeros).pValue).toBe(pValue);
      }),
    );
  });

  it("refuses what is no pairing of finite numbers", () => {
    expect(() => wilcoxonSignedRank([1], [1, 2])).toThrow(new InvalidInputError({ who: "wilcoxonSignedRank", expected: "as many values of both", got: "1 and 2" }));
    expect(() => wilcoxonSignedRank([1, 2], [1, Number.NaN])).toThrow(/finite values, got NaN in pair 1/);
  });
});
