import { element, type Markup } from "./markup.ts";
import { stabilityMarker } from "./marker.ts";
import { stabilityStyle } from "./palette.ts";

/** Room for a label's letters in pixels: system fonts differ, so this is generous. */
const letterWidth = 6.9;

function legendItem(count: number, x: number, y: number): Markup {
  return element("g", {},
    stabilityMarker(x, y, count, 4.4),
    element("text", { class: "legend", x: x + 11, y, dy: "0.32em" }, stabilityStyle(count).label));
}

/** A row of markers with their meaning, for the classes that occur among `dimensions`. */
export function stabilityLegend(dimensions: readonly number[], left: number, y: number): Markup {
  const occurring = [...new Set(dimensions.map((count) => Math.min(count, 4)))].toSorted((a, b) => a - b);
  const widths = occurring.map((count) => 40 + letterWidth * stabilityStyle(count).label.length);
  const starts = widths.map((_, index) => left + 6 + widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  return element("g", {}, occurring.map((count, index) => legendItem(count, Math.round(starts[index]), y)));
}
