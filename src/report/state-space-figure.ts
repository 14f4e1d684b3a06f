import type { StateSpaceFigure, StateSpacePoint } from "../studies/figure.ts";
import { horizontalAxis, verticalAxis } from "./axis.ts";
import { drawing, plotGround, type PlotArea } from "./drawing.ts";
import { linePath } from "./line-path.ts";
import { element, type Markup } from "./markup.ts";
import { stabilityMarker } from "./marker.ts";
import { numberText } from "../studies/number-text.ts";
import { shadeClass, stabilityStyle } from "./palette.ts";
import { pixelText } from "./pixel-text.ts";
import { extent, linearScale, type Interval, type Scale } from "./scale.ts";
import { stabilityLegend } from "./stability-legend.ts";

const width = 900;
const side = 376;
const top = 32;
const lefts = [62, 62 + side + 78] as const;

/** Length of a drawn unstable direction, to each side, as a share of the picture's width. */
const segmentShare = 0.045;

type Component = 0 | 1 | 2;

/** The components of every drawn coordinate: trajectories and fixed points alike. */
function coordinates({ trajectories, points }: StateSpaceFigure, component: Component): number[] {
  const along = trajectories.flatMap((path) => Array.from({ length: path.length / 3 }, (_, step) => path[3 * step + component]));
  return [...along, ...points.map(({ position }) => position[component])];
}

/** One width of data for all three components keeps distances true in both panels. */
function commonDomains(figure: StateSpaceFigure): readonly Interval[] {
  const extents = ([0, 1, 2] as const).map((component) => extent(coordinates(figure, component)));
  const half = 0.54 * Math.max(...extents.map(([low, high]) => high - low));
  return extents.map(([low, high]) => [(low + high) / 2 - half, (low + high) / 2 + half]);
}

function trajectoryPath(path: ArrayLike<number>, shade: number | undefined, vertical: Component, x: Scale, y: Scale): Markup {
  const steps = Array.from({ length: path.length / 3 }, (_, step) => 3 * step);
  const columns = steps.map((offset) => x.toPixel(path[offset]));
  return element("path", { class: shade === undefined ? "trajectory" : `trajectory ${shadeClass(shade)}`, d: linePath(columns, steps.map((offset) => y.toPixel(path[offset + vertical]))) });
}

function directionSegments({ position, unstableDirections, unstableDimensions, visited }: StateSpacePoint, vertical: Component, x: Scale, y: Scale): Markup[] {
  const length = segmentShare * (x.domain[1] - x.domain[0]);
  if (!visited) return [];
  return unstableDirections.map((direction) => element("line", {
    class: `direction ${stabilityStyle(unstableDimensions).className}`,
    x1: pixelText(x.toPixel(position[0] - length * direction[0])),
    x2: pixelText(x.toPixel(position[0] + length * direction[0])),
    y1: pixelText(y.toPixel(position[vertical] - length * direction[vertical])),
    y2: pixelText(y.toPixel(position[vertical] + length * direction[vertical])),
  }));
}

function componentTitle(component: Component, shares: readonly number[]): string {
  return `PC${component + 1} (${numberText(100 * shares[component], 2)} % of variance)`;
}

/** Saddles first, so that the few stable points stay visible where they overlap. */
function inDrawingOrder(points: readonly StateSpacePoint[]): StateSpacePoint[] {
  return points.toSorted((a, b) => b.unstableDimensions - a.unstableDimensions);
}

function panel(figure: StateSpaceFigure, vertical: 1 | 2, domains: readonly Interval[]): Markup {
  const left = lefts[vertical - 1];
  const area: PlotArea = { left, top, right: left + side, bottom: top + side };
  const x = linearScale(domains[0], [area.left, area.right]);
  const y = linearScale(domains[vertical], [area.bottom, area.top]);
  const points = inDrawingOrder(figure.points);
  return element("g", {},
    plotGround(area),
    horizontalAxis(x, componentTitle(0, figure.varianceShares), area.bottom, area.top),
    verticalAxis(y, componentTitle(vertical, figure.varianceShares), area.left, area.right),
    figure.trajectories.map((path, index) => trajectoryPath(path, figure.trajectoryShades?.[index], vertical, x, y)),
    points.flatMap((point) => directionSegments(point, vertical, x, y)),
    points.map(({ position, unstableDimensions, visited }) =>
      stabilityMarker(x.toPixel(position[0]), y.toPixel(position[vertical]), unstableDimensions, 4.4, visited ? "marker" : "outline")));
}

/** Trajectories and fixed points in two panels, PC1–PC2 and PC1–PC3, at one common scale. */
export function drawStateSpace(figure: StateSpaceFigure): Markup {
  const domains = commonDomains(figure);
  return drawing(width, top + side + 42, { title: figure.title, description: figure.caption },
    stabilityLegend(figure.points.map(({ unstableDimensions }) => unstableDimensions), lefts[0], 11),
    panel(figure, 1, domains),
    panel(figure, 2, domains));
}
