import type { PopulationData } from "../population-data.ts";
import { dividedMembers, passingMembers, type PopulationView } from "../population-view.ts";
import type { Region } from "./map-geometry.ts";
import type { BrushTool } from "./map-pointer.ts";
import type { PopulationMapCanvas } from "./population-map.ts";

/** What the reader points at, has open and draws with; the view says what is drawn. */
export interface Attention {
  readonly hovered?: number | undefined;
  /** Where the keyboard stands. */
  readonly cursor?: number | undefined;
  readonly opened?: number | undefined;
  /** The region being drawn, and the map it is drawn on. */
  readonly brush?: { readonly map: PopulationMapCanvas; readonly region: Region } | undefined;
  /** What dragging draws; a rectangle unless said. */
  readonly tool?: BrushTool;
}

/** Members that pass the filters, in the population's order, and how they divide while some are selected. */
export interface PresentMembers {
  readonly shown: readonly number[];
  readonly selected: readonly number[];
  /** Drawn faintly, before the marked ones. */
  readonly faded: readonly number[];
  /** Drawn in full: the selected ones, or all where none is. */
  readonly marked: readonly number[];
}

/** A population on the page: its data, what the reader has made of it, and what must follow a change. */
export interface PopulationPage {
  readonly block: HTMLElement;
  readonly data: PopulationData;
  readonly maps: readonly PopulationMapCanvas[];
  /** A member's properties in words, for its tooltip and its announcement. */
  describe(member: number): readonly (readonly [string, string])[];
  view(): PopulationView;
  present(): PresentMembers;
  attention(): Attention;
  changeView(change: Partial<PopulationView>): void;
  changeAttention(change: Attention): void;
}

/** The members present in a view, found once a view; those that pass the filters once a set of filters. */
export function rememberedPresence(data: PopulationData): (view: PopulationView) => PresentMembers {
  let filters: PopulationView["filteredOut"] | undefined;
  let shown: readonly number[] = [];
  let of: PopulationView | undefined;
  let present: PresentMembers = { shown, selected: [], faded: [], marked: [] };
  return (view) => {
    if (view.filteredOut !== filters) [filters, shown] = [view.filteredOut, passingMembers(data, view)];
    if (view !== of) [of, present] = [view, presentAmong(shown, view.selected)];
    return present;
  };
}

function presentAmong(shown: readonly number[], selected: ReadonlySet<number>): PresentMembers {
  const { faded, marked } = dividedMembers(shown, selected);
  return { shown, faded, marked, selected: selected.size > 0 ? marked : [] };
}
