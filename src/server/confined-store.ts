import { openRunStore, type RunStore } from "../lab/run-store.ts";
import { readConfined } from "./confined-file.ts";

/** Larger than any specification (which may carry a cell's graph), result, or progress of 500 lines. */
const MOST_BYTES = 8 * 2 ** 20;

/**
 * A run store that is read with suspicion: `read` gives no file that a link takes from outside the store's folder, no
 * pipe or device, and no more than 8 MiB.
 */
export function openConfinedStore(folder: string): RunStore {
  const store = openRunStore(folder);
  return { ...store, read: async (id, file) => readConfined(folder, [id, ...file.split("/")], MOST_BYTES) };
}
