import { element, type Child, type Markup } from "./markup.ts";

/** A rectangle of pixels inside a drawing. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * An SVG drawing in its own pixels, which the page scales to its column, but not below the size at which its
 * text can be read. `title` and `description` are what a
 * screen reader says.
 */
export function drawing(
  width: number,
  height: number,
  { title, description }: { readonly title: string; readonly description: string },
  ...children: readonly (Child | readonly Child[])[]
): Markup {
  const frame = { viewBox: `0 0 ${width} ${height}`, role: "img", style: `min-width:${Math.round(width * 0.7)}px;max-width:${Math.round(width * 1.2)}px` };
  return element("svg", frame, element("title", {}, title), element("desc", {}, description), ...children);
}

/** The pale ground of a plot. */
export function plotGround({ left, top, right, bottom }: PlotArea): Markup {
  return element("rect", { class: "ground", x: left, y: top, width: right - left, height: bottom - top });
}
