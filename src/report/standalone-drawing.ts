import { drawingStyle } from "./drawing-style.ts";
import { element, verbatim } from "./markup.ts";
import { themes } from "./palette.ts";

/** Where a drawing comes from, as its metadata say it. */
export interface DrawingOrigin {
  /** Identifier of the figure in its report. */
  readonly figure: string;
  /** Of the data that the figure draws. */
  readonly fingerprint: string;
  /** The command that makes the report again. */
  readonly command: string;
  /** Nullcline's version. */
  readonly version: string;
}

const lightTheme: Readonly<Record<string, string>> = themes.light;

/** The drawings' rules with the light theme's colours in the place of custom properties, which few programs know. */
const lightStyle = drawingStyle
  .replace(/var\((--[\w-]+)\)/g, (_, name: string) => lightTheme[name])
  .replace(/system-ui,-apple-system,/g, "");

/** White space around the drawing in its file, in pixels. */
const border = 10;

/**
 * Makes a drawing of the report a file of its own: in the light theme on white, its style inside, its origin as
 * JSON in its metadata.
 *
 * @param drawing an `<svg>` element as text, with a `viewBox` from 0 0, its title and description first.
 * @param namespace SVG's address, which the page takes from its own elements in order to name no address itself.
 */
export function standaloneDrawing(drawing: string, namespace: string, { figure, fingerprint, command, version }: DrawingOrigin): string {
  const [opening, width, height] = /^<svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>/.exec(drawing) ?? [""];
  const [named] = /^(<title>[^<]*<\/title>)?(<desc>[^<]*<\/desc>)?/.exec(drawing.slice(opening.length)) ?? [""];
  const metadata = JSON.stringify({ generator: `Nullcline ${version}`, command, figure, fingerprint });
  const frame = { width: Number(width) + 2 * border, height: Number(height) + 2 * border };
  const file = element("svg", { xmlns: namespace, ...frame, viewBox: `${-border} ${-border} ${frame.width} ${frame.height}`, role: "img" },
    verbatim(named),
    element("metadata", {}, metadata),
    element("style", {}, verbatim(lightStyle)),
    element("rect", { x: -border, y: -border, ...frame, fill: lightTheme["--page"] }),
    verbatim(drawing.slice(opening.length + named.length, -"</svg>".length)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${file.markup}\n`;
}
