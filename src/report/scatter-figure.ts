import type { ScatterFigure, ScatterGroup } from "../studies/figure.ts";
import { axisScale } from "./axis-scale.ts";
import { axisTitle, horizontalAxis, verticalAxis } from "./axis.ts";
import { categoryEntries, columnLegend } from "./category-legend.ts";
import { drawing, plotGround, type PlotArea } from "./drawing.ts";
import { element, type Markup } from "./markup.ts";
import { shapeMarker } from "./marker.ts";
import { categoryStyle } from "./palette.ts";
import { pixelText } from "./pixel-text.ts";
import type { Scale } from "./scale.ts";

const width = 640;
const height = 420;
const area: PlotArea = { left: 62, top: 14, right: 480, bottom: 374 };

/** Every finite pair of a group as a mark; a logarithm cannot show what is not positive. */
function groupMarks({ x, y }: ScatterGroup, index: number, xScale: Scale, yScale: Scale, radius: number): Markup[] {
  const { className, shape } = categoryStyle(index);
  const pixels = Array.from(x, (value, at) => [xScale.toPixel(value), yScale.toPixel(y[at])] as const);
  return pixels.filter((pair) => pair.every(Number.isFinite)).map(([column, row]) => shapeMarker(shape, { class: `spot ${className}` }, column, row, radius));
}

/** The part of y = x inside both domains, with its entry in the legend. */
function identityLine(x: Scale, y: Scale, legendRow: number): Markup {
  const low = Math.max(x.domain[0], y.domain[0]);
  const high = Math.min(x.domain[1], y.domain[1]);
  const line = low < high ? element("line", { class: "threshold", x1: pixelText(x.toPixel(low)), y1: pixelText(y.toPixel(low)), x2: pixelText(x.toPixel(high)), y2: pixelText(y.toPixel(high)) }) : undefined;
  return element("g", {},
    line,
    element("line", { class: "threshold", x1: area.right + 14, x2: area.right + 30, y1: legendRow, y2: legendRow }),
    element("text", { class: "legend", x: area.right + 36, y: legendRow, dy: "0.32em" }, "equal values"));
}

/** Dots on two axes, one colour and shape a group, with a legend at the right. */
export function drawScatter(figure: ScatterFigure): Markup {
  const { groups } = figure;
  const across = groups.flatMap((group) => Array.from(group.x));
  const upward = groups.flatMap((group) => Array.from(group.y));
  // The line of equal values needs one domain for both axes.
  const both = figure.identity === true ? [...across, ...upward] : undefined;
  const x = axisScale(figure.x.scale, both ?? across, [area.left, area.right], 0.04);
  const y = axisScale(figure.y.scale, both ?? upward, [area.bottom, area.top], 0.04);
  const dots = groups.reduce((sum, group) => sum + group.x.length, 0);
  const legendTop = area.top + 14;
  return drawing(width, height, { title: figure.title, description: figure.caption },
    plotGround(area),
    horizontalAxis(x, axisTitle(figure.x), area.bottom, area.top),
    verticalAxis(y, axisTitle(figure.y), area.left, area.right),
    figure.identity === true ? identityLine(x, y, legendTop + 20 * groups.length) : undefined,
    groups.flatMap((group, index) => groupMarks(group, index, x, y, dots > 300 ? 2.6 : 3.8)),
    columnLegend(categoryEntries(groups.map(({ label }) => label)), area.right + 22, legendTop));
}
