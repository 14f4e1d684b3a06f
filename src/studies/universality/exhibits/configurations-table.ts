import type { TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import type { PlannedNetwork } from "../population.ts";
import type { FailedNetwork, StudiedNetwork, TaskName } from "../task-study.ts";

/** One task's networks as they ended. */
export interface TaskEnds {
  readonly task: TaskName;
  readonly networks: readonly StudiedNetwork<unknown>[];
  readonly failed: readonly FailedNetwork[];
}

/** How many networks of each configuration learned their task, and what became of the others. */
export function configurationsTable(plan: readonly PlannedNetwork[], ends: readonly TaskEnds[]): TableFigure {
  const configurations = new Map<string, PlannedNetwork[]>();
  for (const planned of plan) {
    const key = configurationOf(planned).join("\0");
    configurations.set(key, [...(configurations.get(key) ?? []), planned]);
  }
  return {
    kind: "table",
    id: "configurations",
    title: "What became of every configuration",
    caption: "Networks differ by seed within a configuration. Learned: met the task's criterion on trials that training did not see. Missed: trained to the end without meeting it. Broke off: training diverged. Not analysed: the analysis failed; its reason stands with the claims.",
    columns: [
      { label: "Task", align: "left" },
      { label: "Architecture", align: "left" },
      { label: "Nonlinearity", align: "left" },
      { label: "Units", align: "right" },
      { label: "Penalty", align: "right" },
      { label: "Networks", align: "right" },
      { label: "Learned", align: "right" },
      { label: "Missed", align: "right" },
      { label: "Broke off", align: "right" },
      { label: "Not analysed", align: "right" },
      { label: "Median error", align: "right" },
    ],
    rows: [...configurations.values()].map((group) => row(group, ends.find(({ task }) => task === group[0].task)!)),
  };
}

function configurationOf({ task, architecture, activation, run }: PlannedNetwork): string[] {
  return [task, architecture, activation, String(run.units), numberText(run.training.l2Weights)];
}

function row(group: readonly PlannedNetwork[], { networks, failed }: TaskEnds): string[] {
  const names = new Set(group.map(({ name }) => name));
  const own = networks.filter(({ name }) => names.has(name));
  const broken = failed.filter(({ name }) => names.has(name));
  const errors = own.map(({ score }) => score.metrics["meanSquaredError"]).toSorted((a, b) => a - b);
  const counts = [
    group.length,
    own.filter(({ score }) => score.passed).length,
    own.filter(({ score }) => !score.passed).length,
    broken.filter(({ stage }) => stage === "training").length,
    broken.filter(({ stage }) => stage === "analysis").length,
  ];
  return [...configurationOf(group[0]), ...counts.map(String), errors.length === 0 ? "–" : numberText(errors[Math.floor(errors.length / 2)], 2)];
}
