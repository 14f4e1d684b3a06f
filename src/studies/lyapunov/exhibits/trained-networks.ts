import { mean } from "../../../numeric/mean.ts";
import { nextCharacterEntropy } from "../../../tasks/next-character.ts";
import type { CurvesFigure, ScatterFigure, TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import type { TrainedFinding } from "../findings.ts";
import { groupedBy, lossCorrelation, lowestLoss, readOuts, variance } from "../read-outs.ts";

/** Largest exponent against the lowest validation loss. */
export function lossScatter(trained: readonly TrainedFinding[]): ScatterFigure {
  return {
    kind: "scatter",
    id: "loss-scatter",
    title: "Largest exponent and validation loss",
    caption: `One mark a network, at the end of training. The text's entropy, below which no loss can stay, is ${nextCharacterEntropy.toFixed(3)} nats a character.`,
    x: { label: "largest exponent", unit: "nats per character" },
    y: { label: "lowest validation loss", unit: "nats per character" },
    groups: groupedBy(trained, ({ cell }) => cell).map(([cell, networks]) => ({ label: String(cell), x: networks.map(({ checkpoints }) => checkpoints.at(-1)!.exponents[0]), y: networks.map(lowestLoss) })),
  };
}

/** Correlations of every read-out with the loss, at every checkpoint. */
export function correlationTable(trained: readonly TrainedFinding[]): TableFigure {
  const steps = trained[0].checkpoints.map(({ step }) => step);
  return {
    kind: "table",
    id: "correlations",
    title: "Read-outs of the spectrum and validation loss",
    caption: "Pearson's correlation, over the networks of a cell, of a read-out at a checkpoint with the lowest validation loss of the whole training.",
    columns: [{ label: "cell", align: "left" }, { label: "networks", align: "right" }, { label: "read-out", align: "left" }, ...steps.map((step) => ({ label: `after ${step} steps`, align: "right" as const }))],
    rows: groupedBy(trained, ({ cell }) => cell).flatMap(([cell, networks]) =>
      readOuts.map(({ name, of }) => [String(cell), String(networks.length), name, ...steps.map((_, at) => numberText(lossCorrelation(networks, at, of) ?? NaN, 2))])),
  };
}

/** Every network at every checkpoint. */
export function checkpointTable(trained: readonly TrainedFinding[]): TableFigure {
  return {
    kind: "table",
    id: "checkpoints",
    title: "Trained networks along their training",
    caption: "Exponents in nats a character; the deviation is that of the largest exponent over the driving texts.",
    columns: [{ label: "cell", align: "left" }, ...["learning rate", "seed", "steps", "validation loss", "λ₁", "deviation", "mean", "variance", "finite"].map((label) => ({ label, align: "right" as const }))],
    rows: trained.flatMap(({ cell, learningRate, seed, checkpoints }) =>
      checkpoints.map(({ step, validationLoss, exponents, deviation, finite }) => [
        cell, String(learningRate), String(seed), String(step), numberText(validationLoss, 4), numberText(exponents[0]), numberText(deviation, 2), numberText(mean(exponents)), numberText(variance(exponents)), `${finite} of ${exponents.length}`,
      ])),
  };
}

/** The spectra of each cell's best network at its first and last checkpoint. */
export function trainedSpectra(trained: readonly TrainedFinding[]): CurvesFigure[] {
  return groupedBy(trained, ({ cell }) => cell).map(([cell, networks]) => {
    const best = networks.toSorted((a, b) => lowestLoss(a) - lowestLoss(b))[0];
    const [first, last] = [best.checkpoints[0], best.checkpoints.at(-1)!];
    return {
      kind: "curves",
      id: `spectrum-${cell}`,
      title: `Spectrum of the best ${cell} network`,
      caption: `Learning rate ${best.learningRate}, seed ${best.seed}; exponents in falling order over their rank i/D, driven by text.`,
      x: { label: "rank i/D" },
      y: { label: "exponent", unit: "nats per character" },
      series: [first, last].map(({ step, exponents }) => ({ label: `after ${step} steps`, x: exponents.map((_, i) => (i + 1) / exponents.length), y: exponents })),
      thresholds: [{ value: 0, label: "neutral" }],
    };
  });
}
