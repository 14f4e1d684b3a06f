import { mean } from "../../numeric/mean.ts";

/** Sokal's window: correlations are summed up to so many correlation times. */
const WINDOW = 5;
/** Below this an estimated correlation time is noise. */
const SHORTEST = 0.1;

/**
 * Standard error of the mean of a correlated sequence [n]: √(σ²·τ/n), where τ = 1 + 2·Σ ρ(lag) is the integrated
 * autocorrelation time, summed up to the first lag of at least 5 and 5 τ. It is below 1 for growth rates of successive
 * stretches, whose ends cancel, but not taken below 0.1.
 *
 * NaN for fewer than two numbers; 0 when an infinity is among them, since a mean that is infinite stays so.
 *
 * Source: Madras & Sokal, J. Stat. Phys. 50 (1988).
 */
export function correlatedMeanError(values: Float64Array): number {
  const n = values.length;
  if (values.some((value) => !Number.isFinite(value))) return 0;
  if (n < 2) return NaN;
  const centre = mean(values);
  const deviations = values.map((value) => value - centre);
  const variance = covariance(deviations, 0);
  if (variance === 0) return 0;
  return Math.sqrt((variance / (n - 1)) * correlationTime(deviations, variance));
}

function correlationTime(deviations: Float64Array, variance: number): number {
  let time = 1;
  for (let lag = 1; lag < deviations.length && lag <= WINDOW * Math.max(1, time); lag++) {
    time += (2 * covariance(deviations, lag)) / variance;
  }
  return Math.max(SHORTEST, time);
}

function covariance(deviations: Float64Array, lag: number): number {
  let sum = 0;
  for (let i = lag; i < deviations.length; i++) sum += deviations[i] * deviations[i - lag];
  return sum / deviations.length;
}
