import { startExportButtons, type DrawingSources } from "./export-svg.ts";
import { startPopulation } from "./population.ts";
import { startRotatingView } from "./rotating-view.ts";

/** Starts every part of the report that needs a script. */
function start(): void {
  const sources: DrawingSources = new Map();
  for (const figure of document.querySelectorAll<HTMLElement>("figure.rotating")) startRotatingView(figure, sources);
  for (const block of document.querySelectorAll<HTMLElement>(".population")) startPopulation(block, sources);
  startExportButtons(sources);
}

start();
