import type { PopulationData } from "../population-data.ts";
import { memberRadius } from "../population-figure.ts";
import { memberStyles, type PopulationView } from "../population-view.ts";
import { listenToMaps } from "./map-actions.ts";
import { memberMarks, type MemberMarks } from "./mark-sprites.ts";
import { factorValues } from "./member-text.ts";
import { oncePerFrame } from "./page-elements.ts";
import { populationMap } from "./population-map.ts";
import { rememberedPresence, type Attention, type PopulationPage } from "./population-page.ts";

/** What maps are made of, and who follows them. */
export interface LiveMapsOptions {
  readonly data: PopulationData;
  /** How the maps are first shown. */
  readonly view: PopulationView;
  /** Called before the maps are painted anew, once a frame at most. */
  readonly onView: (view: PopulationView) => void;
  /** Called at once. */
  readonly onAttention: (attention: Attention, before: Attention) => void;
  /** A member's properties in words; default: its factors. */
  readonly describe?: (member: number) => readonly (readonly [string, string])[];
}

/** Maps that answer the reader. */
export interface LiveMaps extends PopulationPage {
  /** Paints everything anew, in the theme and size of now. */
  repaint(): void;
}

/** The members' looks, made again only when colours, shapes or the theme change. */
function rememberedLooks(data: PopulationData): { current(view: PopulationView): MemberMarks; forget(): void } {
  const radius = memberRadius(data.names.length);
  let remembered: (MemberMarks & { readonly key: string }) | undefined;
  return {
    current(view) {
      const key = `${view.colour} ${view.shape}`;
      if (remembered?.key !== key) remembered = { key, ...memberMarks(memberStyles(data, view), radius) };
      return remembered;
    },
    forget() {
      remembered = undefined;
    },
  };
}

function paintDots({ maps, present }: PopulationPage, looks: MemberMarks): void {
  const drawn = { ...present(), ...looks };
  for (const map of maps) map.drawDots(drawn);
}

function paintOverlays({ data, maps, attention }: PopulationPage, looks: MemberMarks): void {
  const { hovered, cursor, opened, brush } = attention();
  const ringed = [hovered, cursor].filter((member) => member !== undefined);
  const radius = memberRadius(data.names.length);
  for (const map of maps) map.drawOverlay({ ringed, opened, radius, looks, region: brush?.map === map ? brush.region : undefined });
}

/**
 * Makes the maps inside a block live: brushing, hovering and walking in one shows in all.
 *
 * @param block holds one `.map` a map of the data, see `populationMaps`, and an `.announcement`.
 * @returns `undefined` where the browser cannot draw.
 */
export function liveMaps(block: HTMLElement, { data, view: firstView, onView, onAttention, describe }: LiveMapsOptions): LiveMaps | undefined {
  const maps = [...block.querySelectorAll<HTMLElement>(".map")].map((element, index) => populationMap(element, data.maps[index]));
  if (!maps.every((map) => map !== undefined)) return undefined;
  let view = firstView;
  let attention: Attention = {};
  const looks = rememberedLooks(data);
  const presence = rememberedPresence(data);
  const reframe = oncePerFrame(() => paintOverlays(page, looks.current(view)));
  const paint = oncePerFrame(() => {
    onView(view);
    paintDots(page, looks.current(view));
    paintOverlays(page, looks.current(view));
  });
  const page: LiveMaps = {
    block, data, maps,
    describe: describe ?? ((member) => factorValues(data, member)),
    view: () => view,
    present: () => presence(view),
    attention: () => attention,
    changeView(change) {
      view = { ...view, ...change };
      paint();
    },
    changeAttention(change) {
      const before = attention;
      attention = { ...attention, ...change };
      onAttention(attention, before);
      reframe();
    },
    repaint() {
      looks.forget();
      paint();
    },
  };
  listenToMaps(page);
  paint();
  return page;
}
