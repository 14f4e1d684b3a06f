import type { NwbTrials } from "./nwb-trials.ts";
import type { RecordedArray, RecordedAxis, RecordedColumn } from "../../similarity/recordings/recording.ts";

/** What was recorded of neurons in an NWB file: spikes of sorted units, or fluorescence of regions. */
export interface NwbActivity {
  /** Neurons. */
  readonly count: number;
  /** Where a session without trials begins and ends, s. */
  readonly span: { readonly from: number; readonly to: number };
  /** Width of time bins where nobody says one, s. */
  readonly bin: number;
  readonly columns: ReadonlyMap<string, RecordedColumn>;
  /** [trial, time, neuron] in the bins of the trials. */
  rates(trials: NwbTrials, trial: RecordedAxis, time: RecordedAxis): RecordedArray;
}
