import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRunStore, type RunStore } from "./run-store.ts";

/** Works in the given store, or in one of its own that does not outlive the work. */
export async function withStore<Outcome>(given: RunStore | undefined, work: (store: RunStore) => Promise<Outcome>): Promise<Outcome> {
  if (given !== undefined) return work(given);
  const folder = await mkdtemp(join(tmpdir(), "nullcline-study-"));
  try {
    return await work(openRunStore(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
