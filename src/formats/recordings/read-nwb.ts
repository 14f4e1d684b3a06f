import { InvalidInputError } from "../../numeric/errors.ts";
import { gapNote } from "./check-values.ts";
import type { Hdf5File } from "./hdf5-file.ts";
import { behaviourPaths } from "./nwb-behaviour.ts";
import { fluorescencePath, nwbFluorescence } from "./nwb-fluorescence.ts";
import { alignedSeries } from "./nwb-series.ts";
import { nwbSpikes } from "./nwb-spikes.ts";
import { nwbTable } from "./nwb-table.ts";
import { nwbTrials, type NwbTrials } from "./nwb-trials.ts";
import { complainant, type RecordingOptions } from "./recording-options.ts";
import type { RecordedArray, RecordedAxis, RecordedEpoch, Recording } from "../../similarity/recordings/recording.ts";
import { binCentres } from "./spike-rates.ts";

/** Whether an HDF5 file says that it is in the Neurodata Without Borders format. */
export function isNwb(file: Hdf5File): boolean {
  return file.attribute("/", "nwb_version") !== undefined;
}

/**
 * Reads the activity of an NWB file around a moment of every trial: the units' spikes as rates or, in a file without units or
 * where it is asked for by `rates`, fluorescence; with the behaviour series resampled to the same bins, the table of trials,
 * the epochs and the electrodes' areas. Spike times and samples are read in the parts that are needed. What is missing and
 * not needed is named in the notes.
 *
 * @throws InvalidInputError when there is no activity, a table is damaged, an asked-for column is missing, or times do not fit.
 * Source: the NWB 2 schema: Units, RoiResponseSeries, TimeIntervals, TimeSeries, electrodes.
 */
export function readNwb(file: Hdf5File, options: RecordingOptions = {}): Recording {
  const spikes = options.spikes ?? {};
  const notes: string[] = [];
  const path = fluorescencePath(file, options.rates, notes);
  const activity = path === undefined ? nwbSpikes(file, spikes, complainant(options), notes) : nwbFluorescence(file, path, spikes);
  const trials = takenTrials(nwbTrials(file, { ...spikes, bin: spikes.bin ?? activity.bin }, activity.span, notes), options, file.who);
  requireRoom(trials, activity.count, file.who);
  const trial: RecordedAxis = { name: "trial", size: trials.rows.length };
  const time: RecordedAxis = { name: "time", size: trials.bins.count, coordinates: binCentres(trials.bins), unit: "s" };
  const rates = activity.rates(trials, trial, time);
  const behaviour = behaviourOf(file, trials, trial, time, options, notes);
  return {
    source: file.who, format: "NWB", rates, behaviour, inputs: [],
    ...(trials.conditions === undefined ? {} : { conditions: trials.conditions }),
    epochs: epochsOf(file, trials), trialColumns: trials.columns, neuronColumns: activity.columns, notes,
  };
}

/** Numbers of one recording, 4 GiB. */
const MOST_NUMBERS = 536_870_912;

function requireRoom({ rows, bins }: NwbTrials, units: number, who: string): void {
  if (rows.length * bins.count * units <= MOST_NUMBERS) return;
  throw new InvalidInputError({ who, expected: `at most ${MOST_NUMBERS} rates`, got: `${rows.length} trials of ${bins.count} bins of ${units} units`, remedy: "Take longer bins, shorter spans or fewer trials" });
}

function takenTrials(trials: NwbTrials, { trials: part }: RecordingOptions, who: string): NwbTrials {
  if (part === undefined) return trials;
  const { from, to } = part;
  if (!(Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= trials.rows.length)) throw new InvalidInputError({ who, expected: `trials within 0:${trials.rows.length}`, got: `${from}:${to}` });
  const { conditions } = trials;
  const columns = new Map([...trials.columns].map(([name, values]) => [name, values.slice(from, to)]));
  return { ...trials, rows: trials.rows.slice(from, to), zeros: trials.zeros.slice(from, to), columns, ...(conditions === undefined ? {} : { conditions: conditions.slice(from, to) }) };
}

function behaviourOf(file: Hdf5File, { zeros }: NwbTrials, trial: RecordedAxis, time: RecordedAxis, { without = [] }: RecordingOptions, notes: string[]): readonly RecordedArray[] {
  const all = behaviourPaths(file);
  if (all.length === 0) notes.push("the file has no behaviour series");
  const series = all.filter((path) => !without.includes(path)).map((path) => alignedSeries(file, path, zeros, trial, time));
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
