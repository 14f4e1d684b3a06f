import { numberText } from "../studies/number-text.ts";
import type { PopulationFigure } from "../studies/figure.ts";
import { rowLegend, type LegendEntry } from "./category-legend.ts";
import { drawing } from "./drawing.ts";
import { factorLook } from "./factor-look.ts";
import { element, type Markup } from "./markup.ts";
import { shapeMarker } from "./marker.ts";
import { categoryStyle } from "./palette.ts";
import { packedLimit } from "./packed-integers.ts";
import { populationData, type GriddedMap, type PopulationData } from "./population-data.ts";
import { initialView, memberStyles, shownMembers, viewFactors, type PopulationView } from "./population-view.ts";

const width = 900;
const gap = 24;
const titleHeight = 26;
const side = (width - gap) / 2;
/** Room between the frame and the outermost members. */
const inset = 14;

/** Radius of a member's mark in pixels: smaller where many share a map. */
export function memberRadius(members: number): number {
  return members > 1000 ? 2.6 : members > 200 ? 3.4 : 4.6;
}

/** A map's title with its stress. */
export function mapTitle({ title, stress }: Pick<GriddedMap, "title" | "stress">): string {
  return `${title}, stress ${numberText(stress, 2)}`;
}

/** Where maps stand: two in a row; a single one at the left. */
function mapOrigin(index: number, top: number): readonly [number, number] {
  return [(index % 2) * (side + gap), top + Math.floor(index / 2) * (side + titleHeight + gap)];
}

function drawMap(map: GriddedMap, data: PopulationData, view: PopulationView, [left, top]: readonly [number, number]): Markup {
  const styles = memberStyles(data, view);
  const radius = memberRadius(data.names.length);
  const toPixel = (grid: number): number => inset + (grid / packedLimit) * (side - 2 * inset);
  const mark = (member: number, look: string): Markup => {
    const { className, shape } = styles[member];
    return shapeMarker(shape, { class: `${look} ${className}` }, left + toPixel(map.positions[2 * member]), top + titleHeight + side - toPixel(map.positions[2 * member + 1]), radius);
  };
  const { faded, marked } = shownMembers(data, view);
  return element("g", {},
    element("text", { class: "axis-title", x: left, y: top + 13 }, mapTitle(map)),
    element("rect", { class: "ground", x: left, y: top + titleHeight, width: side, height: side }),
    faded.map((member) => mark(member, "spot faded")),
    marked.map((member) => mark(member, "spot")));
}

/** The legend of a view: its colours, and its shapes where another factor has them; filtered values left out. */
function viewLegend(data: PopulationData, view: PopulationView): { readonly markup: readonly Markup[]; readonly height: number } {
  const { colouring, shaping } = viewFactors(data, view);
  const isShownValue = (factor: number) => (_: LegendEntry, code: number) => !view.filteredOut[factor]?.has(code);
  if (colouring.values.length === 0) return { markup: [], height: 0 };
  const place = { left: 2, right: width, y: 11 };
  const looks = colouring.values.map((label, code): LegendEntry => ({ label, ...factorLook(colouring, code) }));
  if (colouring === shaping) {
    const only = rowLegend(colouring.name, looks.filter(isShownValue(view.colour)), place);
    return { markup: [only.markup], height: only.height + 8 };
  }
  const colours = rowLegend(colouring.name, looks.map((entry) => ({ ...entry, shape: "square" as const })).filter(isShownValue(view.colour)), place);
  const shapes = shaping.values.map((label, code) => ({ label, className: "neutral", shape: categoryStyle(code).shape }));
  const second = rowLegend(shaping.name, shapes.filter(isShownValue(view.shape)), { ...place, y: place.y + colours.height });
  return { markup: [colours.markup, second.markup], height: colours.height + second.height + 8 };
}

/** The maps of a population as a reader has arranged them, side by side under one legend. */
export function drawPopulationView(data: PopulationData, view: PopulationView): Markup {
  const legend = viewLegend(data, view);
  const rows = Math.ceil(data.maps.length / 2);
  const height = Math.ceil(legend.height + rows * (side + titleHeight + gap) - gap);
  return drawing(width, Math.max(height, 1), { title: data.title, description: data.caption },
    legend.markup,
    data.maps.map((map, index) => drawMap(map, data, view, mapOrigin(index, legend.height))));
}

/** The maps of a population, coloured and shaped by its first factor. */
export function drawPopulation(figure: PopulationFigure): Markup {
  const data = populationData(figure);
  return drawPopulationView(data, initialView(data));
}
