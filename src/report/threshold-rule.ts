import type { PlotArea } from "./drawing.ts";
import { element, type Markup } from "./markup.ts";
import { pixelText } from "./pixel-text.ts";
import type { Scale } from "./scale.ts";

/** A horizontal rule at a value worth comparing with, named at the right of the plot. */
export function thresholdRule({ value, label }: { readonly value: number; readonly label: string }, yScale: Scale, { left, right }: PlotArea): Markup {
  const y = pixelText(yScale.toPixel(value));
  return element("g", {},
    element("line", { class: "threshold", x1: left, x2: right, y1: y, y2: y }),
    element("text", { class: "note", x: right + 6, y, dy: "0.32em" }, label));
}
