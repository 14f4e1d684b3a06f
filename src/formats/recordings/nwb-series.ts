import { InvalidInputError } from "../../numeric/errors.ts";
import { readNumbers } from "./array-entry.ts";
import type { Hdf5File } from "./hdf5-file.ts";
import type { RecordedArray, RecordedAxis } from "../../similarity/recordings/recording.ts";
import { firstAtOrAfter } from "./spike-rates.ts";

/** A series of an NWB file: samples of some channels in the session's time. */
interface NwbSeries {
  readonly path: string;
  readonly samples: number;
  readonly channels: number;
  readonly unit?: string;
  /** Time of a sample. */
  readonly timeAt: (sample: number) => number;
  /** Index of the first sample at or after a time. */
  readonly firstAt: (time: number) => number;
  /** Values [to − from, channels] in the series' unit. */
  readonly read: (from: number, to: number) => Float64Array;
}

/** The paths of all series below a group: groups that hold `data`. */
export function nwbSeriesPaths(file: Hdf5File, datasets: readonly string[]): readonly string[] {
  return datasets.filter((path) => path.endsWith("/data")).map((path) => path.slice(0, -"/data".length)).filter((path) => file.kind(path) === "group");
}

/**
 * A series around each trial's zero, between samples by straight lines; NaN where there are none. Only the samples of
 * the trials are read.
 *
 * @param zeros the trials' zeros in the session's time.
 * @returns [trial, time, channel], or a sentence that says why not.
 * @throws InvalidInputError when times and values do not fit each other.
 */
export function alignedSeries(file: Hdf5File, path: string, zeros: Float64Array, trial: RecordedAxis, time: RecordedAxis): RecordedArray | string {
  const series = openSeries(file, path);
  if (typeof series === "string") return series;
  const { channels, unit } = series;
  const data = new Float64Array(zeros.length * time.size * channels);
  zeros.forEach((zero, k) => data.set(resampled(series, time.coordinates!.map((moment) => zero + moment)), k * time.size * channels));
  return { name: path, axes: [trial, time, { name: "channel", size: channels }], ...(unit === undefined ? {} : { unit }), data };
}

/** How many samples and channels a series has, and the times of its first and last sample, s; or a sentence that says why it cannot be read. */
export function seriesSpan(file: Hdf5File, path: string): { readonly samples: number; readonly channels: number; readonly from: number; readonly to: number } | string {
  const series = openSeries(file, path);
  if (typeof series === "string") return series;
  const { samples, channels, timeAt } = series;
  return { samples, channels, from: timeAt(0), to: timeAt(samples - 1) };
}

function openSeries(file: Hdf5File, path: string): NwbSeries | string {
  const values = file.dataset(`${path}/data`);
  if (values.content !== "numbers" || values.shape.length > 2 || values.shape.length === 0) return `left out: ${path} ${values.type} [${values.shape.join(", ")}]`;
  const [samples, channels = 1] = values.shape;
  const [factor, offset] = [file.attribute(values.name, "conversion"), file.attribute(values.name, "offset")].map((value, k) => (typeof value === "number" ? value : 1 - k));
  const unit = file.attribute(values.name, "unit");
  const read = (from: number, to: number) => readNumbers(values, file.who, { axis: 0, from, to }).map((value) => value * factor + offset);
  const times = timesOf(file, path, samples);
  return typeof times === "string" ? times : { path, samples, channels, ...(typeof unit === "string" && unit !== "" ? { unit } : {}), ...times, read };
}

function timesOf(file: Hdf5File, path: string, samples: number): Pick<NwbSeries, "timeAt" | "firstAt"> | string {
  if (file.kind(`${path}/timestamps`) === "dataset") return measuredTimes(file, path, samples);
  const rate = file.kind(`${path}/starting_time`) === "dataset" ? file.attribute(`${path}/starting_time`, "rate") : undefined;
  if (typeof rate !== "number" || !(rate > 0)) return `left out: ${path}, which has neither timestamps nor a rate`;
  const start = readNumbers(file.dataset(`${path}/starting_time`), file.who)[0];
  const firstAt = (time: number) => Math.min(Math.max(Math.ceil((time - start) * rate), 0), samples);
  return { timeAt: (sample) => start + sample / rate, firstAt };
}

function measuredTimes(file: Hdf5File, path: string, samples: number): Pick<NwbSeries, "timeAt" | "firstAt"> {
  const times = readNumbers(file.dataset(`${path}/timestamps`), file.who);
  const who = `${file.who} (${path}/timestamps)`;
  if (times.length !== samples) throw new InvalidInputError({ who, expected: `${samples} times, one for each sample of ${path}/data`, got: String(times.length), remedy: "Write the series again, or leave it out" });
  const bad = times.findIndex((time, k) => !Number.isFinite(time) || (k > 0 && time < times[k - 1]));
  if (bad >= 0) throw new InvalidInputError({ who, expected: "finite times in rising order", got: `${times[bad]} at sample ${bad}`, remedy: "Sort the samples by time, or leave the series out" });
  return { timeAt: (sample) => times[sample], firstAt: (time) => firstAtOrAfter(times, time) };
}

/** Middles of bins are sums: one that is a nanosecond beside the first or last sample is that sample. */
const EDGE = 1e-9;

/** Values [moments, channels] at rising moments. */
function resampled({ samples, channels, timeAt, firstAt, read }: NwbSeries, asked: Float64Array): Float64Array {
  const edges = samples === 0 ? [] : [timeAt(0), timeAt(samples - 1)];
  const moments = asked.map((moment) => edges.find((edge) => Math.abs(edge - moment) < EDGE) ?? moment);
  const out = new Float64Array(moments.length * channels).fill(NaN);
  const from = Math.max(firstAt(moments[0]) - 1, 0);
  const to = Math.min(firstAt(moments[moments.length - 1]) + 1, samples);
  if (to <= from) return out;
  const values = read(from, to);
  moments.forEach((moment, row) => {
    const after = firstAt(moment);
    if (after >= samples || (after === 0 && timeAt(0) > moment)) return;
    const before = timeAt(after) === moment ? after : after - 1;
    const share = before === after ? 0 : (moment - timeAt(before)) / (timeAt(after) - timeAt(before));
    for (let channel = 0; channel < channels; channel++) {
      const [a, b] = [before, after].map((sample) => values[(sample - from) * channels + channel]);
      out[row * channels + channel] = share === 0 ? a : a + share * (b - a);
    }
  });
  return out;
}
