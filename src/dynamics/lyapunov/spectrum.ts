import { mean } from "../../numeric/mean.ts";
import { correlatedMeanError } from "./correlated-mean-error.ts";
import { entropyRateBound } from "./entropy-rate-bound.ts";
import { binRates, meanGrowth } from "./growth-bins.ts";
import { kaplanYorkeDimension } from "./kaplan-yorke.ts";
import { convergenceCurve, type ConvergenceCurve } from "./convergence-curve.ts";
import type { LyapunovSettings } from "./lyapunov-options.ts";
import type { TrajectoryGrowth } from "./trajectory-growth.ts";

/** The agreement of a full spectrum's sum with the mean of log|det J|, which is computed by another factorisation. */
export interface DeterminantCheck {
  /** Stretches of the trajectories that were compared. */
  readonly blocks: number;
  /** Largest difference, in nats a step; rounding where all is well. */
  readonly largestDifference: number;
}

/** Lyapunov exponents with what they rest on. k exponents, B trajectories, D dimensions. */
export interface LyapunovSpectrum {
  /** State dimension D; k < D when only the largest were computed. */
  readonly dimension: number;
  /**
   * Exponents in nats a step, falling, [k]. −∞ stands for a direction that the map annihilates or shrinks below rounding,
   * as silent ReLU units or zero weights do.
   */
  readonly perStep: Float64Array;
  /** The same in nats a unit of time, `perStep / timePerStep`, [k]. */
  readonly perTime: Float64Array;
  /** As `perStep`, each lost growth counted as the bound of rounding that it fell below: finite upper bounds, for means, [k]. */
  readonly boundedPerStep: Float64Array;
  /** Number of exponents that are not −∞. */
  readonly finite: number;
  /** Standard errors of `boundedPerStep` from the fluctuation in time and its autocorrelation, [k]. */
  readonly timeErrors: Float64Array;
  /** Standard errors from the spread between trajectories, [k]; undefined for a single one. */
  readonly trajectoryErrors: Float64Array | undefined;
  /** `boundedPerStep` of each trajectory, in the order of `perStep`, each [k]. */
  readonly trajectories: readonly Float64Array[];
  /** Kaplan–Yorke dimension; undefined where more exponents are needed. */
  readonly kaplanYorke: number | undefined;
  /** Sum of the positive exponents in nats a step, an upper bound of the entropy rate; see `entropyRateBound`. */
  readonly entropyRateBound: number;
  /** The exponents as they were after some of the steps. */
  readonly convergence: ConvergenceCurve;
  /** Of a full spectrum without lost directions. */
  readonly determinant: DeterminantCheck | undefined;
  /** Shortest interval between orthonormalisations that the computation came to, in steps. */
  readonly interval: number;
  /** Smallest over largest growth within an interval; its digits are lost from the smallest exponents. */
  readonly smallestRatio: number;
  /** Mean participation ratio 1/Σ qᵢ⁴ of the leading tangent vector, from 1 (one coordinate) to D (all alike). */
  readonly participation: number;
  /** States at the end, [B, D]. */
  readonly finalStates: Float64Array;
}

/** Brings the trajectories' growths together. */
export function spectrumOf(dimension: number, { exponents: k, timePerStep }: LyapunovSettings, growths: readonly TrajectoryGrowth[]): LyapunovSpectrum {
  const means = growths.map(({ bins }) => Float64Array.from({ length: k }, (_, j) => meanGrowth(bins, k, j)));
  const overall = Float64Array.from({ length: k }, (_, j) => mean(means.map((row) => row[j])));
  const lost = Array.from(overall, (_, j) => growths.some(({ losses }) => losses[j] > 0));
  const order = [...overall.keys()].toSorted((a, b) => Number(lost[a]) - Number(lost[b]) || overall[b] - overall[a] || a - b);
  const arrange = (values: Float64Array): Float64Array => Float64Array.from(order, (j) => values[j]);
  const perStep = Float64Array.from(order, (j) => (lost[j] ? -Infinity : overall[j]));
  return {
    dimension,
    perStep,
    perTime: perStep.map((exponent) => exponent / timePerStep),
    boundedPerStep: arrange(overall),
    finite: lost.filter((one) => !one).length,
    timeErrors: arrange(timeErrors(growths, k)),
    trajectoryErrors: growths.length < 2 ? undefined : arrange(overall.map((_, j) => standardError(means.map((row) => row[j])))),
    trajectories: means.map(arrange),
    kaplanYorke: kaplanYorkeDimension(perStep, dimension),
    entropyRateBound: entropyRateBound(perStep),
    convergence: convergenceCurve(growths.map(({ bins }) => bins), order),
    determinant: determinantCheck(growths),
    interval: Math.min(...growths.map(({ interval }) => interval)),
    smallestRatio: Math.min(...growths.map(({ ratio }) => ratio)),
    participation: mean(growths.map(({ participation }) => participation)),
    finalStates: Float64Array.from(growths.flatMap(({ state }) => [...state])),
  };
}

/** Of the mean over independent trajectories: √(Σ e²)/B. */
function timeErrors(growths: readonly TrajectoryGrowth[], k: number): Float64Array {
  return Float64Array.from({ length: k }, (_, j) => {
    const squares = growths.map(({ bins }) => correlatedMeanError(binRates(bins, k, j))).map((error) => error * error);
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0)) / growths.length;
  });
}

function determinantCheck(growths: readonly TrajectoryGrowth[]): DeterminantCheck | undefined {
  const differences = growths.flatMap(({ determinantDifferences }) => determinantDifferences);
  if (differences.length === 0) return undefined;
  return { blocks: differences.length, largestDifference: Math.max(...differences.map(Math.abs)) };
}

function standardError(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}
