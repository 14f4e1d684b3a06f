import { judgedClaim, type Claim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import { censusOf, censusText } from "../census.ts";
import type { NetworkFindings } from "../findings.ts";
import { taskPoints } from "../task-points.ts";
import { topologyDistance } from "../topology-distance.ts";
import { doubtAboutTaskPoints } from "./doubts.ts";
import { pairsOf } from "./pairs.ts";

/** Largest topology distance at which two networks count as the same; a tenth of their parts may differ. */
const tolerance = 0.1;

/** Claim: the topology of fixed points does not depend on the architecture. */
export function sharedTopology(findings: readonly NetworkFindings[]): Claim {
  return judgedClaim({
    id: "shared-topology",
    statement: "The topology of fixed points and the transitions between them look the same across architectures.",
    source: { kind: "read", where: "Maheswaranathan et al. 2019, abstract (a qualitative statement; the distance and its threshold are proposed here)." },
    criterion: `Between every two architectures, at most ${tolerance} of the labelled fixed points and transitions where the task is done differ (Jaccard distance).`,
    figure: `space-${findings[0].name}`,
    measurements: [compareAll(findings)],
  });
}

function compareAll(findings: readonly NetworkFindings[]): Measurement {
  const learned = findings.filter(({ score }) => score.passed);
  const pairs = pairsOf(learned).filter(([a, b]) => a.architecture !== b.architecture);
  const subject = "population";
  if (pairs.length === 0) return { subject, value: "no two architectures to compare", verdict: "undecided" };
  const largest = Math.max(...pairs.map(([a, b]) => topologyDistance(a.fixedPoints, b.fixedPoints)));
  const censuses = new Set(learned.map(({ fixedPoints }) => censusText(censusOf(taskPoints(fixedPoints)))));
  const value = `largest distance ${numberText(largest, 2)} among ${learned.length} networks; censuses ${[...censuses].join("; ")}`;
  const doubtful = learned.filter((network) => doubtAboutTaskPoints(network) !== undefined);
  if (doubtful.length > 0) return { subject, value, verdict: "undecided", note: `search in doubt: ${doubtful.map(({ name }) => name).join(", ")}` };
  if (learned.length < findings.length) return { subject, value, verdict: "undecided", note: "some networks have not learned the task" };
  return { subject, value, verdict: largest <= tolerance ? "holds" : "fails" };
}
