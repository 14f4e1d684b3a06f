import { stabilityStyle } from "@nullcline/report/palette.ts";
import { CanvasTexture, SRGBColorSpace } from "three";
import { markPath } from "./mark-path.ts";

const SIZE = 64;

/** A picture of a fixed point's mark: the reports' shape and colour of its unstable dimensions, with a rim of the page's colour. */
export function markTexture(unstableDimensions: number, colourOf: (name: string) => string): CanvasTexture {
  const canvas = document.createElement("canvas");
  canvas.width = SIZE;
  canvas.height = SIZE;
  const { className } = stabilityStyle(unstableDimensions);
  const context = canvas.getContext("2d")!;
  context.translate(SIZE / 2, SIZE / 2);
  context.scale(SIZE / 2.8, SIZE / 2.8);
  const outline = new Path2D(markPath(unstableDimensions));
  context.fillStyle = colourOf(`--${className}`);
  context.strokeStyle = colourOf("--page");
  context.lineWidth = 0.28;
  context.lineJoin = "round";
  context.stroke(outline);
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  context.fill(outline);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  return texture;
}
