import { element, type Markup } from "./markup.ts";

/** The button that saves a figure as an SVG file; hidden until the page's script serves it. */
export function exportButton(title: string): Markup {
  return element("button", { type: "button", class: "export", hidden: true, title: "Save as an SVG file", "aria-label": `Save ${title} as an SVG file` }, "SVG");
}
