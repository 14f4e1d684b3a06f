import { exp } from "../../numeric/elementary.ts";

/** Equal time bins around a moment: [from + k·width, from + (k + 1)·width) for k < count. */
export interface TimeBins {
  readonly from: number;
  readonly width: number;
  readonly count: number;
}

/** The middle of each bin, [count]. */
export function binCentres({ from, width, count }: TimeBins): Float64Array {
  return Float64Array.from({ length: count }, (_, k) => from + (k + 0.5) * width);
}

/**
 * Rates by counting: spikes in each bin over its width.
 *
 * @param spikes times in rising order.
 * @param zero the moment the bins are relative to.
 * @returns [count], spikes per unit of time.
 */
export function countedRates(spikes: Float64Array, zero: number, { from, width, count }: TimeBins): Float64Array {
  const rates = new Float64Array(count);
  const last = firstAtOrAfter(spikes, zero + from + count * width);
  for (let k = firstAtOrAfter(spikes, zero + from); k < last; k++) {
    const bin = Math.floor((spikes[k] - zero - from) / width);
    rates[Math.min(Math.max(bin, 0), count - 1)] += 1 / width; // rounding can lift a spike over an edge
  }
  return rates;
}

/** Beyond so many standard deviations a Gaussian is left out; less than 2e-15 of its area lies there. */
const REACH = 8;

/**
 * Rates by a kernel: the sum of a Gaussian of area 1 about each spike, at the middle of each bin. Spikes beyond the
 * bins count too, so that rates do not fall towards the edges.
 *
 * @param spikes times in rising order.
 * @param zero the moment the bins are relative to.
 * @param deviation standard deviation of the Gaussian, in the unit of the times.
 * @returns [count], spikes per unit of time.
 */
export function smoothedRates(spikes: Float64Array, zero: number, bins: TimeBins, deviation: number): Float64Array {
  const peak = 1 / (deviation * Math.sqrt(2 * Math.PI));
  return binCentres(bins).map((centre) => {
    const moment = zero + centre;
    let rate = 0;
    const last = firstAtOrAfter(spikes, moment + REACH * deviation);
    for (let k = firstAtOrAfter(spikes, moment - REACH * deviation); k < last; k++) {
      const distance = (spikes[k] - moment) / deviation;
      rate += peak * exp(-0.5 * distance * distance);
    }
    return rate;
  });
}

/** Index of the first entry that is not below a value, of entries in rising order. */
export function firstAtOrAfter(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
