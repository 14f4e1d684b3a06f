import { drawPopulationView } from "../population-figure.ts";
import { unpackPopulation, type PackedPopulation } from "../population-data.ts";
import { initialView } from "../population-view.ts";
import type { DrawingSources } from "./export-svg.ts";
import { liveMaps } from "./live-maps.ts";
import { memberDetails, type MemberPager } from "./member-details.ts";
import { embedded, onAppearanceChange, part } from "./page-elements.ts";
import { listenToControls, writeControls } from "./population-controls.ts";
import type { PopulationPage } from "./population-page.ts";

/** Keeps the static picture, which print shows and export saves, like the maps. */
function keepStatic(page: PopulationPage, figure: HTMLElement, sources: DrawingSources): void {
  const drawn = (): string => drawPopulationView(page.data, page.view()).markup;
  sources.set(figure, () => ({ svg: drawn(), figure: figure.id }));
  window.addEventListener("beforeprint", () => {
    part(figure, ".static", HTMLElement).innerHTML = drawn();
  });
}

/** Pages through the selected members, or through all that are shown. */
function memberPager(page: () => PopulationPage | undefined): MemberPager {
  return {
    paged() {
      const { shown, selected } = page()?.present() ?? { shown: [], selected: [] };
      return selected.length > 0 ? { members: selected, name: "selected" } : { members: shown, name: "networks" };
    },
    open: (member) => page()?.changeAttention({ opened: member }),
  };
}

/** Brings the maps of a population to life in the place of their static picture. */
export function startPopulation(block: HTMLElement, sources: DrawingSources): void {
  const figure = block.closest("figure");
  if (figure === null) return;
  const data = unpackPopulation(embedded<PackedPopulation>(block, ".population-data"));
  const details = memberDetails(block, data, figure.id, memberPager(() => page));
  const page = liveMaps(block, {
    data, view: initialView(data),
    onView() {
      if (page === undefined) return;
      const { opened } = page.attention();
      writeControls(page);
      if (opened !== undefined) details.refresh(opened);
    },
    onAttention({ opened }, before) {
      if (opened !== before.opened) details.show(opened);
    },
  });
  if (page === undefined) return;
  block.hidden = false;
  figure.classList.add("live");
  listenToControls(page);
  keepStatic(page, figure, sources);
  onAppearanceChange(page.repaint);
}
