import type { TaskCheck } from "../../../tasks/task-check.ts";
import type { TaskScore } from "../../../tasks/task.ts";
import type { TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";

/** What the tasks ask, checked before training. */
export function checkTable(checks: readonly TaskCheck[]): TableFigure {
  return {
    kind: "table",
    id: "task-checks",
    title: "What the tasks ask",
    caption: "Mean squared errors on fresh trials, checked before training. An ideal observer sees the inputs up to each step only; that it meets the criterion shows that a network can. The best constant gives each output's mean target at every step; chance answers each trial with the targets of another.",
    columns: [
      { label: "Task", align: "left" },
      { label: "Criterion", align: "left" },
      { label: "Ideal observer", align: "right" },
      { label: "Best constant", align: "right" },
      { label: "Chance", align: "right" },
      { label: "Verdict", align: "left" },
    ],
    rows: checks.map(({ task, ideal, constant, chance, verdict }) => [task, constant.criterion, errorText(ideal), errorText(constant), errorText(chance), verdict]),
  };
}

function errorText(score: TaskScore | undefined): string {
  return score === undefined ? "–" : numberText(score.metrics["meanSquaredError"], 2);
}
