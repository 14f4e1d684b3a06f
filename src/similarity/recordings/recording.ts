/** One labelled axis of a recorded array. */
export interface RecordedAxis {
  /** What runs along it, e.g. `"trial"`, `"time"`, `"neuron"`, `"channel"`. */
  readonly name: string;
  readonly size: number;
  /** Coordinates of its entries, e.g. the times of bins; [size]. */
  readonly coordinates?: Float64Array;
  /** Unit of the coordinates, e.g. `"s"`. */
  readonly unit?: string;
  /** Names of its entries, e.g. the neurons' ids; [size]. */
  readonly labels?: readonly string[];
}

/** An array that carries its axes. */
export interface RecordedArray {
  /** Its name in the file. */
  readonly name: string;
  /** Outermost first: trial, time, then neuron or channel. */
  readonly axes: readonly [RecordedAxis, RecordedAxis, RecordedAxis];
  /** Unit of the values, e.g. `"spikes/s"`; missing where the file does not say. */
  readonly unit?: string;
  /** Row-major [trial, time, neuron or channel]. NaN marks what was not measured; only behaviour may hold it. */
  readonly data: Float64Array;
}

/** A named stretch of every trial, or of one. */
export interface RecordedEpoch {
  readonly name: string;
  /** In the unit of the time axis. */
  readonly start: number;
  readonly stop: number;
  /** The trial it belongs to; missing where it holds for all. */
  readonly trial?: number;
}

/** Numbers or texts, one a row. */
export type RecordedColumn = Float64Array | readonly string[];

/** What a recording was read from: a kind of file, or a network that was run. */
export type RecordingFormat = "npy" | "npz" | "pickle" | "CSV" | "MAT 5" | "MAT 7.3" | "HDF5" | "LFADS" | "NWB" | "network";

/** Activity of a population over trials, with everything known about it. Its arrays share the trial and the time axis. */
export interface Recording {
  /** Where it came from, as errors call it: typically the file's path. */
  readonly source: string;
  readonly format: RecordingFormat;
  /** Activity [trial, time, neuron]: firing rates, states of a network, or spike counts, as the unit says. */
  readonly rates: RecordedArray;
  /** What the subject did, [trial, time, channel] each. */
  readonly behaviour: readonly RecordedArray[];
  /** What was shown or given, [trial, time, channel] each. */
  readonly inputs: readonly RecordedArray[];
  /** The condition of each trial; missing where the file names none. */
  readonly conditions?: readonly string[];
  readonly epochs: readonly RecordedEpoch[];
  /** Further columns of the table of trials, one entry a trial. */
  readonly trialColumns: ReadonlyMap<string, RecordedColumn>;
  /** What is known of each neuron, one entry a neuron. */
  readonly neuronColumns: ReadonlyMap<string, RecordedColumn>;
  /** What was missing or odd and was tolerated, as sentences. */
  readonly notes: readonly string[];
}
