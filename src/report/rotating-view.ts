import type { StateSpaceFigure } from "../studies/figure.ts";
import { element, verbatim, type Markup } from "./markup.ts";
import { rotatingViewScript } from "./rotating-view-script.ts";

/** Largest coordinate of the view's data: an integer grid finer than the canvas' pixels. */
const gridReach = 999;

/** At most this many trajectories travel to the page for each network; the static panels show all. */
const trajectoryLimit = 24;

/** What the page's script draws; coordinates are integers within ±999, `[x, y, z, x, y, z, …]`. */
interface ViewScene {
  readonly name: string;
  readonly paths: readonly (readonly number[])[];
  /** `[x, y, z, unstable dimensions, 1 if filled or 0 if outlined]` a point. */
  readonly points: readonly (readonly number[])[];
  /** `[x, y, z, x, y, z, unstable dimensions]` a segment. */
  readonly segments: readonly (readonly number[])[];
}

type Triple = readonly [number, number, number];

/** Centre and half-width of the smallest cube around all coordinates. */
function boundingCube({ trajectories, points }: StateSpaceFigure): { centre: Triple; half: number } {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const path of [...trajectories, ...points.map(({ position }) => position)]) {
    for (let index = 0; index < path.length; index++) {
      low[index % 3] = Math.min(low[index % 3], path[index]);
      high[index % 3] = Math.max(high[index % 3], path[index]);
    }
  }
  const centre: Triple = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2];
  return { centre, half: Math.max(...high.map((value, axis) => value - low[axis])) / 2 || 1 };
}

function scene(figure: StateSpaceFigure): ViewScene {
  const { centre, half } = boundingCube(figure);
  const toGrid = (value: number, axis: number): number => Math.round(((value - centre[axis]) / half) * gridReach) || 0;
  const gridded = (path: ArrayLike<number>): number[] => Array.from(path, (value, index) => toGrid(value, index % 3));
  const end = (position: Triple, direction: Triple, sign: number): number[] =>
    gridded(position.map((value, axis) => value + sign * 0.09 * half * direction[axis]));
  return {
    name: figure.network,
    paths: figure.trajectories.slice(0, trajectoryLimit).map(gridded),
    points: figure.points.map(({ position, unstableDimensions, visited }) => [...gridded(position), unstableDimensions, visited ? 1 : 0]),
    segments: figure.points.filter(({ visited }) => visited).flatMap(({ position, unstableDirections, unstableDimensions }) =>
      unstableDirections.map((direction) => [...end(position, direction, -1), ...end(position, direction, 1), unstableDimensions])),
  };
}

/** JSON that cannot end the script element it stands in. */
function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/**
 * A canvas with the same states as the static panels, turned by dragging or by the arrow keys. It stays hidden
 * where scripts do not run; the static panels hold everything it shows.
 */
export function rotatingView(figures: readonly StateSpaceFigure[]): Markup {
  const names = figures.map(({ network }, index) => element("option", { value: index }, network));
  return element("figure", { class: "rotating", id: "rotating-view", hidden: true },
    element("div", { class: "controls" },
      element("label", {}, "Network ", element("select", {}, names)),
      element("span", { class: "hint" }, "Drag or use the arrow keys to turn, + and − to zoom, 0 to reset.")),
    element("canvas", { width: 900, height: 500, tabindex: 0, role: "img", "aria-label": "State space on the first three principal components; turn with the arrow keys" }),
    element("figcaption", {}, "The states and fixed points of the panels above on all three principal components. Markers, colours and segments as there."),
    element("script", { type: "application/json" }, verbatim(embeddedJson(figures.map(scene)))),
    element("script", {}, verbatim(rotatingViewScript)));
}
