import type { TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import { taskPoints } from "../task-points.ts";
import { censusOf, censusText } from "../census.ts";
import type { NetworkFindings } from "../findings.ts";

/** Geometry beside topology, one network a row. */
export function geometryTable(findings: readonly NetworkFindings[]): TableFigure {
  return {
    kind: "table",
    id: "geometry",
    title: "Geometry and topology",
    caption: "The participation ratio is an effective number of dimensions of the visited states of h; the share is of their variance on their first three principal components. The census counts fixed points where the task is done by 0 / 1 / 2 / 3 unstable dimensions. Seeds are those of the search that converged; a search goes on with more of them while its index sum or single hits speak for missing points.",
    columns: [
      { label: "Network", align: "left" },
      { label: "Units", align: "right" },
      { label: "State dimensions", align: "right" },
      { label: "Participation ratio", align: "right" },
      { label: "Variance on 3 PCs", unit: "%", align: "right" },
      { label: "Fixed points", align: "right" },
      { label: "Census", align: "right" },
      { label: "Seeds", align: "right" },
    ],
    rows: findings.map(row),
  };
}

function row({ name, units, dimension, geometry, fixedPoints, searchOutcomes }: NetworkFindings): string[] {
  const seeds = Object.values(searchOutcomes).reduce((sum, count) => sum + count, 0);
  return [
    name,
    String(units),
    String(dimension),
    numberText(geometry.participationRatio),
    numberText(100 * geometry.varianceShares.reduce((sum, share) => sum + share, 0)),
    String(fixedPoints.length),
    censusText(censusOf(taskPoints(fixedPoints))),
    `${searchOutcomes.converged ?? 0} of ${seeds}`,
  ];
}
