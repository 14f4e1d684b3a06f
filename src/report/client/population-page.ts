import type { PopulationData } from "../population-data.ts";
import { shownMembers, type PopulationView } from "../population-view.ts";
import type { Rectangle } from "./map-geometry.ts";
import type { PopulationMapCanvas } from "./population-map.ts";

/** What the reader points at and has open; the view says what is drawn. */
export interface Attention {
  readonly hovered?: number | undefined;
  /** Where the keyboard stands. */
  readonly cursor?: number | undefined;
  readonly opened?: number | undefined;
  /** The rectangle being drawn, and the map it is drawn on. */
  readonly brush?: { readonly map: PopulationMapCanvas; readonly rectangle: Rectangle } | undefined;
}

/** A population on the page: its data, what the reader has made of it, and what must follow a change. */
export interface PopulationPage {
  readonly block: HTMLElement;
  readonly data: PopulationData;
  readonly maps: readonly PopulationMapCanvas[];
  view(): PopulationView;
  attention(): Attention;
  changeView(change: Partial<PopulationView>): void;
  changeAttention(change: Attention): void;
}

/** Members that pass the filters, and those of them that are selected, in the population's order. */
export function presentMembers({ data, view }: PopulationPage): { readonly shown: readonly number[]; readonly selected: readonly number[] } {
  const { faded, marked } = shownMembers(data, view());
  const isSplit = view().selected.size > 0;
  return { shown: isSplit ? [...faded, ...marked].toSorted((a, b) => a - b) : marked, selected: isSplit ? marked : [] };
}
