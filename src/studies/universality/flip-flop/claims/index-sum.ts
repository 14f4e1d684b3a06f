import { judgedClaim, type Claim } from "../../../claim.ts";
import type { FlipFlopFindings } from "../findings.ts";
import type { FlipFlopPopulation } from "../population.ts";

/** Claim: the search's list is consistent with being complete. Holds of a network whether or not it has learned. */
export function indexSumClaim({ networks }: FlipFlopPopulation): Claim {
  return judgedClaim({
    id: "flip-flop-index-sum",
    statement: "The list of fixed points is consistent with being complete: their indices sum to +1.",
    source: { kind: "derived", where: "Fixed-point index theorem: a map that carries a ball into itself has index sum +1." },
    criterion: "Sum over all points of sign det(I − J) is +1. Another sum proves that points are missing; +1 does not prove that none is.",
    figure: "flip-flop-points",
    measurements: networks.map(({ name, findings }) => ({ subject: name, ...measureSum(findings) })),
  });
}

function measureSum({ indexSum, bounded }: FlipFlopFindings): { value: string; verdict: "holds" | "fails" | "undecided"; note?: string } {
  if (indexSum === null) return { value: "–", verdict: "undecided", note: "has a degenerate point" };
  const value = indexSum > 0 ? `+${indexSum}` : String(indexSum).replace("-", "−");
  if (!bounded) return { value, verdict: "undecided", note: "not known to be bounded" };
  return indexSum === 1 ? { value, verdict: "holds" } : { value, verdict: "fails", note: "points are missing" };
}
