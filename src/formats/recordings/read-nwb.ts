import { InvalidInputError } from "../../numeric/errors.ts";
import { gapNote } from "./check-values.ts";
import { datasetsBelow, type Hdf5File } from "./hdf5-file.ts";
import { alignedSeries, nwbSeriesPaths } from "./nwb-series.ts";
import { nwbTable } from "./nwb-table.ts";
import { nwbTrials, type NwbTrials } from "./nwb-trials.ts";
import { nwbUnits, type NwbUnits } from "./nwb-units.ts";
import { complainant, type RecordingOptions } from "./recording-options.ts";
import type { RecordedArray, RecordedAxis, RecordedEpoch, Recording } from "./recording.ts";
import { binCentres, countedRates, smoothedRates } from "./spike-rates.ts";

/** Whether an HDF5 file says that it is in the Neurodata Without Borders format. */
export function isNwb(file: Hdf5File): boolean {
  return file.attribute("/", "nwb_version") !== undefined;
}

/**
 * Reads the units of an NWB file as rates around a moment of every trial, with the behaviour series resampled to the
 * same bins, the table of trials, the epochs and the electrodes' areas. Spike times and samples are read in the parts
 * that are needed. What is missing and not needed is named in the notes.
 *
 * @throws InvalidInputError when there are no units with spike times, a table is damaged, an asked-for column is
 *   missing, or times do not fit.
 * Source: the NWB 2 schema: Units, TimeIntervals, TimeSeries, electrodes.
 */
export function readNwb(file: Hdf5File, options: RecordingOptions = {}): Recording {
  const spikes = options.spikes ?? {};
  const notes: string[] = [];
  const units = nwbUnits(file, notes);
  const trains = Array.from({ length: units.count }, (_, unit) => units.spikeTimes(unit));
  const end = trains.reduce((latest, train) => Math.max(latest, train.at(-1) ?? 0), 0);
  const trials = takenTrials(nwbTrials(file, spikes, end, notes), options, file.who);
  requireRoom(trials, units.count, file.who);
  const trial: RecordedAxis = { name: "trial", size: trials.rows.length };
  const time: RecordedAxis = { name: "time", size: trials.bins.count, coordinates: binCentres(trials.bins), unit: "s" };
  const rates = ratesOf(trains, units, trials, trial, time, checkedDeviation(spikes.smooth, trials.bins.width, complainant(options)));
  const behaviour = behaviourOf(file, trials, trial, time, options, notes);
  return {
    source: file.who, format: "NWB", rates, behaviour, inputs: [],
    ...(trials.conditions === undefined ? {} : { conditions: trials.conditions }),
    epochs: epochsOf(file, trials), trialColumns: trials.columns, neuronColumns: units.columns, notes,
  };
}

/** Numbers of one recording, 4 GiB. */
const MOST_NUMBERS = 536_870_912;

function requireRoom({ rows, bins }: NwbTrials, units: number, who: string): void {
  if (rows.length * bins.count * units <= MOST_NUMBERS) return;
  throw new InvalidInputError({ who, expected: `at most ${MOST_NUMBERS} rates`, got: `${rows.length} trials of ${bins.count} bins of ${units} units`, remedy: "Take longer bins, shorter spans or fewer trials" });
}

function checkedDeviation(deviation: number | undefined, bin: number, who: string): number | undefined {
  if (deviation === undefined || deviation >= bin / 2) return deviation;
  throw new InvalidInputError({ who, expected: `a smoothing of at least half a bin, ${bin / 2} s`, got: String(deviation), remedy: "Smooth more, or take shorter bins" });
}

function takenTrials(trials: NwbTrials, { trials: part }: RecordingOptions, who: string): NwbTrials {
  if (part === undefined) return trials;
  const { from, to } = part;
  if (!(Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= trials.rows.length)) throw new InvalidInputError({ who, expected: `trials within 0:${trials.rows.length}`, got: `${from}:${to}` });
  const { conditions } = trials;
  const columns = new Map([...trials.columns].map(([name, values]) => [name, values.slice(from, to)]));
  return { ...trials, rows: trials.rows.slice(from, to), zeros: trials.zeros.slice(from, to), columns, ...(conditions === undefined ? {} : { conditions: conditions.slice(from, to) }) };
}

function ratesOf(trains: readonly Float64Array[], { labels }: NwbUnits, { zeros, bins }: NwbTrials, trial: RecordedAxis, time: RecordedAxis, deviation: number | undefined): RecordedArray {
  const units = trains.length;
  const data = new Float64Array(zeros.length * bins.count * units);
  zeros.forEach((zero, k) => {
    trains.forEach((train, unit) => {
      const rates = deviation === undefined ? countedRates(train, zero, bins) : smoothedRates(train, zero, bins, deviation);
      rates.forEach((rate, bin) => (data[(k * bins.count + bin) * units + unit] = rate));
    });
  });
  return { name: "/units/spike_times", axes: [trial, time, { name: "neuron", size: units, labels }], unit: "spikes/s", data };
}

function behaviourOf(file: Hdf5File, { zeros }: NwbTrials, trial: RecordedAxis, time: RecordedAxis, { without = [] }: RecordingOptions, notes: string[]): readonly RecordedArray[] {
  if (file.kind("/processing/behavior") !== "group") {
    notes.push("the file has no behaviour series");
    return [];
  }
  const paths = nwbSeriesPaths(file, datasetsBelow(file, "/processing/behavior")).filter((path) => !without.includes(path));
  const series = paths.map((path) => alignedSeries(file, path, zeros, trial, time));
  notes.push(...series.filter((found) => typeof found === "string"));
  const arrays = series.filter((found) => typeof found !== "string");
  notes.push(...arrays.flatMap(gapNote));
  return arrays;
}

/** The session's epochs as far as they lie in a trial's bins, in the trial's time. */
function epochsOf(file: Hdf5File, { zeros, bins }: NwbTrials): readonly RecordedEpoch[] {
  const table = nwbTable(file, "/intervals/epochs");
  if (table === undefined || !table.has("start_time") || !table.has("stop_time")) return [];
  const [starts, stops] = [table.column("start_time"), table.column("stop_time")] as [Float64Array, Float64Array];
  const tags = table.has("tags") ? (table.column("tags") as readonly string[]) : [];
  const ends = table.has("tags_index") ? (table.column("tags_index") as Float64Array) : undefined;
  const nameOf = (row: number) => (ends === undefined ? (tags[row] ?? "") : tags.slice(row === 0 ? 0 : ends[row - 1], ends[row]).join(" ")) || `epoch ${row}`;
  const last = bins.from + bins.count * bins.width;
  return Array.from(zeros).flatMap((zero, trial) =>
    Array.from(starts.keys())
      .map((row) => ({ name: nameOf(row), start: starts[row] - zero, stop: stops[row] - zero, trial }))
      .filter(({ start, stop }) => start < last && stop > bins.from),
  );
}
