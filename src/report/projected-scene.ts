import type { RotatingScene } from "./rotating-scene.ts";

/** From where a scene is seen: angles in radians; a zoom of 1 shows the whole cube. */
export interface Viewpoint {
  readonly yaw: number;
  readonly pitch: number;
  readonly zoom: number;
}

/** How a rotating view starts. */
export const startingViewpoint: Viewpoint = { yaw: -0.6, pitch: 0.45, zoom: 1 };

type Pixel = readonly [number, number];

/** A scene in pixels, in the order of drawing. */
export interface ProjectedScene {
  readonly axes: readonly { readonly name: string; readonly from: Pixel; readonly to: Pixel }[];
  readonly paths: readonly (readonly Pixel[])[];
  readonly segments: readonly { readonly from: Pixel; readonly to: Pixel; readonly unstableDimensions: number }[];
  /** Farthest first. */
  readonly points: readonly { readonly at: Pixel; readonly unstableDimensions: number; readonly isVisited: boolean }[];
}

type Projection = (x: number, y: number, z: number) => readonly [number, number, number];

/** Orthographic projection on a canvas: column, row and depth of a point of the grid. */
function projection({ yaw, pitch, zoom }: Viewpoint, width: number, height: number): Projection {
  const [cosYaw, sinYaw, cosPitch, sinPitch] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  const scale = (zoom * Math.min(width, height)) / 2500;
  return (x, y, z) => {
    const depth = y * cosYaw - x * sinYaw;
    return [width / 2 + scale * (x * cosYaw + y * sinYaw), height / 2 - scale * (z * cosPitch - depth * sinPitch), depth * cosPitch + z * sinPitch];
  };
}

const axisReach = 1150;

function projectedAxes(pixel: (x: number, y: number, z: number) => Pixel): ProjectedScene["axes"] {
  return [0, 1, 2].map((axis) => {
    const [x, y, z] = [0, 1, 2].map((one) => (one === axis ? axisReach : 0));
    return { name: `PC${axis + 1}`, from: pixel(-x, -y, -z), to: pixel(x, y, z) };
  });
}

/** Projects a scene on a picture of `width` × `height` pixels. */
export function projectedScene(scene: RotatingScene, viewpoint: Viewpoint, width: number, height: number): ProjectedScene {
  const project = projection(viewpoint, width, height);
  const pixel = (x: number, y: number, z: number): Pixel => [project(x, y, z)[0], project(x, y, z)[1]];
  const points = scene.points.map(([x, y, z, unstableDimensions, filled]) => {
    const [column, row, depth] = project(x, y, z);
    return { at: [column, row] as const, depth, unstableDimensions, isVisited: filled === 1 };
  });
  return {
    axes: projectedAxes(pixel),
    paths: scene.paths.map((path) => Array.from({ length: path.length / 3 }, (_, step) => pixel(path[3 * step], path[3 * step + 1], path[3 * step + 2]))),
    segments: scene.segments.map(([x0, y0, z0, x1, y1, z1, unstableDimensions]) => ({ from: pixel(x0, y0, z0), to: pixel(x1, y1, z1), unstableDimensions })),
    points: points.toSorted((a, b) => b.depth - a.depth),
  };
}
