import type { Band, BandsFigure } from "../studies/figure.ts";
import { axisScale } from "./axis-scale.ts";
import { axisTitle, horizontalAxis, verticalAxis } from "./axis.ts";
import { drawing, plotGround, type PlotArea } from "./drawing.ts";
import { LEGEND_ROW, legendTop } from "./legend-top.ts";
import { bandPath, linePath } from "./line-path.ts";
import { element, type Markup } from "./markup.ts";
import { categoryStyle } from "./palette.ts";
import { pixelText } from "./pixel-text.ts";
import { extent, type Scale } from "./scale.ts";
import { thresholdRule } from "./threshold-rule.ts";

const width = 900;
const height = 340;
const area: PlotArea = { left: 62, top: 14, right: 740, bottom: 294 };

/** Lower and upper edge of a band. */
function edges({ mean, spread }: Band): readonly [number[], number[]] {
  return [Array.from(mean, (value, index) => value - spread[index]), Array.from(mean, (value, index) => value + spread[index])];
}

/** Pixels of values, those beyond the plot (or below what a logarithm can show) held at its border. */
function clampedPixels(values: readonly number[], { domain: [low, high], toPixel }: Scale): number[] {
  return values.map((value) => toPixel(Math.min(high, Math.max(low, value))));
}

function ribbon(band: Band, index: number, x: Scale, y: Scale): Markup {
  const [low, high] = edges(band);
  const columns = Array.from(band.x, (value) => x.toPixel(value));
  return element("path", { class: `band ${categoryStyle(index).className}`, d: bandPath(columns, clampedPixels(low, y), clampedPixels(high, y)) });
}

function meanLine(band: Band, index: number, x: Scale, y: Scale): Markup {
  const { className, dashes } = categoryStyle(index);
  const path = linePath(Array.from(band.x, (value) => x.toPixel(value)), Array.from(band.mean, (value) => y.toPixel(value)));
  return element("path", { class: `line ${className}`, d: path, "stroke-dasharray": dashes || undefined });
}

function legendEntry({ label }: Band, index: number, top: number): Markup {
  const { className, dashes } = categoryStyle(index);
  const row = top + LEGEND_ROW * index;
  const y = pixelText(row);
  const ends = { x1: area.right + 14, x2: area.right + 46 };
  return element("g", {},
    element("rect", { class: `band ${className}`, x: ends.x1, y: pixelText(row - 6), width: 32, height: 12 }),
    element("line", { class: `line ${className}`, ...ends, y1: y, y2: y, "stroke-dasharray": dashes || undefined }),
    element("text", { class: "legend", x: ends.x2 + 7, y, dy: "0.32em" }, label));
}

/** Means as lines over ribbons of their spread, with a legend at the right. All ribbons lie below all lines. */
export function drawBands(figure: BandsFigure): Markup {
  const { bands, thresholds = [] } = figure;
  const x = axisScale(figure.x.scale, bands.flatMap((band) => Array.from(band.x)), [area.left, area.right]);
  // Under a logarithm a ribbon may reach below zero; the means decide then how far down the axis goes.
  const shown = figure.y.scale === "log" ? bands.flatMap((band) => [...Array.from(band.mean), ...edges(band)[1]]) : bands.flatMap((band) => [...extent(edges(band).flat())]);
  const y = axisScale(figure.y.scale, [...shown, ...thresholds.map(({ value }) => value)], [area.bottom, area.top], 0.03);
  const legendStart = legendTop(area, bands.length, thresholds.map(({ value }) => y.toPixel(value)));
  return drawing(width, height, { title: figure.title, description: figure.caption },
    plotGround(area),
    horizontalAxis(x, axisTitle(figure.x), area.bottom, area.top),
    verticalAxis(y, axisTitle(figure.y), area.left, area.right),
    thresholds.map((threshold) => thresholdRule(threshold, y, area)),
    bands.map((band, index) => ribbon(band, index, x, y)),
    bands.map((band, index) => meanLine(band, index, x, y)),
    bands.map((band, index) => legendEntry(band, index, legendStart)));
}
