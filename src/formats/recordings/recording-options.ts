import type { AxisName } from "./axis-order.ts";
import type { UnequalTrials } from "./stack-trials.ts";

/** How a file is read as a recording. Everything has a default; options that a format has no use for are left aside. */
export interface RecordingOptions {
  /** Names the complainant in errors, typically the file's path; default `"readRecording"`. */
  readonly who?: string;
  /** Name of the array of activity; default the one whose name says so, or the only array of three axes. In NWB, of a RoiResponseSeries, or `/units`. */
  readonly rates?: string;
  /** Order of the axes of activity, behaviour and inputs in the file, outermost first; default trial, time, neuron, or time, neuron for matrices. */
  readonly axes?: readonly AxisName[];
  /** Only these trials, `from` ≤ trial < `to`; default all. */
  readonly trials?: { readonly from: number; readonly to: number };
  /** Default `"refuse"`, since cut trials are other data than were recorded. */
  readonly unequal?: UnequalTrials;
  /** Names of arrays to leave aside, e.g. because their times do not fit; default none. */
  readonly without?: readonly string[];
  /** NWB: how spikes become rates, and where trials lie. */
  readonly spikes?: SpikeOptions;
}

/** How spike times become rates around a moment of every trial. Times in seconds. */
export interface SpikeOptions {
  /** Width of a time bin; default 0.02 for spikes, short against most neural time constants and long enough for a spike now and then, and the time between samples for fluorescence. */
  readonly bin?: number;
  /** Standard deviation of a Gaussian that smooths the rates; default none: spikes are counted in bins. At least half a bin. */
  readonly smooth?: number;
  /** Column of the trials table whose time is zero; default `"start_time"`. */
  readonly align?: string;
  /** Where trials begin, relative to that time; default 0. */
  readonly from?: number;
  /** Where they end; default the end of the shortest trial. */
  readonly to?: number;
  /** Column of the trials table that names the condition; default the first of the usual names that is there. */
  readonly condition?: string;
}

/** The complainant of a reader. */
export function complainant(options: RecordingOptions): string {
  return options.who ?? "readRecording";
}
