import type { TableFigure } from "../../../figure.ts";
import { numberText } from "../../../number-text.ts";
import { eventsText } from "../claims/one-branch.ts";
import { pointCounts, unstableText } from "../point-counts.ts";
import type { SineNetwork } from "../population.ts";
import { taskDistance } from "../trial-spread.ts";

/** The fixed points along the command of every network, one network a row. */
export function pointsTable(networks: readonly SineNetwork[]): TableFigure {
  return {
    kind: "table",
    id: "sine-points",
    title: "Fixed points of every network along the command",
    caption: `Commands with one fixed point where the task is done (within ${taskDistance} root-mean-square radii of the trial's mean h), with none and with several; points elsewhere are counted only at the commands that were searched. Inside: the orbit winds around the point. Unstable dimensions are those of the point nearest the trial. Branches are followed along the command, and the bifurcations on them are named; “unresolved” is a stability that changes without an eigenvalue on the unit circle, as at a ReLU network's corners. r is Pearson's correlation of arg λ and ω; rises counts the times that arg λ rises from one command to the next; order says how well the points stand in the commands' order along their curve. Converged: seeds of all searches that ended at a fixed point.`,
    columns: [
      { label: "Network", align: "left" },
      { label: "Learned", align: "left" },
      { label: "One / none / several", align: "right" },
      { label: "Elsewhere", align: "right" },
      { label: "Inside", align: "right" },
      { label: "Unstable dimensions", align: "left" },
      { label: "Branches", align: "left" },
      { label: "r", align: "right" },
      { label: "Rises", align: "right" },
      { label: "Order", align: "right" },
      { label: "Converged", align: "right" },
    ],
    rows: networks.map(row),
  };
}

function row({ name, score, findings }: SineNetwork): string[] {
  const { searches, branches, tuning, orderScore, commands } = findings;
  const counts = pointCounts(findings);
  const events = branches.flatMap((branch) => branch.events.map(({ kind }) => kind));
  return [
    name,
    score.passed ? "yes" : "no",
    `${counts.one} / ${counts.none} / ${counts.several}`,
    String(searches.reduce((sum, { elsewhere }) => sum + elsewhere, 0)),
    String(counts.inside),
    unstableText(counts),
    `${branches.length}${events.length === 0 ? "" : `: ${eventsText(events)}`}`,
    tuning.pearson === null ? "–" : numberText(tuning.pearson, 4),
    `${tuning.rises} of ${commands.length - 1}`,
    orderScore === null ? "–" : numberText(orderScore),
    convergedText(searches.map(({ outcomes }) => outcomes)),
  ];
}

function convergedText(outcomes: readonly Readonly<Record<string, number>>[]): string {
  const seeds = outcomes.flatMap((counts) => Object.values(counts)).reduce((sum, count) => sum + count, 0);
  return `${outcomes.reduce((sum, counts) => sum + (counts["converged"] ?? 0), 0)} of ${seeds}`;
}
