import { InvalidInputError } from "../../numeric/errors.ts";
import { readTexts } from "./array-entry.ts";
import { requireFinite } from "./check-values.ts";
import { datasetsBelow, type Hdf5File } from "./hdf5-file.ts";
import type { NwbActivity } from "./nwb-activity.ts";
import { alignedSeries, nwbSeriesPaths, seriesSpan } from "./nwb-series.ts";
import type { SpikeOptions } from "./recording-options.ts";

/** Groups in which fluorescence stands; ΔF/F first, since raw fluorescence has each region's baseline in it. */
const CONTAINERS = ["DfOverF", "Fluorescence"];

/**
 * The path of the fluorescence that is the file's activity: the one asked for or, in a file without units, ΔF/F before raw
 * fluorescence; `undefined` where units are.
 *
 * @throws InvalidInputError when what is asked for is neither fluorescence nor the units
 */
export function fluorescencePath(file: Hdf5File, wanted: string | undefined, notes: string[]): string | undefined {
  const found = ["/processing", "/acquisition"].filter((group) => file.kind(group) === "group").flatMap((group) => nwbSeriesPaths(file, datasetsBelow(file, group)));
  const paths = found.filter((path) => file.attribute(path, "neurodata_type") === "RoiResponseSeries").toSorted((a, b) => rankOf(file, a) - rankOf(file, b));
  if (wanted !== undefined) return wantedPath(paths, wanted.replace(/^\/?/, "/"), file.who);
  if (file.kind("/units") === "group" || paths.length === 0) return undefined;
  if (paths.length > 1) notes.push(`activity is ${paths[0]}; left out: ${paths.slice(1).join(", ")}`);
  return paths[0];
}

function wantedPath(paths: readonly string[], wanted: string, who: string): string | undefined {
  if (wanted === "/units" || wanted === "/units/spike_times") return undefined;
  const path = paths.find((candidate) => wanted === candidate || wanted === `${candidate}/data`);
  if (path !== undefined) return path;
  throw new InvalidInputError({ who, expected: `activity among ${["/units", ...paths].join(", ")}`, got: wanted, remedy: "Name one of these" });
}

function rankOf(file: Hdf5File, path: string): number {
  const container = file.attribute(path.slice(0, path.lastIndexOf("/")), "neurodata_type");
  const rank = CONTAINERS.indexOf(String(container));
  return rank < 0 ? CONTAINERS.length : rank;
}

/**
 * Fluorescence of regions of interest [time, region], between samples by straight lines. Bins are as long as the time
 * between samples where nobody says otherwise; those of a session without trials have the samples in their middles.
 *
 * @throws InvalidInputError when it has no times, a trial leaves the recording, or a smoothing is asked for.
 * Source: the NWB 2 schema: RoiResponseSeries.
 */
export function nwbFluorescence(file: Hdf5File, path: string, { smooth }: SpikeOptions): NwbActivity {
  const who = `${file.who} (${path})`;
  if (smooth !== undefined) throw new InvalidInputError({ who, expected: "no smoothing, which is for spikes", got: String(smooth), remedy: "Leave it out, or take longer bins" });
  const series = seriesSpan(file, path);
  if (typeof series === "string" || series.samples < 2) throw new InvalidInputError({ who, expected: "two or more samples with their times", got: typeof series === "string" ? series : `${series.samples}`, remedy: "Write the series with a rate or with timestamps" });
  const { samples, channels, from, to } = series;
  const interval = (to - from) / (samples - 1);
  const labels = labelsOf(file, path, channels);
  return {
    count: channels, bin: interval, span: { from: from - interval / 2, to: to + interval / 2 }, columns: new Map(),
    rates: ({ zeros }, trial, time) => {
      const aligned = alignedSeries(file, path, zeros, trial, time);
      if (typeof aligned === "string") throw new InvalidInputError({ who, expected: "numbers", got: aligned });
      const rates = { ...aligned, axes: [trial, time, { name: "neuron", size: channels, labels }] as const };
      requireFinite(rates, file.who);
      return rates;
    },
  };
}

/** Rows of the table of regions. */
function labelsOf(file: Hdf5File, path: string, channels: number): readonly string[] {
  const rows = file.kind(`${path}/rois`) === "dataset" ? readTexts(file.dataset(`${path}/rois`)) : [];
  return rows.length === channels ? rows : Array.from({ length: channels }, (_, channel) => String(channel));
}
