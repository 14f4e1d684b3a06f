import { element, type Markup } from "./markup.ts";
import { stabilityMarker } from "./marker.ts";
import { stabilityStyle } from "./palette.ts";

const heading = "Unstable dimensions";
/** Room for the heading and for one entry, in pixels; system fonts differ, so both are generous. */
const headingWidth = 148;
const entryWidth = 42;

/** A row of markers with the numbers of unstable dimensions they stand for, as far as these occur; nothing where there is no point. */
export function stabilityLegend(dimensions: readonly number[], left: number, y: number): Markup {
  const occurring = [...new Set(dimensions.map((count) => Math.min(count, 4)))].toSorted((a, b) => a - b);
  if (occurring.length === 0) return element("g", {});
  return element("g", {},
    element("text", { class: "legend", x: left, y, dy: "0.32em" }, heading),
    occurring.map((count, index) => entry(count, left + headingWidth + entryWidth * index, y)));
}

function entry(count: number, x: number, y: number): Markup {
  return element("g", {},
    stabilityMarker(x, y, count, 4.4),
    element("text", { class: "legend", x: x + 11, y, dy: "0.32em" }, stabilityStyle(count).label));
}
