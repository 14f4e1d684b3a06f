import type { StateSpaceFigure } from "../studies/figure.ts";

/** Largest coordinate of the view's data: an integer grid finer than the canvas' pixels. */
const gridReach = 999;

/** At most this many trajectories travel to the page for each network; the static panels show all. */
const trajectoryLimit = 24;

/** What the page's script draws; coordinates are integers within ±999, `[x, y, z, x, y, z, …]`. */
export interface RotatingScene {
  /** Identifier of the figure whose states these are. */
  readonly figure: string;
  /** Name of the network. */
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

/** Places a network's states and fixed points on the grid, in a cube around them all. */
export function rotatingScene(figure: StateSpaceFigure): RotatingScene {
  const { centre, half } = boundingCube(figure);
  const toGrid = (value: number, axis: number): number => Math.round(((value - centre[axis]) / half) * gridReach) || 0;
  const gridded = (path: ArrayLike<number>): number[] => Array.from(path, (value, index) => toGrid(value, index % 3));
  const end = (position: Triple, direction: Triple, sign: number): number[] =>
    gridded(position.map((value, axis) => value + sign * 0.09 * half * direction[axis]));
  return {
    figure: figure.id,
    name: figure.network,
    paths: figure.trajectories.slice(0, trajectoryLimit).map(gridded),
    points: figure.points.map(({ position, unstableDimensions, visited }) => [...gridded(position), unstableDimensions, visited ? 1 : 0]),
    segments: figure.points.filter(({ visited }) => visited).flatMap(({ position, unstableDirections, unstableDimensions }) =>
      unstableDirections.map((direction) => [...end(position, direction, -1), ...end(position, direction, 1), unstableDimensions])),
  };
}
