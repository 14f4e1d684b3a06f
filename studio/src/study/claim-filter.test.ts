import { testReport } from "@nullcline/report/test-report.ts";
import { expect, it } from "vitest";
import { claimCounts, claimsOf, verdictIn } from "./claim-filter.ts";

const { claims } = testReport();

it("an address filters claims by a verdict; anything else shows all", () => {
  expect(["verdict=fails", "verdict=undecided", "verdict=perhaps", ""].map((text) => verdictIn(new URLSearchParams(text)))).toEqual(["fails", "undecided", "all", "all"]);
});

it("a filter leaves the claims of its verdict in the report's order", () => {
  expect(claimsOf(claims, "fails").map(({ id }) => id)).toEqual(["learned"]);
  expect(claimsOf(claims, "all")).toBe(claims);
  expect(claimCounts(claims)).toEqual({ all: 3, holds: 1, fails: 1, undecided: 1 });
});
