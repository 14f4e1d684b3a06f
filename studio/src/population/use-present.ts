import type { PresentMembers } from "@nullcline/report/client/population-page.ts";
import { usePopulation } from "./population-store.ts";

const nobody: PresentMembers = { shown: [], selected: [], faded: [], marked: [] };

/** The members that pass the filters and those selected, as of the last painted frame. */
export function usePresent(): PresentMembers {
  // The view is asked for so that the component follows its changes; the maps remember who is present in it.
  return usePopulation(({ maps, view }) => (maps === undefined || view === undefined ? nobody : maps.present()));
}
