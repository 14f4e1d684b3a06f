import type { Figure } from "../studies/figure.ts";
import { drawBands } from "./bands-figure.ts";
import { drawCurves } from "./curves-figure.ts";
import { drawTable } from "./data-table.ts";
import { drawGraph } from "./graph-figure.ts";
import type { Markup } from "./markup.ts";
import { drawPopulation } from "./population-figure.ts";
import { drawScatter } from "./scatter-figure.ts";
import { drawSpectrum } from "./spectrum-figure.ts";
import { drawStateSpace } from "./state-space-figure.ts";
import { drawTraces } from "./traces-figure.ts";

/** Draws a figure of any kind: SVG for pictures, HTML for tables. */
export function drawFigure(figure: Figure): Markup {
  switch (figure.kind) {
    case "curves": return drawCurves(figure);
    case "traces": return drawTraces(figure);
    case "state-space": return drawStateSpace(figure);
    case "spectrum": return drawSpectrum(figure);
    case "table": return drawTable(figure);
    case "scatter": return drawScatter(figure);
    case "bands": return drawBands(figure);
    case "graph": return drawGraph(figure);
    case "population": return drawPopulation(figure);
  }
}
