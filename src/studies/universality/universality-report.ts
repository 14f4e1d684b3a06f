import type { Report, ReportSection } from "../report-record.ts";
import { judgementRule } from "./claims/by-architecture.ts";
import { checkTable } from "./exhibits/check-table.ts";
import { configurationsTable } from "./exhibits/configurations-table.ts";
import { dissociationTable } from "./exhibits/dissociation-table.ts";
import { populationFigure } from "./exhibits/population-figure.ts";
import { statisticsTable } from "./exhibits/statistics-table.ts";
import { trainingCurves } from "./exhibits/training-curves.ts";
import type { StudyFindings } from "./measured-result.ts";
import type { PlannedNetwork } from "./population.ts";
import { taskStudy } from "./task-studies.ts";

/** The paper that the study is about. */
export const universalityPaper =
  "Maheswaranathan, Williams, Golub, Ganguli, Sussillo: Universality and individuality in neural dynamics across large populations of recurrent networks. NeurIPS 2019.";

/**
 * Puts what a study found into a report.
 *
 * @param machine what was measured on the machine that ran it, kept apart from everything else.
 */
export function universalityReport(findings: StudyFindings, plan: readonly PlannedNetwork[], machine: ReportSection): Report {
  const { tasks, claims, provenance } = findings;
  return {
    title: "Universality and individuality of recurrent networks on three tasks",
    subject: universalityPaper,
    summary: summary(findings, plan),
    claims,
    sections: [
      ...populationSections(findings, plan),
      ...tasks.flatMap(({ task, networks, failed }) => taskStudy(task).exhibits({ networks: networks.map(({ network }) => network), failed })),
      machine,
    ],
    provenance,
  };
}

function summary({ tasks }: StudyFindings, plan: readonly PlannedNetwork[]): string[] {
  const architectures = [...new Set(plan.map(({ architecture }) => architecture))];
  const activations = [...new Set(plan.map(({ activation }) => activation))];
  const counts = tasks.map(({ task, networks, failed }) => `${networks.filter(({ network }) => network.score.passed).length} of ${networks.length + failed.length} learned ${taskStudy(task).title}`);
  return [
    `${plan.length} networks (${architectures.join(", ")}; ${activations.join(" and ")}) were trained: ${counts.join(", ")}. Those that learned were analysed: fixed points and transitions, input-dependent fixed points and limit cycles, lines of slow points; and compared with each other by geometry (SVCCA) and by the topology of their dynamics.`,
    `${judgementRule} ${sizeText(plan)} No number in this report is the paper's; its results could be read only as statements and captions.`,
  ];
}

/** The paper's population has 96 configurations and several networks of each; below a tenth of that, a warning is due. */
function sizeText(plan: readonly PlannedNetwork[]): string {
  if (plan.length >= 1000) return "";
  return "This population is far smaller than the paper's: enough to see whether the dynamics are arranged alike and how geometries group, too few for narrow intervals.";
}

function populationSections({ checks, tasks, comparisons }: StudyFindings, plan: readonly PlannedNetwork[]): ReportSection[] {
  const ends = tasks.map(({ task, networks, failed }) => ({ task, networks: networks.map(({ network }) => network), failed }));
  const compared = comparisons.filter(({ views }) => views.length > 0);
  return [
    {
      title: "Geometry against topology",
      text: "Networks of different architectures, and of different nonlinearities, can be told apart by the shape of their representations far better than by the arrangement of their dynamics: so the paper's central statement. Here is what this population says.",
      columns: 1,
      figures: [
        statisticsTable(comparisons),
        ...compared.map((comparison) => populationFigure(comparison, ends.find(({ task }) => task === comparison.task)!.networks)),
        ...comparisons.map(dissociationTable),
      ],
    },
    {
      title: "Training",
      text: "What was asked, how the loss fell, and which networks did what was asked.",
      columns: 1,
      folded: true,
      figures: [checkTable(checks), configurationsTable(plan, ends), ...ends.map(({ task, networks }) => trainingCurves(task, networks))],
    },
  ];
}
