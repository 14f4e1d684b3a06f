import { withStore } from "../../lab/with-store.ts";
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
