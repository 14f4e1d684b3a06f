import { legendLimit } from "../category-legend.ts";
import { element, type Markup } from "../markup.ts";
import { shapeMarker } from "../marker.ts";
import { factorLook } from "../factor-look.ts";
import type { PopulationData, PopulationFactor } from "../population-data.ts";
import type { PopulationView } from "../population-view.ts";

/** Swaps one value in a set of filtered ones; with `isAlone` filters all others, or none if they already are. */
export function toggledFilter(filtered: ReadonlySet<number>, code: number, values: number, isAlone: boolean): ReadonlySet<number> {
  const others = Array.from({ length: values }, (_, one) => one).filter((one) => one !== code);
  if (isAlone) return new Set(filtered.size === others.length && !filtered.has(code) ? [] : others);
  return filtered.has(code) ? new Set([...filtered].filter((one) => one !== code)) : new Set([...filtered, code]);
}

function swatch(factor: Pick<PopulationFactor, "values" | "isOrdered">, code: number, look: "colour" | "shape" | "both"): Markup {
  const { className, shape } = factorLook(factor, code);
  const attributes = { class: look === "shape" ? "spot neutral" : `spot ${className}` };
  return element("svg", { viewBox: "-7 -7 14 14", "aria-hidden": "true" }, shapeMarker(look === "colour" ? "square" : shape, attributes, 0, 0, 4.4));
}

function filterRow(factor: PopulationFactor, index: number, look: "colour" | "shape" | "both", filtered: ReadonlySet<number>): Markup[] {
  const { name, values, codes } = factor;
  const rest = values.length > legendLimit ? [element("small", {}, `and ${values.length - legendLimit} more`)] : [];
  const buttons = values.slice(0, legendLimit).map((value, code) => element("button", {
    type: "button", "data-factor": index, "data-code": code, "aria-pressed": filtered.has(code) ? "false" : "true", title: "Click to hide or show, Shift-click to show only these",
  }, swatch(factor, code, look), value, element("small", {}, String(codes.filter((one) => one === code).length))));
  return [element("b", {}, name), ...buttons, ...rest];
}

/** The legend of a view, one button a value: pressed as long as networks of that value are shown. */
export function filterButtons({ factors }: PopulationData, { colour, shape, filteredOut }: PopulationView): string {
  const row = (index: number, look: "colour" | "shape" | "both"): Markup[] => factors[index] === undefined ? [] : filterRow(factors[index], index, look, filteredOut[index]);
  const rows = colour === shape ? [row(colour, "both")] : [row(colour, "colour"), row(shape, "shape")];
  return rows.filter((parts) => parts.length > 0).map((parts) => element("div", { class: "filter-row" }, parts).markup).join("");
}
