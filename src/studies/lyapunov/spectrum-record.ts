import type { LyapunovSpectrum } from "../../dynamics/lyapunov/spectrum.ts";
import { finiteOrNull } from "../../formats/finite-or-null.ts";

/** A Lyapunov spectrum as plain JSON data. */
export type SpectrumRecord = ReturnType<typeof spectrumRecord>;

/**
 * A spectrum as plain data for a JSON file, without the states. JSON has no infinities: an exponent of −∞ becomes null, and
 * `finiteExponents` counts the others, which stand before.
 */
export function spectrumRecord(spectrum: LyapunovSpectrum) {
  const { dimension, finite, kaplanYorke, entropyRateBound, determinant, interval, smallestRatio, participation } = spectrum;
  return {
    dimension,
    exponentsPerStep: Array.from(spectrum.perStep, finiteOrNull),
    exponentsPerTime: Array.from(spectrum.perTime, finiteOrNull),
    finiteExponents: finite,
    timeErrors: Array.from(spectrum.timeErrors, finiteOrNull),
    trajectoryErrors: spectrum.trajectoryErrors === undefined ? null : Array.from(spectrum.trajectoryErrors, finiteOrNull),
    trajectories: spectrum.trajectories.map((exponents) => Array.from(exponents, finiteOrNull)),
    kaplanYorkeDimension: kaplanYorke ?? null,
    entropyRateBound,
    determinantCheck: determinant ?? null,
    interval,
    smallestRatio,
    participation,
    convergence: { steps: Array.from(spectrum.convergence.steps), exponentsPerStep: rowsOf(spectrum.convergence.perStep, spectrum.perStep.length) },
  };
}

function rowsOf(values: Float64Array, width: number): (number | null)[][] {
  return Array.from({ length: values.length / width }, (_, row) => Array.from(values.subarray(row * width, (row + 1) * width), finiteOrNull));
}
