import type { PopulationTable } from "../server/source-api.ts";
import { sourceApi } from "../server/sources-actions.ts";
import { SaveButtons } from "../study/save-buttons.tsx";
import { usePopulation } from "./population-store.ts";

/** Saves the maps as they are coloured, filtered and selected. */
export function SaveMaps({ table }: { readonly table: PopulationTable }) {
  const drawn = (): Promise<string> => {
    const { view } = usePopulation.getState();
    return view === undefined ? Promise.reject(new Error("no population is shown")) : sourceApi().mapsFile(table.id, view);
  };
  return <SaveButtons name={table.id} title="the maps" drawn={drawn} />;
}
