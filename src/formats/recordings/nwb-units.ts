import { InvalidInputError } from "../../numeric/errors.ts";
import { readTexts } from "./array-entry.ts";
import type { Hdf5File } from "./hdf5-file.ts";
import { nwbTable, type NwbTable } from "./nwb-table.ts";
import type { RecordedColumn } from "../../similarity/recordings/recording.ts";

/** The sorted units of an NWB file. */
export interface NwbUnits {
  readonly count: number;
  /** Their ids as texts. */
  readonly labels: readonly string[];
  /** The table's plain columns, and where each unit was recorded. */
  readonly columns: ReadonlyMap<string, RecordedColumn>;
  /** Spike times of a unit in the session's time, rising, s. */
  spikeTimes(unit: number): Float64Array;
}

const ELECTRODES = "/general/extracellular_ephys/electrodes";

/**
 * Opens the table of units of an NWB file.
 * @throws InvalidInputError when there is none, or it holds no spike times.
 */
export function nwbUnits(file: Hdf5File, notes: string[]): NwbUnits {
  const table = nwbTable(file, "/units");
  if (table === undefined || table.rows === 0 || !table.has("spike_times")) {
    const got = table === undefined ? "no table /units" : table.rows === 0 ? "an empty table" : "a table without them";
    throw new InvalidInputError({ who: `${file.who} (/units)`, expected: "units with spike times", got, remedy: "Sort the spikes and add the units with pynwb or MatNWB, or export the rates as npz" });
  }
  const columns = new Map(table.columns.map((name): [string, RecordedColumn] => [name, table.column(name)]));
  const locations = locationsOf(file, table, notes);
  if (locations !== undefined) columns.set("location", locations);
  const labels = table.has("id") ? readTexts(file.dataset("/units/id")) : Array.from({ length: table.rows }, (_, row) => String(row));
  return { count: table.rows, labels, columns, spikeTimes: (unit) => rising(table.ragged("spike_times", unit), unit, file.who) };
}

function rising(spikes: Float64Array, unit: number, who: string): Float64Array {
  const bad = spikes.findIndex((time) => !Number.isFinite(time));
  if (bad >= 0) throw new InvalidInputError({ who: `${who} (/units/spike_times)`, expected: "finite spike times", got: `${spikes[bad]} as spike ${bad} of unit ${unit}`, remedy: "Remove the spike, or the unit" });
  return spikes.every((time, k) => k === 0 || time >= spikes[k - 1]) ? spikes : spikes.toSorted();
}

/** Brain area of each unit's first electrode. */
function locationsOf(file: Hdf5File, units: NwbTable, notes: string[]): readonly string[] | undefined {
  const electrodes = nwbTable(file, ELECTRODES);
  if (electrodes === undefined || !electrodes.has("location") || !units.has("electrodes")) {
    notes.push("the file does not say where its units were recorded");
    return undefined;
  }
  const areas = electrodes.column("location");
  return Array.from({ length: units.rows }, (_, row) => {
    const first = units.ragged("electrodes", row).at(0);
    return first === undefined || areas instanceof Float64Array ? "" : (areas[first] ?? "");
  });
}
