import type { TableFigure } from "../../figure.ts";
import type { ReportSection } from "../../report-record.ts";
import { numberText } from "../../number-text.ts";
import type { CellTiming, CoreSeconds } from "../timing.ts";

/** What was measured on the machine that ran the study; no part of its result. */
export function timingSection(timings: readonly CellTiming[], full: CoreSeconds | undefined, networks: number): ReportSection {
  return {
    title: "Measured on this machine",
    text: `Times depend on the machine and on what else it did; they are no part of the result or of any fingerprint. ${fullText(full, networks)}`,
    columns: 1,
    folded: true,
    figures: [timingTable(timings)],
  };
}

/** The estimate for the whole population, in a sentence. */
export function fullText(full: CoreSeconds | undefined, networks: number): string {
  if (full === undefined) return "For an estimate of the profile full, run the profile quick first, in the same store.";
  const { training, analysis } = full;
  return `At these rates the profile full (${networks} networks) takes about ${hours(training + analysis)} core-hours: ${hours(training)} for training, in proportion to its operations, and ${hours(analysis)} for analyses, in proportion to the cube of the units.`;
}

function hours(seconds: number): string {
  return numberText(seconds / 3600, 2);
}

function secondsText(seconds: number | null): string {
  return seconds === null ? "–" : numberText(seconds, 2);
}

function timingTable(timings: readonly CellTiming[]): TableFigure {
  return {
    kind: "table",
    id: "timing",
    title: "Seconds a network, on one core",
    caption: "Mean time of training and of analysing one network, wall-clock, with as many networks at work as the machine has cores.",
    columns: [
      { label: "Task", align: "left" },
      { label: "Cell", align: "left" },
      { label: "Units", align: "right" },
      { label: "Training", unit: "s", align: "right" },
      { label: "Analysis", unit: "s", align: "right" },
    ],
    rows: timings.map(({ task, cell: name, units, trainingSeconds, analysisSeconds }) => [task, name, String(units), secondsText(trainingSeconds), secondsText(analysisSeconds)]),
  };
}
