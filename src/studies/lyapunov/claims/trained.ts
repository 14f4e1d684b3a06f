import { mean } from "../../../numeric/mean.ts";
import { judgedClaim, type Claim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import type { CheckpointFinding, LyapunovFindings, TrainedFinding } from "../findings.ts";
import { groupedBy, lossCorrelation } from "../read-outs.ts";
import { vogtFiles } from "../sources.ts";

/** Correlations smaller than this are not told from none in a dozen networks. */
const CLEAR = 0.4;

/** The cell that the source's result files are of. */
const SOURCE_CELL = "lstm";

/** How spectra of trained networks go with how well they learned: of LSTMs, as the source has them, and of other cells. */
export function trainedClaims({ trained }: LyapunovFindings): Claim[] {
  const byCell = groupedBy(trained, ({ cell }) => cell).map(([cell, networks]) => ({ cell: String(cell), networks }));
  const [own, others] = [byCell.filter(({ cell }) => cell === SOURCE_CELL), byCell.filter(({ cell }) => cell !== SOURCE_CELL)];
  const measured = (cells: typeof byCell, measure: (cell: string, networks: readonly TrainedFinding[]) => Measurement) => cells.map(({ cell, networks }) => measure(cell, networks));
  const correlationCriterion = `correlation with the lowest validation loss over the networks of a cell at most −${CLEAR}; positive fails (thresholds proposed here)`;
  const movementCriterion = "mean over a cell's networks higher at the last checkpoint than at the first";
  return [
    judgedClaim({
      id: "largest-exponent-and-loss",
      statement: "LSTM networks whose largest exponent is nearer to zero from below reach a lower validation loss: over 110 runs, correlation −0.69 at the end of training",
      source: { kind: "read", where: `${vogtFiles}; the correlation was computed for this project from those files; the code perturbs the hidden state alone, h without c` },
      criterion: correlationCriterion, measurements: [...measured(own, correlation), ...measured(own, hiddenCorrelation)], figure: "loss-scatter",
    }),
    judgedClaim({
      id: "largest-exponent-and-loss-elsewhere",
      statement: "The same goes for networks of other cells",
      source: { kind: "proposed", where: "an extension of the claim above; not a statement of the source" },
      criterion: correlationCriterion, measurements: measured(others, correlation), figure: "loss-scatter",
    }),
    judgedClaim({
      id: "training-raises-the-largest-exponent",
      statement: "Training moves the largest exponent of LSTM networks up towards zero",
      source: { kind: "read", where: `${vogtFiles}: from epoch 4 to epoch 15` },
      criterion: movementCriterion, measurements: measured(own, movement), figure: "checkpoints",
    }),
    judgedClaim({
      id: "training-raises-it-elsewhere",
      statement: "The same goes for networks of other cells",
      source: { kind: "proposed", where: "an extension of the claim above; not a statement of the source" },
      criterion: movementCriterion, measurements: measured(others, movement), figure: "checkpoints",
    }),
    judgedClaim({
      id: "robust-over-texts",
      statement: "The largest exponent depends little on the text that drives the network",
      source: { kind: "proposed", where: `${vogtFiles}: standard deviation 0.014 to 0.08 bits over sequences of 1,000 characters; shorter texts vary more` },
      criterion: "standard deviation over texts below the standard deviation over the networks of a cell",
      measurements: measured(byCell, robustness), figure: "checkpoints",
    }),
  ];
}

function correlation(cell: string, networks: readonly TrainedFinding[]): Measurement {
  return correlated(cell, networks, ({ exponents }) => exponents[0]);
}

function hiddenCorrelation(cell: string, networks: readonly TrainedFinding[]): Measurement {
  return correlated(`${cell}, hidden state alone`, networks, ({ hiddenLargest }) => hiddenLargest);
}

function correlated(subject: string, networks: readonly TrainedFinding[], of: (checkpoint: CheckpointFinding) => number): Measurement {
  const r = lossCorrelation(networks, -1, of);
  if (r === undefined || Number.isNaN(r)) return { subject, value: "–", verdict: "undecided", note: `${networks.length} networks are too few` };
  const verdict = r <= -CLEAR ? "holds" : r >= 0 ? "fails" : "undecided";
  return { subject, value: `r = ${numberText(r, 2)} over ${networks.length} networks`, verdict };
}

function movement(cell: string, networks: readonly TrainedFinding[]): Measurement {
  const [first, last] = [0, -1].map((at) => mean(networks.map(({ checkpoints }) => checkpoints.at(at)!.exponents[0])));
  return { subject: cell, value: `${numberText(first)} → ${numberText(last)} nats a character`, verdict: last > first ? "holds" : "fails" };
}

function robustness(cell: string, networks: readonly TrainedFinding[]): Measurement {
  const ends = networks.map(({ checkpoints }) => checkpoints.at(-1)!);
  const largest = ends.map(({ exponents }) => exponents[0]);
  const within = mean(ends.map(({ deviation }) => deviation));
  const centre = mean(largest);
  const between = Math.sqrt(largest.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (largest.length - 1));
  if (Number.isNaN(within) || Number.isNaN(between)) return { subject: cell, value: "–", verdict: "undecided", note: "too few texts or networks" };
  return { subject: cell, value: `${numberText(within, 2)} over texts, ${numberText(between, 2)} over networks`, verdict: within < between ? "holds" : "fails" };
}
