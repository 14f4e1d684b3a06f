import type { FactorStatistics } from "../../../similarity/factor-statistics.ts";
import { judgedClaim, type Claim, type ClaimSource, type Measurement, type Verdict } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import type { DistanceView, TaskComparison, ViewName } from "../comparison/task-comparison.ts";
import { taskStudy } from "../task-studies.ts";
import type { TaskName } from "../task-study.ts";

/** Largest p at which groups count as told apart. */
const level = 0.05;
/** The two factors that the paper colours its maps by. */
export const mappedFactors = ["architecture", "activation"] as const;
type MappedFactor = (typeof mappedFactors)[number];

const nouns: Readonly<Record<MappedFactor, string>> = { architecture: "architecture", activation: "nonlinearity" };

const where = "Maheswaranathan et al. 2019";
const proposal = "SVCCA is the paper's measure; the numbers of directions and the tests are proposed here.";
const sources: Readonly<Record<TaskName, ClaimSource>> = {
  "flip-flop": { kind: "read", where: `${where}, abstract and the caption of Fig. 1. ${proposal}` },
  sine: { kind: "proposed", where: `The abstract of ${where} states it of all tasks; what its figure of this task shows could not be read. ${proposal}` },
  integration: { kind: "read", where: `${where}, abstract; its Fig. 3c maps this task's networks by architecture and activation. ${proposal}` },
};

/** Claim: networks of one class of a factor lie together when their geometry is compared. */
export function geometryClaim({ task, views }: TaskComparison, factor: MappedFactor): Claim {
  return judgedClaim({
    id: `${task}-geometry-${factor}`,
    statement: `On ${taskStudy(task).title}, representational geometry depends on the ${nouns[factor]}.`,
    source: sources[task],
    criterion: `SVCCA distances fall into groups: PERMANOVA gives p ≤ ${level}, and five neighbours name a network's class more often than always naming the commonest. Undecided where that depends on how many directions are compared: the task's own dimension, or 99 % of the variance.`,
    figure: "statistics",
    measurements: [measureGroups(views.filter(({ name }) => name !== "topology"), factor)],
  });
}

function measureGroups(views: readonly DistanceView[], factor: MappedFactor): Measurement {
  const subject = "population";
  const found = views.flatMap(({ name, statistics }) => (statistics[factor] === undefined ? [] : [{ name, statistics: statistics[factor] }]));
  if (found.length === 0) return { subject, value: "–", verdict: "undecided", note: tooFew };
  const apart = found.filter(({ statistics }) => toldApart(statistics)).length;
  const value = found.map(({ name, statistics }) => `${shortNames[name]}: ${statisticsText(statistics)}`).join("\n");
  return { subject, value, verdict: apart === found.length ? "holds" : apart === 0 ? "fails" : "undecided" };
}

const tooFew = "too few networks to tell groups from chance";
const shortNames: Readonly<Record<ViewName, string>> = { "geometry-fixed": "task's dimension", "geometry-sufficient": "99 % of the variance", topology: "topology" };

function toldApart({ permanova, neighbourAccuracy }: FactorStatistics): boolean {
  return permanova.p <= level && neighbourAccuracy.value > neighbourAccuracy.chance;
}

function statisticsText({ permanova, neighbourAccuracy }: FactorStatistics): string {
  return `R² ${numberText(permanova.value, 2)} (p ${numberText(permanova.p, 2)}), 5-NN ${Math.round(100 * neighbourAccuracy.value)} %`;
}

/** Claim: by topology, the classes of a factor separate less than by geometry. */
export function topologyClaim({ task, views }: TaskComparison, factor: MappedFactor): Claim {
  const read: ClaimSource = { kind: "read", where: `${where}, abstract and the caption of Fig. 1 (clusters that SVCCA shows merge). The statistics and the test are proposed here.` };
  const proposed: ClaimSource = { kind: "proposed", where: `${where} states it in the abstract of all tasks; the formulas for this task could not be read. The distance, the statistics and the test are proposed here.` };
  return judgedClaim({
    id: `${task}-topology-${factor}`,
    statement: `On ${taskStudy(task).title}, the topology of the dynamics depends less on the ${nouns[factor]} than geometry does.`,
    source: task === "flip-flop" ? read : proposed,
    criterion: "Topology's share of the squared distances (PERMANOVA R²) and its 5-neighbour accuracy are below those of geometry at 99 % of the variance; undecided where the bootstrap intervals of the shares overlap.",
    figure: "statistics",
    measurements: [compareViews(views, factor)],
  });
}

function compareViews(views: readonly DistanceView[], factor: MappedFactor): Measurement {
  const subject = "population";
  const [geometry, topology] = (["geometry-sufficient", "topology"] as const).map((name) => views.find((view) => view.name === name)?.statistics[factor]);
  if (geometry === undefined || topology === undefined) return { subject, value: "–", verdict: "undecided", note: tooFew };
  return { subject, value: `topology: ${statisticsText(topology)}\ngeometry: ${statisticsText(geometry)}`, verdict: compared(geometry, topology) };
}

/** Overlapping intervals leave it open; a topology that separates as well or better fails it. */
function compared(geometry: FactorStatistics, topology: FactorStatistics): Verdict {
  const less = topology.permanova.value < geometry.permanova.value && topology.neighbourAccuracy.value < geometry.neighbourAccuracy.value;
  if (!less) return "fails";
  return topology.permanova.high < geometry.permanova.low ? "holds" : "undecided";
}
