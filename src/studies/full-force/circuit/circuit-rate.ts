import { tanh } from "../../../numeric/elementary.ts";

/** Distance of the lowest rate from baseline, in Hz. */
const LOWEST = 20;
/** Distance of the highest rate from baseline, in Hz. */
const HIGHEST = 80;

/**
 * Rate f(x) of a neuron relative to its baseline, in Hz: r₀·tanh(x/r₀) below baseline and (rₘ − r₀)·tanh(x/(rₘ − r₀)) above it, with
 * r₀ = 20 and rₘ = 100. Slope 1 at baseline.
 *
 * Source: code of Stroud et al. (2018).
 */
export function circuitRate(x: number): number {
  const range = x < 0 ? LOWEST : HIGHEST;
  return range * tanh(x / range);
}

/** f′(x) */
export function circuitRateSlope(x: number): number {
  const share = tanh(x / (x < 0 ? LOWEST : HIGHEST));
  return 1 - share * share;
}
