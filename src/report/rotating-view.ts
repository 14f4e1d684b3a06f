import type { StateSpaceFigure } from "../studies/figure.ts";
import { embeddedJson } from "./embedded-json.ts";
import { exportButton } from "./export-button.ts";
import { element, type Markup } from "./markup.ts";
import { rotatingScene } from "./rotating-scene.ts";

/**
 * A canvas with the same states as the static panels, turned by dragging or by the arrow keys. It stays hidden
 * where scripts do not run; the static panels hold everything it shows.
 *
 * @param id unique in the page.
 */
export function rotatingView(figures: readonly StateSpaceFigure[], id: string): Markup {
  const names = figures.map(({ network }, index) => element("option", { value: index }, network));
  return element("figure", { class: "rotating", id, hidden: true },
    element("div", { class: "controls" },
      element("label", {}, "Network ", element("select", {}, names)),
      element("span", { class: "hint" }, "Drag or use the arrow keys to turn, + and − to zoom, 0 to reset."),
      exportButton("the turned view")),
    element("canvas", { width: 900, height: 500, tabindex: 0, role: "img", "aria-label": "State space on the first three principal components; turn with the arrow keys" }),
    element("figcaption", {}, "The states and fixed points of the panels above on all three principal components. Markers, colours and segments as there."),
    embeddedJson(figures.map(rotatingScene)));
}
