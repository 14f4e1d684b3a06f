import { drawing } from "./drawing.ts";
import { linePath } from "./line-path.ts";
import { element, type Markup } from "./markup.ts";
import { stabilityMarker } from "./marker.ts";
import { stabilityStyle } from "./palette.ts";
import { pixelText } from "./pixel-text.ts";
import type { ProjectedScene } from "./projected-scene.ts";
import { stabilityLegend } from "./stability-legend.ts";

type Ends = { readonly from: readonly [number, number]; readonly to: readonly [number, number] };

function line(className: string, { from, to }: Ends): Markup {
  return element("line", { class: className, x1: pixelText(from[0]), y1: pixelText(from[1]), x2: pixelText(to[0]), y2: pixelText(to[1]) });
}

function pathOf(pixels: readonly (readonly [number, number])[]): string {
  return linePath(pixels.map(([x]) => x), pixels.map(([, y]) => y));
}

/** A turned scene as a drawing, for export: what the canvas shows at this moment. */
export function drawProjectedScene(scene: ProjectedScene, network: string, width: number, height: number): Markup {
  return drawing(width, height, { title: `State space of ${network}`, description: "States and fixed points on the first three principal components, turned." },
    scene.axes.flatMap((axis) => [line("grid", axis), element("text", { class: "tick", x: pixelText(axis.to[0] + 4), y: pixelText(axis.to[1] - 4) }, axis.name)]),
    scene.paths.map((path) => element("path", { class: "trajectory", d: pathOf(path) })),
    scene.segments.map((segment) => line(`direction ${stabilityStyle(segment.unstableDimensions).className}`, segment)),
    scene.points.map(({ at, unstableDimensions, isVisited }) => stabilityMarker(at[0], at[1], unstableDimensions, 5, isVisited ? "marker" : "outline")),
    stabilityLegend(scene.points.map(({ unstableDimensions }) => unstableDimensions), 12, 14));
}
