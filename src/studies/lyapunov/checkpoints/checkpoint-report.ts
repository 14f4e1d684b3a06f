import { pearsonCorrelation } from "../../../dynamics/input-dependent/correlation.ts";
import type { CurvesFigure, ScatterFigure, TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import type { Provenance, Report } from "../../report-record.ts";
import type { CheckpointSpectrum } from "./checkpoint-spectrum.ts";

/** What a report on a training says beside the spectra. */
export interface TrainingSubject {
  /** The run in words. */
  readonly network: string;
  /** What drove the networks, in words. */
  readonly drive: string;
  readonly provenance: Provenance;
}

/** Exponents drawn one by one; a figure has room for four looks. */
const LEADING = 4;
/** Fewer checkpoints say nothing of a correlation. */
const FEWEST = 4;

/** A report on one run: how its spectrum moved as it learned, and how that went with its loss. */
export function checkpointReport(checkpoints: readonly CheckpointSpectrum[], { network, drive, provenance }: TrainingSubject): Report {
  return {
    title: "Lyapunov spectra along training",
    subject: network,
    summary: [
      `${checkpoints.length} networks of one run, after ${checkpoints[0].step} to ${checkpoints.at(-1)!.step} optimiser steps, each driven by ${drive}. The exponents are conditional on that drive; the loss is that of fresh trials.`,
      movement(checkpoints),
    ],
    claims: [],
    sections: [{ title: "Along training", text: "Mean exponential rates at which small displacements of the state grow (above zero) or fade (below), and how well the network did.", columns: 1,
      figures: [exponentsAlongTraining(checkpoints), exponentsAgainstLoss(checkpoints), lossAlongTraining(checkpoints), spectra(checkpoints), checkpointTable(checkpoints)] }],
    provenance,
  };
}

/** Correlation of the largest exponent with the loss over checkpoints; undefined for few of them, or where either does not vary. */
export function exponentLossCorrelation(checkpoints: readonly CheckpointSpectrum[]): number | undefined {
  if (checkpoints.length < FEWEST) return undefined;
  const r = pearsonCorrelation(checkpoints.map(({ exponents }) => exponents[0]), checkpoints.map(({ loss }) => loss));
  return Number.isNaN(r) ? undefined : r;
}

function movement(checkpoints: readonly CheckpointSpectrum[]): string {
  const [first, last] = [checkpoints[0], checkpoints.at(-1)!];
  const moved = `The largest exponent went from ${numberText(first.exponents[0])} to ${numberText(last.exponents[0])} nats per step, the loss from ${numberText(first.loss)} to ${numberText(last.loss)}.`;
  const r = exponentLossCorrelation(checkpoints);
  return r === undefined ? moved : `${moved} Over the checkpoints the two correlate with r = ${numberText(r, 2)}; successive checkpoints of one training are not independent, so that this is a description and no test.`;
}

function leadingRanks([{ exponents }]: readonly CheckpointSpectrum[]): number[] {
  return Array.from({ length: Math.min(LEADING, exponents.length) }, (_, rank) => rank);
}

const exponentAxis = { label: "exponent", unit: "nats per step" } as const;

function exponentsAlongTraining(checkpoints: readonly CheckpointSpectrum[]): CurvesFigure {
  return {
    kind: "curves",
    id: "exponents-along-training",
    title: "Leading exponents along training",
    caption: "The largest exponents after so many optimiser steps.",
    x: { label: "optimiser steps" },
    y: exponentAxis,
    series: leadingRanks(checkpoints).map((rank) => ({ label: `exponent ${rank + 1}`, x: checkpoints.map(({ step }) => step), y: checkpoints.map(({ exponents }) => exponents[rank]) })),
    thresholds: [{ value: 0, label: "neutral" }],
  };
}

function exponentsAgainstLoss(checkpoints: readonly CheckpointSpectrum[]): ScatterFigure {
  return {
    kind: "scatter",
    id: "exponents-against-loss",
    title: "Leading exponents and loss",
    caption: "One mark a checkpoint and exponent.",
    x: exponentAxis,
    y: { label: "loss on fresh trials" },
    groups: leadingRanks(checkpoints).map((rank) => ({ label: `exponent ${rank + 1}`, x: checkpoints.map(({ exponents }) => exponents[rank]), y: checkpoints.map(({ loss }) => loss) })),
  };
}

function lossAlongTraining(checkpoints: readonly CheckpointSpectrum[]): CurvesFigure {
  return {
    kind: "curves",
    id: "loss-along-training",
    title: "Loss along training",
    caption: "The task's loss on fresh trials.",
    x: { label: "optimiser steps" },
    y: { label: "loss" },
    series: [{ label: "loss", x: checkpoints.map(({ step }) => step), y: checkpoints.map(({ loss }) => loss) }],
  };
}

function spectra(checkpoints: readonly CheckpointSpectrum[]): CurvesFigure {
  const shown = [...new Set([0, Math.floor((checkpoints.length - 1) / 2), checkpoints.length - 1])].map((index) => checkpoints[index]);
  return {
    kind: "curves",
    id: "spectra-along-training",
    title: "Spectra at the beginning, halfway and at the end",
    caption: "Exponents in falling order; one that is −∞ is drawn at the bound of rounding that it fell below.",
    x: { label: "rank" },
    y: exponentAxis,
    series: shown.map(({ step, exponents }) => ({ label: `after ${step} steps`, x: exponents.map((_, rank) => rank + 1), y: exponents })),
    thresholds: [{ value: 0, label: "neutral" }],
  };
}

function checkpointTable(checkpoints: readonly CheckpointSpectrum[]): TableFigure {
  const ranks = leadingRanks(checkpoints);
  const labels = ["optimiser steps", "loss", "criterion", ...ranks.map((rank) => `λ${rank + 1}`), "± in time", "± over trajectories", "finite", "Kaplan–Yorke", "entropy rate bound"];
  return {
    kind: "table",
    id: "checkpoints",
    title: "Checkpoint by checkpoint",
    caption: "Exponents in nats per step; errors are those of the largest. The criterion is the task's.",
    columns: labels.map((label) => ({ label, align: "right" as const })),
    rows: checkpoints.map(({ step, loss, passed, exponents, timeErrors, trajectoryErrors, finite, kaplanYorke, entropyRateBound }) => [
      String(step), numberText(loss), passed ? "met" : "not met", ...ranks.map((rank) => numberText(exponents[rank])), numberText(timeErrors[0], 2), numberText(trajectoryErrors[0] ?? NaN, 2),
      `${finite} of ${exponents.length}`, numberText(kaplanYorke), numberText(entropyRateBound),
    ]),
  };
}
