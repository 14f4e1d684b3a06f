import type { ReportData } from "../report-data.ts";
import { standaloneDrawing } from "../standalone-drawing.ts";
import { embedded } from "./page-elements.ts";

/** A drawing to be saved: SVG as text, and the identifier of the figure that it shows. */
export interface SavedDrawing {
  readonly svg: string;
  readonly figure: string;
  /** Name of the file without its ending; default: the figure's identifier. */
  readonly name?: string;
}

/** What the figures with a script of their own save; the others save the drawing that they hold. */
export type DrawingSources = Map<Element, () => SavedDrawing>;

/** SVG's address, from an element that has it: the report itself names no address. */
function svgNamespace(): string {
  return document.querySelector("svg")?.namespaceURI ?? "";
}

function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Saves a drawing as an SVG file of its own. */
export function saveDrawing({ svg, figure, name = figure }: SavedDrawing): void {
  const { figures, provenance } = embedded<ReportData>(document, "#report-data");
  const fingerprint = figures.find(({ id }) => id === figure)?.fingerprint ?? "";
  const { command, version } = provenance;
  download(standaloneDrawing(svg, svgNamespace(), { figure, fingerprint, command, version }), `${name.replace(/[^\w.-]+/g, "-")}.svg`);
}

function staticDrawing(figure: Element): SavedDrawing {
  const svg = figure.querySelector(".static svg");
  return { svg: svg === null ? "" : new XMLSerializer().serializeToString(svg), figure: figure.id };
}

/** Shows the buttons that save figures and makes them work. */
export function startExportButtons(sources: DrawingSources): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button.export")) {
    const figure = button.closest("figure");
    if (figure === null) continue;
    button.hidden = false;
    button.addEventListener("click", () => saveDrawing(sources.get(figure)?.() ?? staticDrawing(figure)));
  }
}
