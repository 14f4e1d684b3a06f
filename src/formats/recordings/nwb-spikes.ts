import { InvalidInputError } from "../../numeric/errors.ts";
import type { Hdf5File } from "./hdf5-file.ts";
import type { NwbActivity } from "./nwb-activity.ts";
import { nwbUnits } from "./nwb-units.ts";
import type { SpikeOptions } from "./recording-options.ts";
import { countedRates, smoothedRates } from "./spike-rates.ts";

/** Short against most neural time constants and long enough for a spike now and then, s. */
const DEFAULT_BIN = 0.02;

/**
 * The sorted units of an NWB file as rates: spikes counted in bins, or smoothed by a Gaussian.
 * @throws InvalidInputError when there are no units with spike times, or the Gaussian falls between the bins.
 */
export function nwbSpikes(file: Hdf5File, { smooth }: SpikeOptions, who: string, notes: string[]): NwbActivity {
  const { count, labels, columns, spikeTimes } = nwbUnits(file, notes);
  const trains = Array.from({ length: count }, (_, unit) => spikeTimes(unit));
  const end = trains.reduce((latest, train) => Math.max(latest, train.at(-1) ?? 0), 0);
  return {
    count, columns, bin: DEFAULT_BIN, span: { from: 0, to: end },
    rates: ({ zeros, bins }, trial, time) => {
      checkDeviation(smooth, bins.width, who);
      const data = new Float64Array(zeros.length * bins.count * count);
      zeros.forEach((zero, k) => {
        trains.forEach((train, unit) => {
          const rates = smooth === undefined ? countedRates(train, zero, bins) : smoothedRates(train, zero, bins, smooth);
          rates.forEach((rate, bin) => (data[(k * bins.count + bin) * count + unit] = rate));
        });
      });
      return { name: "/units/spike_times", axes: [trial, time, { name: "neuron", size: count, labels }], unit: "spikes/s", data };
    },
  };
}

function checkDeviation(deviation: number | undefined, bin: number, who: string): void {
  if (deviation === undefined || deviation >= bin / 2) return;
  throw new InvalidInputError({ who, expected: `a smoothing of at least half a bin, ${bin / 2} s`, got: String(deviation), remedy: "Smooth more, or take shorter bins" });
}
