import { describe, expect, it } from "vitest";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import { comparePairs } from "./compare-pairs.ts";

/** Records that carry nothing but a seed and the number compared. */
function records(values: readonly number[], from = 0): LearnerRecord[] {
  return values.map((weightNorm, k) => ({ settings: { seed: from + k }, weightNorm }) as LearnerRecord);
}
const measure = ({ weightNorm }: LearnerRecord) => weightNorm;
const larger = [2, 3, 4, 5, 6, 7.5];
const smaller = [1, 1.5, 2, 2.5, 3, 3.5];

describe("comparePairs", () => {
  it("holds where all pairs differ as wanted, with the numbers in its value", () => {
    expect(comparePairs({ subject: "norm", of: records(larger), against: records(smaller), measure, wanted: "larger" })).toEqual({
      subject: "norm",
      value: "4.58 ± 2 against 2.25 ± 0.94, p = 0.031 (6 pairs)",
      verdict: "holds",
    });
  });

  it("fails for the opposite, for too small a margin, and for what may be chance", () => {
    const all = { subject: "norm", of: records(larger), against: records(smaller), measure };
    expect(comparePairs({ ...all, wanted: "smaller" })).toMatchObject({ verdict: "fails", note: "not smaller" });
    expect(comparePairs({ ...all, wanted: "larger", margin: 9 })).toMatchObject({ verdict: "fails", note: "larger, but by less than 9" });
    expect(comparePairs({ ...all, of: records([0, 0, 4, 5, 6, 7]), wanted: "larger" })).toMatchObject({ verdict: "fails", note: "larger, but not significantly so" });
  });

  it("is undecided with fewer than six pairs of equal seeds", () => {
    expect(comparePairs({ subject: "norm", of: records(larger), against: records(smaller, 4), measure, wanted: "larger" })).toMatchObject({ verdict: "undecided", note: "6 pairs are the least that the test can decide on" });
    expect(comparePairs({ subject: "norm", of: [], against: records(smaller), measure, wanted: "larger" })).toMatchObject({ verdict: "undecided", value: "–" });
  });
});
