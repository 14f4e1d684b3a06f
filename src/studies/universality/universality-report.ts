import type { Claim } from "../claim.ts";
import type { Provenance, Report, ReportSection } from "../report-record.ts";
import { distanceTable } from "./exhibits/distance-table.ts";
import { exampleTrial } from "./exhibits/example-trial.ts";
import { fixedPointTable } from "./exhibits/fixed-point-table.ts";
import { geometryTable } from "./exhibits/geometry-table.ts";
import { spectrum } from "./exhibits/spectrum.ts";
import { stateSpace } from "./exhibits/state-space.ts";
import { trainingCurves } from "./exhibits/training-curves.ts";
import { taskDistance } from "./task-points.ts";
import type { NetworkFindings, PopulationFindings } from "./findings.ts";

/** The paper that the study is about. */
export const universalityPaper =
  "Maheswaranathan, Williams, Golub, Ganguli, Sussillo: Universality and individuality in neural dynamics across large populations of recurrent networks. NeurIPS 2019.";

/** Puts findings and claims into a report. */
export function universalityReport(population: PopulationFindings, claims: readonly Claim[], provenance: Provenance): Report {
  return {
    title: "Universality and individuality: the three-bit flip-flop",
    subject: universalityPaper,
    summary: summary(population),
    claims,
    sections: sections(population),
    provenance,
  };
}

function summary({ networks, failed }: PopulationFindings): string[] {
  const all = [...networks, ...failed];
  const architectures = [...new Set(all.map(({ architecture }) => architecture))];
  const learned = networks.filter(({ score }) => score.passed).length;
  return [
    `${all.length} networks (${architectures.join(", ")}) were trained to hold three bits that input pulses flip; ${learned} of ${all.length} learned the task. The fixed points of each under zero input were then searched for, classified by their linearised dynamics, and followed along their unstable directions.`,
    `${populationSize(all.length, architectures.length)} No number in this report is the paper's; the paper's results for this task could be read only as statements and pictures.`,
  ];
}

function populationSize(networks: number, architectures: number): string {
  return networks === architectures
    ? "The population is one small network an architecture: enough to see whether the fixed points are arranged alike, not enough to tell architecture from chance."
    : "The population is a few small networks an architecture, far fewer than the paper's. Pictures show the first network of each; tables of claims and geometry count all.";
}

/** The first network of each architecture: the one that is drawn. */
function drawnNetworks(networks: readonly NetworkFindings[]): NetworkFindings[] {
  return networks.filter(({ architecture }, index) => networks.findIndex((other) => other.architecture === architecture) === index);
}

function sections(population: PopulationFindings): ReportSection[] {
  const { networks } = population;
  const drawn = drawnNetworks(networks);
  return [
    {
      title: "Training",
      text: "How the loss fell, and what each network does with the task afterwards.",
      columns: 1,
      figures: [trainingCurves(networks)],
    },
    { title: "Behaviour", text: "One trial that training did not see, the same for all networks. Every channel begins with a pulse.", columns: 2, figures: drawn.map(exampleTrial) },
    {
      title: "Fixed points in state space",
      text: `Three independent bits make a cube: memories at its corners, saddles on its edges, faces and at its centre. A search from noisy seeds also finds fixed points that no trial comes near. They are drawn as outlines and counted apart: those farther than ${taskDistance} times the root-mean-square Mahalanobis distance of the states that the network visits in trials and while it holds on for 512 steps afterwards. That border was chosen on pilot networks of this study, where points of the cube lay within 2.3 and all others beyond 8.`,
      columns: 1,
      figures: drawn.map(stateSpace),
    },
    {
      title: "Linearised dynamics",
      text: "How fast a small displacement from each fixed point grows or shrinks, and whether it turns.",
      columns: 2,
      figures: drawn.map(spectrum),
    },
    {
      title: "Geometry beside topology",
      text: "The same arrangement of fixed points can be embedded in differently shaped clouds of states.",
      columns: 1,
      figures: [geometryTable(networks), distanceTable(population)],
    },
    {
      title: "Fixed points one by one",
      text: "What the figures above are drawn from.",
      columns: 1,
      folded: true,
      figures: drawn.map(fixedPointTable),
    },
  ];
}
