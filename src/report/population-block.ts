import type { PopulationFigure, PopulationMap } from "../studies/figure.ts";
import { embeddedJson } from "./embedded-json.ts";
import { element, type Markup } from "./markup.ts";
import { packDetails } from "./member-detail-data.ts";
import { packPopulation, populationData } from "./population-data.ts";
import { mapTitle } from "./population-figure.ts";

function factorSelect(label: string, className: string, factors: readonly string[]): Markup {
  return element("label", {}, `${label} `, element("select", { class: className }, factors.map((name, index) => element("option", { value: index }, name))));
}

const keyHelp = "Arrow keys walk from network to network, Enter opens one, Space selects it, Shift with arrow keys draws a rectangle, L sets corners of a lasso at networks, Escape clears.";

function toolSelect(): Markup {
  return element("label", {}, "Drag draws ", element("select", { class: "select-by" }, element("option", { value: "rectangle" }, "a rectangle"), element("option", { value: "lasso" }, "a lasso")));
}

function mapBlock({ title, stress }: Pick<PopulationMap, "title" | "stress">): Markup {
  return element("div", {},
    element("p", { class: "map-title" }, mapTitle({ title, stress })),
    element("div", { class: "map", tabindex: 0, role: "application", "aria-roledescription": "map of networks", "aria-label": `${title}. ${keyHelp}` },
      element("canvas", { class: "dots", "aria-hidden": "true" }),
      element("canvas", { class: "overlay", "aria-hidden": "true" })));
}

/** The canvases of a population's maps, as `liveMaps` of the page's script needs them. */
export function populationMaps(maps: readonly Pick<PopulationMap, "title" | "stress">[]): Markup {
  return element("div", { class: "maps" }, maps.map(mapBlock));
}

/** The line in which a screen reader hears where the keyboard stands. */
export function announcementLine(): Markup {
  return element("output", { class: "announcement visually-hidden", "aria-live": "polite" });
}

/**
 * The interactive maps of a population, hidden where scripts do not run: the static picture beside them shows the
 * same members.
 */
export function populationBlock(figure: PopulationFigure): Markup {
  const { factors, maps, members } = figure;
  return element("div", { class: "population", hidden: true },
    element("div", { class: "controls" }, factors.length === 0 ? undefined : [factorSelect("Colour by", "colour-by", factors), factorSelect("Shape by", "shape-by", factors)], toolSelect()),
    element("div", { class: "filters", role: "group", "aria-label": "Shown networks" }),
    populationMaps(maps),
    element("div", { class: "population-foot" },
      element("button", { type: "button", class: "clear", disabled: true }, "Clear selection"),
      element("output", { class: "selection" }),
      announcementLine()),
    element("p", { class: "hint" }, `Drag to select in all maps, with Shift to add; click a network for its details. On a map that has the focus: ${keyHelp}`),
    element("section", { class: "member", hidden: true, tabindex: -1, "aria-label": "Details of a network" }),
    embeddedJson(packPopulation(populationData(figure)), { class: "population-data" }),
    embeddedJson(packDetails(members.map(({ detail }) => detail)), { class: "member-details" }));
}
