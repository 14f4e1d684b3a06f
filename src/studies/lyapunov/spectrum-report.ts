import type { LyapunovSpectrum } from "../../dynamics/lyapunov/spectrum.ts";
import { judgedClaim, type Claim } from "../claim.ts";
import type { BandsFigure, CurvesFigure, TableFigure } from "../figure.ts";
import { numberText } from "../number-text.ts";
import type { Provenance, Report } from "../report-record.ts";

/** What a report on one network's spectrum says beside the spectrum. */
export interface SpectrumSubject {
  /** The network in words. */
  readonly network: string;
  /** What drove it, in words. */
  readonly drive: string;
  readonly provenance: Provenance;
}

/** A report on one network: its spectrum, how it converged, and what is read off it. */
export function spectrumReport(spectrum: LyapunovSpectrum, { network, drive, provenance }: SpectrumSubject): Report {
  const { perStep, dimension, trajectories } = spectrum;
  return {
    title: "Lyapunov spectrum",
    subject: network,
    summary: [
      `${perStep.length} of ${dimension} exponents over ${trajectories.length} ${trajectories.length === 1 ? "trajectory" : "trajectories"}, driven by ${drive}. The exponents are conditional on that drive.`,
      verdict(spectrum),
    ],
    claims: sumRule(spectrum),
    sections: [{ title: "Spectrum", text: "Mean exponential rates at which small displacements grow (above zero) or fade (below).", columns: 1, figures: [spectrumBand(spectrum), convergenceCurves(spectrum), readOutTable(spectrum)] }],
    provenance,
  };
}

const SUM_TOLERANCE = 1e-6;

/** The check that a whole finite spectrum allows; without one there is nothing to claim. */
function sumRule({ determinant }: LyapunovSpectrum): Claim[] {
  if (determinant === undefined) return [];
  const { blocks, largestDifference } = determinant;
  return [judgedClaim({
    id: "sum-rule",
    statement: "The exponents add up to the mean of log|det J|",
    source: { kind: "derived", where: "the determinant of a product is the product of the determinants; computed by LU factorisations" },
    criterion: `largest difference over ${blocks} stretches at most ${numberText(SUM_TOLERANCE)} nats per step`,
    measurements: [{ subject: "sum", value: `${numberText(largestDifference, 2)} nats per step`, verdict: largestDifference <= SUM_TOLERANCE ? "holds" : "fails" }],
    figure: "read-outs",
  })];
}

/** The largest exponent in words, with its error. */
function verdict({ perStep, timeErrors, trajectoryErrors }: LyapunovSpectrum): string {
  const [largest, error] = [perStep[0], Math.max(timeErrors[0], trajectoryErrors?.[0] ?? 0)];
  if (largest > 2 * error) return "The largest exponent is positive: neighbouring trajectories part exponentially.";
  if (largest < -2 * error) return "The largest exponent is negative: the network forgets where it started, and follows its drive.";
  return "The largest exponent cannot be told from zero.";
}

function spectrumBand({ boundedPerStep, dimension, finite, perStep, timeErrors, trajectoryErrors }: LyapunovSpectrum): BandsFigure {
  const lost = perStep.length - finite;
  return {
    kind: "bands",
    id: "spectrum",
    title: "Exponents by rank",
    caption: `In falling order; the band is two standard errors to each side, ${trajectoryErrors === undefined ? "from the fluctuation in time" : "the larger of that from the fluctuation in time and that from the spread over trajectories"}.${lost === 0 ? "" : ` ${lost} of the exponents are −∞ and drawn at the bound of rounding that they fell below.`}`,
    x: { label: "rank i/D" },
    y: { label: "exponent", unit: "nats per step" },
    bands: [{
      label: "exponents",
      x: Array.from(boundedPerStep, (_, i) => (i + 1) / dimension),
      mean: boundedPerStep,
      spread: timeErrors.map((error, i) => ERRORS * Math.max(Number.isNaN(error) ? 0 : error, trajectoryErrors?.[i] ?? 0)),
    }],
    thresholds: [{ value: 0, label: "neutral" }],
  };
}

/** Half the width of the drawn band in standard errors: about 95 %. */
const ERRORS = 2;

function convergenceCurves({ convergence, perStep }: LyapunovSpectrum): CurvesFigure {
  const k = perStep.length;
  const ranks = [...new Set([0, 1, Math.floor(k / 2), k - 1])].filter((rank) => rank < k);
  return {
    kind: "curves",
    id: "convergence",
    title: "Convergence",
    caption: "Some exponents as they were after so many measured steps, over all trajectories.",
    x: { label: "measured steps" },
    y: { label: "exponent", unit: "nats per step" },
    series: ranks.map((rank) => ({ label: `exponent ${rank + 1}`, x: convergence.steps, y: Array.from(convergence.steps, (_, point) => convergence.perStep[point * k + rank]) })),
  };
}

function readOutTable(spectrum: LyapunovSpectrum): TableFigure {
  const { perStep, perTime, timeErrors, trajectoryErrors, finite, kaplanYorke, entropyRateBound, determinant, interval, smallestRatio, participation } = spectrum;
  const rows: readonly (readonly [string, string])[] = [
    ["largest exponent, nats per step", `${numberText(perStep[0], 4)} ± ${numberText(timeErrors[0], 2)} (fluctuation in time)${trajectoryErrors === undefined ? "" : ` ± ${numberText(trajectoryErrors[0], 2)} (spread over trajectories)`}`],
    ["largest exponent, nats per unit of time", numberText(perTime[0], 4)],
    ["positive exponents", String(perStep.filter((exponent) => exponent > 0).length)],
    ["exponents that are not −∞", `${finite} of ${perStep.length}`],
    ["Kaplan–Yorke dimension", kaplanYorke === undefined ? "more exponents are needed" : numberText(kaplanYorke, 4)],
    ["sum of positive exponents (bound of the entropy rate), nats per step", numberText(entropyRateBound, 4)],
    ["participation ratio of the leading vector", numberText(participation, 4)],
    ["steps between orthonormalisations", `${interval}; growth within spans a ratio of ${numberText(smallestRatio, 2)}`],
    ["sum against log|det J|, largest difference", determinant === undefined ? "not checked: only for a whole finite spectrum" : `${numberText(determinant.largestDifference, 2)} nats per step`],
  ];
  return {
    kind: "table", id: "read-outs", title: "Read-outs", caption: "What the spectrum says.",
    columns: [{ label: "quantity", align: "left" }, { label: "value", align: "left" }], rows,
  };
}
