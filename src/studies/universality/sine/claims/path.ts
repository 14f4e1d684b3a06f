import { jaccardDistance } from "../../../../similarity/graph-distances.ts";
import { judgedClaim, type Claim, type Measurement } from "../../../claim.ts";
import { numberText } from "../../../number-text.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { SineFindings } from "../findings.ts";
import { adjacencyOf, pathEdges } from "../neighbours.ts";
import type { SinePopulation } from "../population.ts";

/** Least order score of points that stand in order. */
const leastOrder = 0.99;
/** Largest distance at which two graphs count as alike, and the share of pairs that must be. */
const tolerance = 0.1;
const share = 0.75;

/** Claim: the points stand along a curve in the commands' order. */
export function pathClaim({ networks }: SinePopulation): Claim {
  return judgedClaim({
    id: "sine-path",
    statement: "The fixed points stand along a curve in the order of their commands.",
    source: { kind: "proposed", where: "A graph of the input-dependent fixed points is compared between networks in the paper, whose formula could not be read; the two nearest neighbours on both sides, and their ideal, a path, are proposed here." },
    criterion: `The graph of mutual two nearest neighbours is the path from command to command, and the order score (Spearman's ρ with the position along the curve) is at least ${leastOrder}.`,
    figure: "sine-points",
    measurements: measureEach(networks, measurePath),
  });
}

/** Claim: the arrangement of points does not depend on the architecture. */
export function sharedArrangement({ networks }: SinePopulation): Claim {
  return judgedClaim({
    id: "sine-shared-topology",
    statement: "The topology of the input-dependent fixed points often looks the same across architectures.",
    source: { kind: "read", where: "Maheswaranathan et al. 2019, abstract (a qualitative statement on topological structure; the graph, its distance and the thresholds are proposed here)." },
    criterion: `Of pairs of networks of different architectures that learned the task, at least ${100 * share} % differ in at most ${100 * tolerance} % of the edges that either has (Jaccard distance of their graphs of neighbours).`,
    figure: "sine-points",
    measurements: [compareAll(networks)],
  });
}

function measurePath({ neighbours, commands, orderScore }: SineFindings): NetworkMeasurement {
  const along = neighbours.filter(([from, to]) => to === from + 1).length;
  const others = neighbours.length - along;
  const value = `${along} of ${commands.length - 1} links${others === 0 ? "" : `, ${others} others`}; order ${orderScore === null ? "–" : numberText(orderScore)}`;
  return { value, verdict: along === pathEdges(commands.length).length && others === 0 && (orderScore ?? 0) >= leastOrder ? "holds" : "fails" };
}

function compareAll(networks: SinePopulation["networks"]): Measurement {
  const graphs = networks.filter(({ score }) => score.passed).map(({ architecture, findings }) => ({ architecture, graph: adjacencyOf(findings.neighbours, findings.commands.length) }));
  const distances = graphs.flatMap((a, k) => graphs.slice(k + 1).filter((b) => b.architecture !== a.architecture).map((b) => jaccardDistance(a.graph, b.graph)));
  const subject = "population";
  if (distances.length === 0) return { subject, value: "no two architectures to compare", verdict: "undecided" };
  const alike = distances.filter((distance) => distance <= tolerance).length;
  const median = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)];
  return { subject, value: `${alike} of ${distances.length} pairs alike; median distance ${numberText(median, 2)}`, verdict: alike >= share * distances.length ? "holds" : "fails" };
}
