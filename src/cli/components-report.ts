import type { RecordingComponents } from "../similarity/recordings/recording-components.ts";
import type { CurvesFigure, Figure, StateSpaceFigure, TableFigure } from "../studies/figure.ts";
import { numberText } from "../studies/number-text.ts";
import type { Provenance, Report } from "../studies/report-record.ts";

/** What a report on a recording's principal components says beside them. */
export interface ComponentsSubject {
  /** The recording in words. */
  readonly recording: string;
  /** Its notes. */
  readonly notes: readonly string[];
  /** Times of the bins, [T], and their unit. */
  readonly times: Float64Array;
  readonly unit: string;
  readonly provenance: Provenance;
}

/** A report on one recording: how its variance is spread over components, and each condition's mean trajectory. */
export function componentsReport(found: RecordingComponents, subject: ComponentsSubject): Report {
  const { over, samples, participationRatio, components, trajectories } = found;
  const neurons = components.length / (trajectories[0].path.length / subject.times.length);
  return {
    title: "Principal components",
    subject: subject.recording,
    summary: [`Principal components of ${samples} samples of ${neurons} neurons, taken over ${over === "trials" ? "all time steps of all trials" : "the means of the conditions' trials"}. The participation ratio, the effective dimension, is ${numberText(participationRatio)}.`, ...subject.notes.map((note) => `Note: ${note}.`)],
    claims: [],
    sections: [
      { title: "Variance", text: "How much of the variance the leading components explain.", columns: 1, figures: [varianceCurve(found), dimensionTable(found)] },
      { title: "Trajectories", text: "Mean activity of each condition along the leading components.", columns: 1, figures: trajectoryFigures(found, subject) },
    ],
    provenance: subject.provenance,
  };
}

function varianceCurve({ explained }: RecordingComponents): CurvesFigure {
  const ranks = Array.from(explained, (_, rank) => rank + 1);
  const sums = explained.slice();
  for (let rank = 1; rank < sums.length; rank++) sums[rank] += sums[rank - 1];
  return {
    kind: "curves", id: "variance", title: "Explained variance", caption: "Share of the variance along each component, and along it and all before it.",
    x: { label: "component" }, y: { label: "share of variance" },
    series: [{ label: "each", x: ranks, y: explained }, { label: "together", x: ranks, y: sums }],
  };
}

function dimensionTable({ dimensionsFor, participationRatio, totalVariance }: RecordingComponents): TableFigure {
  const rows = [["participation ratio", numberText(participationRatio, 4)], ["total variance", numberText(totalVariance, 4)], ...dimensionsFor.map(({ share, components }) => [`components for ${Math.round(100 * share)} % of the variance`, String(components)])];
  return { kind: "table", id: "dimensions", title: "Dimension", caption: "How many dimensions the activity fills.", columns: [{ label: "quantity", align: "left" }, { label: "value", align: "right" }], rows };
}

/** Curves have four looks; with more conditions the state space alone shows them, shaded. */
const MOST_CURVES = 4;

function trajectoryFigures(found: RecordingComponents, subject: ComponentsSubject): readonly Figure[] {
  const kept = found.trajectories[0].path.length / subject.times.length;
  const courses = found.trajectories.length > MOST_CURVES ? [] : Array.from({ length: kept }, (_, component) => courseFigure(found, subject, component, kept));
  return kept < 3 ? courses : [stateSpace(found, subject, kept), ...courses];
}

function courseFigure({ trajectories, explained }: RecordingComponents, { times, unit }: ComponentsSubject, component: number, kept: number): CurvesFigure {
  return {
    kind: "curves", id: `component-${component + 1}`, title: `Component ${component + 1}`,
    caption: `Mean activity along component ${component + 1}, which explains ${numberText(100 * explained[component])} % of the variance.`,
    x: { label: "time", unit }, y: { label: `PC${component + 1}` },
    series: trajectories.map(({ condition, trials, path }) => ({ label: `${condition} (${trials})`, x: times, y: path.filter((_, at) => at % kept === component) })),
  };
}

function stateSpace({ trajectories, explained }: RecordingComponents, { recording }: ComponentsSubject, kept: number): StateSpaceFigure {
  const names = trajectories.map(({ condition }) => condition);
  const shade = (index: number) => (names.length === 1 ? 0 : (2 * index) / (names.length - 1) - 1);
  return {
    kind: "state-space", id: "state-space", title: "State space", network: recording,
    caption: names.length === 1 ? "Mean activity over all trials." : `Mean activity of each condition, shaded from blue (${names[0]}) to red (${names[names.length - 1]}) in the order ${names.slice(0, 12).join(", ")}${names.length > 12 ? ", …" : ""}.`,
    varianceShares: [explained[0], explained[1], explained[2]],
    trajectories: trajectories.map(({ path }) => path.filter((_, at) => at % kept < 3)),
    trajectoryShades: trajectories.map((_, index) => shade(index)),
    points: [],
  };
}
