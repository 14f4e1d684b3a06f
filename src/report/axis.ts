import type { Axis } from "../studies/figure.ts";
import { element, type Markup } from "./markup.ts";
import { pixelText } from "./pixel-text.ts";
import type { Scale } from "./scale.ts";

/** An axis' title: its label and, in brackets, its unit. */
export function axisTitle({ label, unit }: Axis): string {
  return unit === undefined ? label : `${label} (${unit})`;
}

/** A horizontal axis below the plot at pixel row `y`, with faint grid lines up to row `top`. */
export function horizontalAxis(scale: Scale, title: string, y: number, top: number): Markup {
  const ticks = scale.ticks.map(({ value, label }) => {
    const x = pixelText(scale.toPixel(value));
    return element("g", {},
      element("line", { class: "grid", x1: x, x2: x, y1: pixelText(top), y2: pixelText(y) }),
      element("text", { class: "tick", x, y: pixelText(y + 15), "text-anchor": "middle" }, label));
  });
  const middle = pixelText((scale.range[0] + scale.range[1]) / 2);
  const name = element("text", { class: "axis-title", x: middle, y: pixelText(y + 33), "text-anchor": "middle" }, title);
  return element("g", { class: "axis" }, ticks, name);
}

/** A vertical axis left of the plot at pixel column `x`, with faint grid lines up to column `right`. */
export function verticalAxis(scale: Scale, title: string, x: number, right: number): Markup {
  const ticks = scale.ticks.map(({ value, label }) => {
    const y = pixelText(scale.toPixel(value));
    return element("g", {},
      element("line", { class: "grid", x1: pixelText(x), x2: pixelText(right), y1: y, y2: y }),
      element("text", { class: "tick", x: pixelText(x - 6), y, dy: "0.32em", "text-anchor": "end" }, label));
  });
  const middle = (scale.range[0] + scale.range[1]) / 2;
  const name = element("text", {
    class: "axis-title", transform: `translate(${pixelText(x - 40)} ${pixelText(middle)}) rotate(-90)`, "text-anchor": "middle",
  }, title);
  return element("g", { class: "axis" }, ticks, name);
}
