import { memberRadius, drawPopulationView } from "../population-figure.ts";
import { unpackPopulation, type PackedPopulation } from "../population-data.ts";
import { initialView, memberStyles, shownMembers } from "../population-view.ts";
import type { DrawingSources } from "./export-svg.ts";
import { listenToMaps } from "./map-actions.ts";
import { markSprites } from "./mark-sprites.ts";
import { memberDetails, type MemberPager } from "./member-details.ts";
import { embedded, onAppearanceChange, oncePerFrame, part } from "./page-elements.ts";
import { listenToControls, writeControls } from "./population-controls.ts";
import { populationMap, type MemberLooks } from "./population-map.ts";
import { presentMembers, type Attention, type PopulationPage } from "./population-page.ts";

/** The members' looks, made again only when colours, shapes or the theme change. */
function rememberedLooks(page: PopulationPage): { current(): MemberLooks; forget(): void } {
  const radius = memberRadius(page.data.names.length);
  let remembered: (MemberLooks & { readonly key: string }) | undefined;
  return {
    current() {
      const { colour, shape } = page.view();
      const key = `${colour} ${shape}`;
      if (remembered?.key !== key) remembered = { key, styles: memberStyles(page.data, page.view()), sprites: markSprites(radius) };
      return remembered;
    },
    forget() {
      remembered = undefined;
    },
  };
}

function paintDots({ data, maps, view }: PopulationPage, looks: MemberLooks): void {
  const drawn = { ...shownMembers(data, view()), ...looks };
  for (const map of maps) map.drawDots(drawn);
}

function paintOverlays({ data, maps, attention }: PopulationPage, looks: MemberLooks): void {
  const { hovered, cursor, opened, brush } = attention();
  const ringed = [hovered, cursor].filter((member) => member !== undefined);
  const radius = memberRadius(data.names.length);
  for (const map of maps) map.drawOverlay({ ringed, opened, radius, looks, rectangle: brush?.map === map ? brush.rectangle : undefined });
}

/** Keeps the static picture, which print shows and export saves, like the maps. */
function keepStatic(page: PopulationPage, figure: HTMLElement, sources: DrawingSources): void {
  const drawn = (): string => drawPopulationView(page.data, page.view()).markup;
  sources.set(figure, () => ({ svg: drawn(), figure: figure.id }));
  window.addEventListener("beforeprint", () => {
    part(figure, ".static", HTMLElement).innerHTML = drawn();
  });
}

/** Pages through the selected members, or through all that are shown. */
function memberPager(page: PopulationPage): MemberPager {
  return {
    paged() {
      const { shown, selected } = presentMembers(page);
      return selected.length > 0 ? { members: selected, name: "selected" } : { members: shown, name: "networks" };
    },
    open: (member) => page.changeAttention({ opened: member }),
  };
}

/** Holds what the reader has made of a population, and says when it changes. */
function populationPage(base: Pick<PopulationPage, "block" | "data" | "maps">, onView: () => void, onAttention: (before: Attention) => void): PopulationPage {
  let view = initialView(base.data);
  let attention: Attention = {};
  return {
    ...base,
    view: () => view,
    attention: () => attention,
    changeView(change) {
      view = { ...view, ...change };
      onView();
    },
    changeAttention(change) {
      const before = attention;
      attention = { ...attention, ...change };
      onAttention(before);
    },
  };
}

/** Brings the maps of a population to life in the place of their static picture. */
export function startPopulation(block: HTMLElement, sources: DrawingSources): void {
  const figure = block.closest("figure");
  const data = unpackPopulation(embedded<PackedPopulation>(block, ".population-data"));
  const maps = [...block.querySelectorAll<HTMLElement>(".map")].map((element, index) => populationMap(element, data.maps[index]));
  if (figure === null || !maps.every((map) => map !== undefined)) return;
  const reframe = oncePerFrame(() => paintOverlays(page, looks.current()));
  const repaint = oncePerFrame(() => {
    const { opened } = page.attention();
    writeControls(page);
    paintDots(page, looks.current());
    paintOverlays(page, looks.current());
    if (opened !== undefined) details.refresh(opened);
  });
  const page = populationPage({ block, data, maps }, repaint, (before) => {
    const { opened } = page.attention();
    if (opened !== before.opened) details.show(opened);
    reframe();
  });
  const looks = rememberedLooks(page);
  const details = memberDetails(block, data, figure.id, memberPager(page));
  block.hidden = false;
  figure.classList.add("live");
  listenToMaps(page);
  listenToControls(page);
  keepStatic(page, figure, sources);
  onAppearanceChange(() => {
    looks.forget();
    repaint();
  });
  repaint();
}
