import type { PopulationData } from "../population-data.ts";
import { shownMembers, type PopulationView } from "../population-view.ts";
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

/** Members that pass the filters, and those of them that are selected, in the population's order. */
export interface PresentMembers {
  readonly shown: readonly number[];
  readonly selected: readonly number[];
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

/** The members present in a view, found once a view. */
export function rememberedPresence(data: PopulationData): (view: PopulationView) => PresentMembers {
  let of: PopulationView | undefined;
  let present: PresentMembers = { shown: [], selected: [] };
  return (view) => {
    if (view !== of) [of, present] = [view, presentIn(data, view)];
    return present;
  };
}

function presentIn(data: PopulationData, view: PopulationView): PresentMembers {
  const { faded, marked } = shownMembers(data, view);
  const isSplit = view.selected.size > 0;
  return { shown: isSplit ? [...faded, ...marked].toSorted((a, b) => a - b) : marked, selected: isSplit ? marked : [] };
}
