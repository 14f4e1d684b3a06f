import type { Figure, TableFigure } from "../studies/figure.ts";
import type { Provenance } from "../studies/report-record.ts";
import { drawFigure } from "./draw-figure.ts";
import { figureFingerprint } from "./figure-fingerprint.ts";
import { standaloneDrawing } from "./standalone-drawing.ts";

/**
 * Draws a figure as an SVG file of its own: light theme, white ground, style inlined, with title, description and
 * metadata that name the command which made it and the fingerprint of its data. Equal figures give equal files.
 */
export function standaloneSvg(figure: Exclude<Figure, TableFigure>, provenance: Pick<Provenance, "command" | "version">): string {
  const { command, version } = provenance;
  return standaloneDrawing(drawFigure(figure).markup, "http://www.w3.org/2000/svg", { figure: figure.id, fingerprint: figureFingerprint(figure), command, version });
}
