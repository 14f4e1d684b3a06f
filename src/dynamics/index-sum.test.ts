import { describe, expect, it } from "vitest";
import { completeness, indexSum } from "./index-sum.ts";

const nothing = { coverage: 1, chao1: 3, unseen: 0 };

describe("completeness", () => {
  it.each([
    ["consistent", [1, -1, 1], true, nothing, "index sum is +1, as theory demands; the hit counts suggest no further points"],
    ["points are missing", [1, 1], true, nothing, "index sum is +2, theory demands +1: points are missing"],
    ["points are missing", [1, -1], true, nothing, "index sum is 0, theory demands +1: points are missing"],
    ["undecided", [1, 0], true, nothing, "1 point is degenerate, so the index sum cannot be formed; the hit counts suggest no further points"],
    ["undecided", [0, 0], true, nothing, "2 points are degenerate, so the index sum cannot be formed; the hit counts suggest no further points"],
    ["unknown", [-1], false, { ...nothing, unseen: 2.46 }, "index sum is −1, where theory demands a value only of exact fixed points of bounded maps; the hit counts suggest at least 2.5 further points"],
  ] as const)("is %s for indices %j of with demanded = %s", (verdict, indices, demanded, unseen, sentence) => {
    expect(completeness(indexSum(indices, demanded), unseen)).toEqual({ verdict, sentence });
  });
});
