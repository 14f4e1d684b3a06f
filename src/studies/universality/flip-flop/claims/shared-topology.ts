import { judgedClaim, type Claim, type Measurement } from "../../../claim.ts";
import { numberText } from "../../../number-text.ts";
import { topologyDistance } from "../topology-distance.ts";
import type { FlipFlopPopulation } from "../population.ts";

/** Largest topology distance at which two networks count as the same: a tenth of their transitions may differ. */
const tolerance = 0.1;
/** Share of the pairs that must be within it. */
const share = 0.75;

/** Claim: the topology of fixed points does not depend on the architecture. */
export function sharedTopology({ networks }: FlipFlopPopulation): Claim {
  return judgedClaim({
    id: "flip-flop-shared-topology",
    statement: "The topology of fixed points and the transitions between them often look the same across architectures.",
    source: { kind: "read", where: "Maheswaranathan et al. 2019, abstract (a qualitative statement; the distance, its threshold and the share are proposed here)." },
    criterion: `Of pairs of networks of different architectures that learned the task, at least ${100 * share} % differ in at most ${100 * tolerance} % of their transitions to memories (Jaccard distance).`,
    figure: "flip-flop-points",
    measurements: [compareAll({ networks, failed: [] })],
  });
}

function compareAll({ networks }: FlipFlopPopulation): Measurement {
  const learned = networks.filter(({ score }) => score.passed);
  const distances = learned.flatMap((a, index) => learned.slice(index + 1).filter((b) => b.architecture !== a.architecture).map((b) => topologyDistance(a.findings, b.findings)));
  const subject = "population";
  if (distances.length === 0) return { subject, value: "no two architectures to compare", verdict: "undecided" };
  const alike = distances.filter((distance) => distance <= tolerance).length;
  const median = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)];
  const value = `${alike} of ${distances.length} pairs alike; median distance ${numberText(median, 2)}`;
  return { subject, value, verdict: alike >= share * distances.length ? "holds" : "fails" };
}
