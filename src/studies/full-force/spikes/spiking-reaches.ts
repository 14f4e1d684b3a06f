import { exp } from "../../../numeric/elementary.ts";
import { InvalidInputError } from "../../../numeric/errors.ts";
import { poisson } from "../../../numeric/poisson.ts";
import type { RandomStream } from "../../../numeric/random.ts";
import { type Reach, recordReaches, type Teacher } from "../circuit/teacher.ts";
import type { SpikeSettings } from "./spike-settings.ts";

/** Rate of a neuron at baseline, in spikes/s: the lowest at which `circuitRate`, relative to it, is never below zero. */
const BASELINE = 20;
/** A step, in s. */
const STEP = 0.001;
/** Repetitions simulated together: the circuit's weights are then read less often, and a hundred megabytes hold all rates. */
const AT_ONCE = 8;
/** Standard deviations at which the smoothing Gaussian is cut. */
const REACH = 4;

/**
 * Reaches as an experiment would know them: each neuron fires as a Poisson process of rate 20 spikes/s + f(x), each reach is repeated, spikes are
 * counted in steps of 1 ms, averaged over repetitions and smoothed. Muscle output is that of the undisturbed circuit.
 *
 * Counts of independent repetitions add up to one Poisson number of the summed rate, which is what is drawn, from a stream for each reach and neuron.
 *
 * @throws InvalidInputError when trials are not a positive integer, noise is negative, or smoothing is not positive.
 */
export function spikingReaches(teacher: Teacher, angles: readonly number[], settings: SpikeSettings, stream: RandomStream): Reach[] {
  requireSettings(settings);
  const { trials, smoothing } = settings;
  const { neurons } = teacher;
  const spikes = stream.fork("spikes");
  const kernel = gaussian(smoothing);
  const summed = summedRates(teacher, angles, settings, stream.fork("prepared states"));
  return recordReaches(teacher, angles).map((reach, k) => {
    const rates = new Float64Array(reach.rates.length);
    for (let neuron = 0; neuron < neurons; neuron++) {
      const own = spikes.fork(k).fork(neuron);
      const counts = column(summed[k], neurons, neuron).map((rate) => poisson(own, STEP * rate));
      smoothed(counts, kernel).forEach((count, t) => (rates[t * neurons + neuron] = count / (trials * STEP) - BASELINE));
    }
    return { ...reach, rates };
  });
}

/** Rates [T, N] in spikes/s of each reach, summed over its repetitions. */
function summedRates(teacher: Teacher, angles: readonly number[], { trials, noise }: SpikeSettings, stream: RandomStream): Float64Array[] {
  if (noise === 0) return recordReaches(teacher, angles).map(({ rates }) => rates.map((rate) => trials * (BASELINE + rate)));
  const sums: Float64Array[] = [];
  for (let from = 0; from < trials; from += AT_ONCE) {
    const together = Array.from({ length: Math.min(AT_ONCE, trials - from) }, (_, k) => stream.fork(from + k));
    const repeated = together.flatMap(() => [...angles]);
    recordReaches(teacher, repeated, (state, k) => disturbed(state, noise, together[Math.floor(k / angles.length)].fork(k % angles.length))).forEach(({ rates }, k) => {
      const sum = (sums[k % angles.length] ??= new Float64Array(rates.length));
      for (let at = 0; at < rates.length; at++) sum[at] += BASELINE + rates[at];
    });
  }
  return sums;
}

function disturbed(state: Float64Array, noise: number, stream: RandomStream): Float64Array {
  const size = noise * Math.sqrt(state.reduce((sum, x) => sum + x * x, 0) / state.length);
  return state.map((x) => x + size * stream.normal());
}

function column(values: Float64Array, width: number, at: number): Float64Array {
  return Float64Array.from({ length: values.length / width }, (_, t) => values[t * width + at]);
}

/** Weights at −REACH·σ … REACH·σ steps. */
function gaussian(deviation: number): Float64Array {
  const reach = Math.ceil(REACH * deviation);
  return Float64Array.from({ length: 2 * reach + 1 }, (_, k) => exp((-0.5 * (k - reach) * (k - reach)) / (deviation * deviation)));
}

/** Weighted means; towards the ends over what is there. */
function smoothed(values: Float64Array, kernel: Float64Array): Float64Array {
  const reach = (kernel.length - 1) / 2;
  return values.map((_, t) => {
    let [sum, weight] = [0, 0];
    for (let k = Math.max(0, reach - t); k < kernel.length && t + k - reach < values.length; k++) {
      sum += kernel[k] * values[t + k - reach];
      weight += kernel[k];
    }
    return sum / weight;
  });
}

function requireSettings({ trials, noise, smoothing }: SpikeSettings): void {
  if (!Number.isInteger(trials) || trials < 1) throw outOfRange("trials to be a positive integer", trials);
  if (!(noise >= 0 && noise < Infinity)) throw outOfRange("noise to be zero or a positive number", noise);
  if (!(smoothing > 0 && smoothing < Infinity)) throw outOfRange("smoothing to be a positive number of ms", smoothing);
}

function outOfRange(expected: string, got: number): InvalidInputError {
  return new InvalidInputError({ who: "spikingReaches", expected, got: String(got) });
}
