import type { TableFigure } from "../../../figure.ts";
import { numberText } from "../../../number-text.ts";
import { censusText, flipFlopCensus } from "../census.ts";
import type { FlipFlopNetwork } from "../population.ts";
import { taskPoints } from "../task-points.ts";

/** The fixed points of every network in numbers, one network a row. */
export function pointsTable(networks: readonly FlipFlopNetwork[]): TableFigure {
  return {
    kind: "table",
    id: "flip-flop-points",
    title: "Fixed points of every network",
    caption: "Held is the share of outputs that still have the right sign 512 steps after the trial, without input. The census counts fixed points where the task is done by 0 / 1 / 2 / 3 unstable dimensions; the cube of three independent bits has 8 / 12 / 6 / 1. Of all fixed points, those elsewhere are ones that no trial comes near. Transitions lead from a saddle to a memory; the cube has 56. Seeds are those of the search that converged; a search goes on with more of them while its index sum or single hits speak for missing points. The participation ratio is an effective number of dimensions of the visited h.",
    columns: [
      { label: "Network", align: "left" },
      { label: "Learned", align: "left" },
      { label: "State dimensions", align: "right" },
      { label: "Held", unit: "%", align: "right" },
      { label: "Participation ratio", align: "right" },
      { label: "Census", align: "right" },
      { label: "Fixed points", align: "right" },
      { label: "Index sum", align: "right" },
      { label: "Transitions", align: "right" },
      { label: "Seeds", align: "right" },
    ],
    rows: networks.map(row),
  };
}

function row({ name, score, geometry, findings }: FlipFlopNetwork): string[] {
  const { fixedPoints, dimension, heldAccuracy, searchOutcomes, indexSum, edges } = findings;
  const seeds = Object.values(searchOutcomes).reduce((sum, count) => sum + count, 0);
  return [
    name,
    score.passed ? "yes" : "no",
    String(dimension),
    numberText(100 * heldAccuracy),
    numberText(geometry.participationRatio),
    censusText(flipFlopCensus(taskPoints(fixedPoints))),
    String(fixedPoints.length),
    indexSum === null ? "–" : numberText(indexSum),
    String(edges.filter((edge) => edge % 28 !== 0).length),
    `${searchOutcomes["converged"] ?? 0} of ${seeds}`,
  ];
}
