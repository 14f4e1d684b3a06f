import type { LiveMaps } from "@nullcline/report/client/live-maps.ts";
import type { BrushTool } from "@nullcline/report/client/map-pointer.ts";
import type { PopulationView } from "@nullcline/report/population-view.ts";
import { create } from "zustand";
import type { Trouble } from "../laboratory/laboratory-store.ts";
import type { PopulationTable } from "../server/source-api.ts";

/** The population that is looked at, and what the reader has made of it. Changed by `population-actions.ts` only. */
export interface PopulationState {
  /** What was asked for last; answers to anything else come too late. */
  readonly wanted: { readonly id: string } | undefined;
  readonly table: PopulationTable | undefined;
  /** What is drawn, as of the last painted frame. */
  readonly view: PopulationView | undefined;
  /** The maps on the page, while the view is shown. */
  readonly maps: LiveMaps | undefined;
  /** The member whose details are open. */
  readonly opened: number | undefined;
  readonly tool: BrushTool;
  /** A selection that was cleared and can be brought back. */
  readonly cleared: ReadonlySet<number> | undefined;
  readonly trouble: Trouble | undefined;
}

/** Before any population is there. */
export const noPopulation: PopulationState = { wanted: undefined, table: undefined, view: undefined, maps: undefined, opened: undefined, tool: "rectangle", cleared: undefined, trouble: undefined };

export const usePopulation = create<PopulationState>(() => noPopulation);
