import type { MemberDetail } from "../studies/figure.ts";
import { horizontalAxis, verticalAxis } from "./axis.ts";
import { drawing, plotGround, type PlotArea } from "./drawing.ts";
import { linePath } from "./line-path.ts";
import { element, type Markup } from "./markup.ts";
import { stabilityMarker } from "./marker.ts";
import { extent, linearScale, type Interval, type Scale } from "./scale.ts";
import { stabilityLegend } from "./stability-legend.ts";

const width = 480;
const area: PlotArea = { left: 60, top: 30, right: 468, bottom: 30 + 408 };

/** Domains of one width around everything in the plane. */
function commonDomains({ trajectories, points }: MemberDetail): readonly [Interval, Interval] {
  const extents = [0, 1].map((axis) => extent([...trajectories.flatMap((path) => Array.from(path).filter((_, index) => index % 2 === axis)), ...points.map(({ position }) => position[axis])]));
  const half = 0.54 * Math.max(...extents.map(([low, high]) => high - low)) || 1;
  const around = ([low, high]: Interval): Interval => [(low + high) / 2 - half, (low + high) / 2 + half];
  return [around(extents[0]), around(extents[1])];
}

function trajectoryPath(path: ArrayLike<number>, x: Scale, y: Scale): Markup {
  const steps = Array.from({ length: path.length / 2 }, (_, step) => 2 * step);
  return element("path", { class: "trajectory", d: linePath(steps.map((at) => x.toPixel(path[at])), steps.map((at) => y.toPixel(path[at + 1]))) });
}

/** A member's trajectories and fixed points on its first two principal components, at one scale. */
export function drawMemberPlane(detail: MemberDetail, name: string): Markup {
  const [horizontal, vertical] = commonDomains(detail);
  const x = linearScale(horizontal, [area.left, area.right]);
  const y = linearScale(vertical, [area.bottom, area.top]);
  const points = detail.points.toSorted((a, b) => b.unstableDimensions - a.unstableDimensions);
  return drawing(width, area.bottom + 42, { title: `State space of ${name}`, description: "Trajectories and fixed points on the first two principal components." },
    stabilityLegend(points.map(({ unstableDimensions }) => unstableDimensions), area.left, 11),
    plotGround(area),
    horizontalAxis(x, "PC1", area.bottom, area.top),
    verticalAxis(y, "PC2", area.left, area.right),
    detail.trajectories.map((path) => trajectoryPath(path, x, y)),
    points.map(({ position, unstableDimensions }) => stabilityMarker(x.toPixel(position[0]), y.toPixel(position[1]), unstableDimensions, 4.4)));
}
