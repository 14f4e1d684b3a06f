import { judgedClaim, type Claim } from "../../claim.ts";
import type { NetworkFindings } from "../findings.ts";

/** Claim: the search's list is consistent with being complete. Holds of a network whether or not it has learned. */
export function indexSumClaim(findings: readonly NetworkFindings[]): Claim {
  return judgedClaim({
    id: "index-sum",
    statement: "The list of fixed points is consistent with being complete: their indices sum to +1.",
    source: { kind: "derived", where: "Fixed-point index theorem: a map that carries a ball into itself has index sum +1." },
    criterion: "Sum over all points of sign det(I − J) is +1. Another sum proves that points are missing; +1 does not prove that none is.",
    figure: `points-${findings[0].name}`,
    measurements: findings.map((network) => ({ subject: network.name, ...measureSum(network) })),
  });
}

function measureSum({ indexSum, bounded }: NetworkFindings): { value: string; verdict: "holds" | "fails" | "undecided"; note?: string } {
  if (indexSum === undefined) return { value: "–", verdict: "undecided", note: "has a degenerate point" };
  const value = indexSum > 0 ? `+${indexSum}` : String(indexSum).replace("-", "−");
  if (!bounded) return { value, verdict: "undecided", note: "not known to be bounded" };
  return indexSum === 1 ? { value, verdict: "holds" } : { value, verdict: "fails", note: "points are missing" };
}
