import { expect, it } from "vitest";
import { overallVerdict, type Verdict } from "./claim.ts";

const overall = (...verdicts: Verdict[]): Verdict => overallVerdict(verdicts.map((verdict) => ({ subject: "a", value: "1", verdict })));

it("one failure makes the whole fail, even beside an undecided measurement", () => {
  expect(overall("holds", "undecided", "fails")).toBe("fails");
});

it("one undecided measurement leaves the whole undecided", () => {
  expect(overall("holds", "undecided")).toBe("undecided");
});

it("holds only when every measurement does, and not without any", () => {
  expect(overall("holds", "holds")).toBe("holds");
  expect(overall()).toBe("undecided");
});
