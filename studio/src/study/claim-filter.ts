import type { Claim, Verdict } from "@nullcline/studies/claim.ts";

/** What claims can be filtered by. */
export const verdictFilters = ["all", "holds", "fails", "undecided"] as const;

/** A verdict, or all of them. */
export type VerdictFilter = "all" | Verdict;

/** The filter that an address names; all unless it names a verdict. */
export function verdictIn(state: URLSearchParams): VerdictFilter {
  return verdictFilters.find((name) => name === state.get("verdict")) ?? "all";
}

/** The claims of a verdict, in the report's order. */
export function claimsOf(claims: readonly Claim[], filter: VerdictFilter): readonly Claim[] {
  return filter === "all" ? claims : claims.filter(({ verdict }) => verdict === filter);
}

/** How many claims each filter leaves. */
export function claimCounts(claims: readonly Claim[]): Readonly<Record<VerdictFilter, number>> {
  const count = (filter: VerdictFilter): number => claimsOf(claims, filter).length;
  return { all: count("all"), holds: count("holds"), fails: count("fails"), undecided: count("undecided") };
}
