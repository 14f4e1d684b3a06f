import type { Estimate, FactorStatistics } from "../../../similarity/factor-statistics.ts";
import type { TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import type { TaskComparison } from "../comparison/task-comparison.ts";

/** The headline: how far each factor shows in geometry and in topology. */
export function statisticsTable(comparisons: readonly TaskComparison[]): TableFigure {
  return {
    kind: "table",
    id: "statistics",
    title: "Geometry against topology",
    caption: "How far networks that learned the task fall into groups, by what they are compared by. 5-NN: share of networks whose class five neighbours name, leaving the network itself out; chance is always naming the commonest class. Silhouette: 1 for groups apart, 0 for none. R²: share of the squared distances that the groups account for (PERMANOVA); p is that of 999 exchanges of labels in the larger profiles. Ratio: mean distance between groups over that within them. In brackets, 95 % bootstrap intervals over networks, which are rough and, for neighbours, biased downwards. Groups without meaning give R² of about (groups − 1)/(networks − 1).",
    columns: [
      { label: "Task, networks", align: "left" },
      { label: "Compared by", align: "left" },
      { label: "Factor", align: "left" },
      { label: "5-NN", unit: "%", align: "right" },
      { label: "Chance", unit: "%", align: "right" },
      { label: "Silhouette", align: "right" },
      { label: "R²", align: "right" },
      { label: "p", align: "right" },
      { label: "Ratio", align: "right" },
    ],
    rows: comparisons.flatMap(({ task, names, views }) => views.flatMap(({ title, statistics }) =>
      Object.entries(statistics).map(([factor, found]) => [`${task}, ${names.length}`, title, factor, ...cells(found)]))),
  };
}

function cells({ neighbourAccuracy, silhouette, permanova, betweenWithinRatio }: FactorStatistics): string[] {
  return [
    estimateText(percent(neighbourAccuracy), 0),
    String(Math.round(100 * neighbourAccuracy.chance)),
    estimateText(silhouette, 2),
    estimateText(permanova, 2),
    numberText(permanova.p, 2),
    estimateText(betweenWithinRatio, 2),
  ];
}

function percent({ value, low, high, used }: Estimate): Estimate {
  return { value: 100 * value, low: 100 * low, high: 100 * high, used };
}

/** All of a column with as many decimals, so that they can be read down it. */
function estimateText({ value, low, high }: Estimate, decimals: number): string {
  const [middle, from, to] = [value, low, high].map((number) => number.toFixed(decimals).replace(/^-(0(?:\.0+)?)$/, "$1").replace("-", "−"));
  return `${middle} [${from}, ${to}]`;
}
