import { element, type AttributeValue, type Markup } from "./markup.ts";
import { pixelText } from "./pixel-text.ts";
import { stabilityStyle, type MarkShape } from "./palette.ts";

type Corner = readonly [number, number];

/** Corners of each shape around the origin, at a size that gives the shapes about equal area. */
const corners: Readonly<Record<Exclude<MarkShape, "circle">, readonly Corner[]>> = {
  triangle: [[0, -1.5], [1.3, 0.75], [-1.3, 0.75]],
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  diamond: [[0, -1.35], [1.35, 0], [0, 1.35], [-1.35, 0]],
  cross: [[-1.2, -0.4], [-0.4, -0.4], [-0.4, -1.2], [0.4, -1.2], [0.4, -0.4], [1.2, -0.4], [1.2, 0.4], [0.4, 0.4], [0.4, 1.2], [-0.4, 1.2], [-0.4, 0.4], [-1.2, 0.4]],
  saltire: [[-1.15, -0.55], [-0.55, -1.15], [0, -0.6], [0.55, -1.15], [1.15, -0.55], [0.6, 0], [1.15, 0.55], [0.55, 1.15], [0, 0.6], [-0.55, 1.15], [-1.15, 0.55], [-0.6, 0]],
  bowtie: [[-1.35, -1.05], [0, -0.25], [1.35, -1.05], [1.35, 1.05], [0, 0.25], [-1.35, 1.05]],
  wedge: [[0, 1.5], [-1.3, -0.75], [1.3, -0.75]],
};

/** Corners of a shape of radius 1 around the origin, y downwards; a circle has none. */
export function shapeCorners(shape: MarkShape): readonly Corner[] {
  return shape === "circle" ? [] : corners[shape];
}

/** A mark of some shape centred on a pixel, with the attributes given. */
export function shapeMarker(shape: MarkShape, attributes: Readonly<Record<string, AttributeValue>>, x: number, y: number, radius: number): Markup {
  if (shape === "circle") return element("circle", { ...attributes, cx: pixelText(x), cy: pixelText(y), r: radius });
  const points = corners[shape].map(([dx, dy]) => `${pixelText(x + radius * dx)},${pixelText(y + radius * dy)}`);
  return element("polygon", { ...attributes, points: points.join(" ") });
}

/**
 * A marker at a pixel, coloured and shaped by a number of unstable dimensions: filled with a thin rim, filled
 * without a rim where many lie close together (`dot`), or only its `outline`.
 */
export function stabilityMarker(x: number, y: number, unstableDimensions: number, radius: number, look: "marker" | "dot" | "outline" = "marker"): Markup {
  const { shape, className } = stabilityStyle(unstableDimensions);
  return shapeMarker(shape, { class: `${look} ${className}` }, x, y, radius);
}
