import { judgedClaim, type Claim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import type { NetworkFindings } from "../findings.ts";
import { pairsOf } from "./pairs.ts";

/** How much farther apart architectures must lie than networks of one architecture. */
const ratioNeeded = 2;

/** Claim: unlike topology, geometry depends on the architecture. */
export function geometryClaim(findings: readonly NetworkFindings[]): Claim {
  return judgedClaim({
    id: "geometry",
    statement: "Representational geometry, unlike topology, depends strongly on the architecture.",
    source: { kind: "read", where: "Maheswaranathan et al. 2019, abstract (there measured by SVCCA; the measure and threshold here are proposed)." },
    criterion: `The participation ratio of h differs between architectures by more than ${ratioNeeded} times as much as between networks of one architecture (means over pairs).`,
    figure: "geometry",
    measurements: [compareGeometry(findings.filter(({ score }) => score.passed))],
  });
}

function meanDifference(pairs: readonly (readonly [NetworkFindings, NetworkFindings])[]): number {
  const differences = pairs.map(([a, b]) => Math.abs(a.geometry.participationRatio - b.geometry.participationRatio));
  return differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
}

function compareGeometry(learned: readonly NetworkFindings[]): Measurement {
  const pairs = pairsOf(learned);
  const within = pairs.filter(([a, b]) => a.cell === b.cell);
  const between = pairs.filter(([a, b]) => a.cell !== b.cell);
  const subject = "population";
  const value = `participation ratios ${learned.map(({ name, geometry }) => `${name} ${numberText(geometry.participationRatio)}`).join(", ")}`;
  if (within.length === 0 || between.length === 0) {
    return { subject, value, verdict: "undecided", note: "one network an architecture cannot tell architecture from chance" };
  }
  const holds = meanDifference(between) > ratioNeeded * meanDifference(within);
  return { subject, value, verdict: holds ? "holds" : "fails" };
}
