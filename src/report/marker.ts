import { element, type Markup } from "./markup.ts";
import { pixelText } from "./pixel-text.ts";
import { stabilityStyle, type StabilityStyle } from "./palette.ts";

type Corner = readonly [number, number];

/** Corners of each shape around the origin, at a size that gives the shapes equal area. */
const corners: Readonly<Record<Exclude<StabilityStyle["shape"], "circle">, readonly Corner[]>> = {
  triangle: [[0, -1.5], [1.3, 0.75], [-1.3, 0.75]],
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  diamond: [[0, -1.35], [1.35, 0], [0, 1.35], [-1.35, 0]],
  cross: [[-1.2, -0.4], [-0.4, -0.4], [-0.4, -1.2], [0.4, -1.2], [0.4, -0.4], [1.2, -0.4], [1.2, 0.4], [0.4, 0.4], [0.4, 1.2], [-0.4, 1.2], [-0.4, 0.4], [-1.2, 0.4]],
};

/**
 * A marker at a pixel, coloured and shaped by a number of unstable dimensions: filled with a thin rim, filled
 * without a rim where many lie close together (`dot`), or only its `outline`.
 */
export function stabilityMarker(x: number, y: number, unstableDimensions: number, radius: number, look: "marker" | "dot" | "outline" = "marker"): Markup {
  const { shape, className } = stabilityStyle(unstableDimensions);
  const attributes = { class: `${look} ${className}` };
  if (shape === "circle") return element("circle", { ...attributes, cx: pixelText(x), cy: pixelText(y), r: radius });
  const points = corners[shape].map(([dx, dy]) => `${pixelText(x + radius * dx)},${pixelText(y + radius * dy)}`);
  return element("polygon", { ...attributes, points: points.join(" ") });
}
