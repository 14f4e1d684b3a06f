import type { TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import type { TaskComparison } from "../comparison/task-comparison.ts";

/** Whether geometry goes together with topology and with performance. */
export function dissociationTable({ task, dissociations, names }: TaskComparison): TableFigure {
  return {
    kind: "table",
    id: `${task}-dissociations`,
    title: `Geometry against function, ${task}`,
    caption: `Mantel's test over all pairs of the ${names.length} networks that learned the task: the correlation of SVCCA distances with topology distances and with differences in performance (|Δ ln error|), and the share of exchanges of networks that correlate as much.`,
    columns: [
      { label: "Geometry", align: "left" },
      { label: "With", align: "left" },
      { label: "Correlation", align: "right" },
      { label: "p", align: "right" },
    ],
    rows: dissociations.map(({ view, other, test }) => [
      view === "geometry-fixed" ? "task's dimension" : "99 % of the variance",
      other,
      test === undefined ? "–" : numberText(test.correlation, 2),
      test === undefined ? "–" : numberText(test.p, 2),
    ]),
  };
}
