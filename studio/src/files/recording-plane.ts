import type { RecordingAxes } from "../protocol/files.ts";

/** A condition's mean trajectory in the plane of the first two components, as an SVG path. */
export interface PlanePath {
  readonly condition: string;
  readonly trials: number;
  readonly path: string;
  /** Where it begins, in pixels. */
  readonly start: { readonly x: number; readonly y: number };
}

/** The plane with its range in the recording's own units, the same along both axes. */
export interface RecordingPlane {
  readonly paths: readonly PlanePath[];
  /** Half of the range of both axes: they run from −reach to reach. */
  readonly reach: number;
}

/** Draws mean trajectories into a square of `size` pixels; one component alone is drawn against zero. */
export function recordingPlane({ trajectories, shares }: RecordingAxes, size: number): RecordingPlane {
  const kept = shares.length;
  const places = trajectories.map(({ path }) => Array.from({ length: path.length / kept }, (_, t): [number, number] => [path[t * kept], kept > 1 ? path[t * kept + 1] : 0]));
  const reach = 1.06 * places.flat(2).reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const pixel = ([x, y]: readonly [number, number]) => ({ x: ((x / reach + 1) / 2) * size, y: ((1 - y / reach) / 2) * size });
  const paths = trajectories.map(({ condition, trials }, k) => {
    const points = places[k].map(pixel);
    return { condition, trials, start: points[0], path: points.map(({ x, y }, t) => `${t === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("") };
  });
  return { paths, reach };
}
