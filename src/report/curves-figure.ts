import type { CurvesFigure, Series } from "../studies/figure.ts";
import { axisScale } from "./axis-scale.ts";
import { axisTitle, horizontalAxis, verticalAxis } from "./axis.ts";
import { drawing, plotGround, type PlotArea } from "./drawing.ts";
import { LEGEND_ROW, legendTop } from "./legend-top.ts";
import { linePath } from "./line-path.ts";
import { element, type Markup } from "./markup.ts";
import { curveStyle } from "./palette.ts";
import { pixelText } from "./pixel-text.ts";
import type { Scale } from "./scale.ts";
import { thinnedSeries } from "./thinned-series.ts";
import { thresholdRule } from "./threshold-rule.ts";

const width = 900;
const height = 340;
const area: PlotArea = { left: 62, top: 14, right: 760, bottom: 294 };

/** Names of the groups that series belong to, in order of appearance. */
function groupNames(series: readonly Series[]): string[] {
  return [...new Set(series.map(({ group, label }) => group ?? label))];
}

function curve({ x, y }: Series, style: number, xScale: Scale, yScale: Scale): Markup {
  const { className, dashes } = curveStyle(style);
  const xs = Array.from(x, (value) => xScale.toPixel(value));
  const ys = Array.from(y, (value) => yScale.toPixel(value));
  return element("path", { class: `curve ${className}`, d: linePath(xs, ys), "stroke-dasharray": dashes || undefined });
}

function legendEntry(label: string, index: number, top: number): Markup {
  const { className, dashes } = curveStyle(index);
  const y = pixelText(top + LEGEND_ROW * index);
  return element("g", {},
    element("line", { class: `curve ${className}`, x1: area.right + 14, x2: area.right + 42, y1: y, y2: y, "stroke-dasharray": dashes || undefined }),
    element("text", { class: "legend", x: area.right + 49, y, dy: "0.32em" }, label));
}

/** Curves over a common axis with a legend at the right. A series longer than the picture is wide is thinned. */
export function drawCurves(figure: CurvesFigure): Markup {
  const series = figure.series.map((one) => thinnedSeries(one, area.right - area.left));
  const groups = groupNames(series);
  const thresholds = figure.thresholds ?? [];
  const xScale = axisScale(figure.x.scale, series.flatMap(({ x }) => Array.from(x)), [area.left, area.right]);
  const yValues = [...series.flatMap(({ y }) => Array.from(y)), ...thresholds.map(({ value }) => value)];
  const yScale = axisScale(figure.y.scale, yValues, [area.bottom, area.top]);
  const legendStart = legendTop(area, groups.length, thresholds.map(({ value }) => yScale.toPixel(value)));
  return drawing(width, height, { title: figure.title, description: figure.caption },
    plotGround(area),
    horizontalAxis(xScale, axisTitle(figure.x), area.bottom, area.top),
    verticalAxis(yScale, axisTitle(figure.y), area.left, area.right),
    thresholds.map((threshold) => thresholdRule(threshold, yScale, area)),
    series.map((one) => curve(one, groups.indexOf(one.group ?? one.label), xScale, yScale)),
    groups.map((label, index) => legendEntry(label, index, legendStart)));
}
