import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRunStore, type RunStore } from "../../lab/run-store.ts";
import type { Study } from "../study.ts";
import { builtProfiles, universalityProfile } from "./profile.ts";
import { runStudy } from "./run-study.ts";
import { searchSettings } from "./settings/search-settings.ts";
import { universalityPaper } from "./universality-report.ts";

/**
 * Which properties of trained networks does the task fix, and which the architecture? Populations of vanilla, UGRNN, GRU
 * and LSTM networks on the flip-flop, the sine and integration; geometry against the topology of their dynamics.
 */
export const universality: Study = {
  name: "universality",
  summary: "Do networks of different architectures solve three tasks by the same dynamics, and do their representations tell?",
  paper: universalityPaper,
  profiles: builtProfiles,
  run: (options) => withStore(options.store, (store) => runStudy(store, universalityProfile(options.profile), options)),
  searchSettings,
};

/** Works in the given store, or in one of its own that does not outlive the work. */
async function withStore<Outcome>(given: RunStore | undefined, work: (store: RunStore) => Promise<Outcome>): Promise<Outcome> {
  if (given !== undefined) return work(given);
  const folder = await mkdtemp(join(tmpdir(), "nullcline-study-"));
  try {
    return await work(openRunStore(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
