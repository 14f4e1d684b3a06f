import type { CategoryStyle } from "../palette.ts";
import { themeColour } from "./page-elements.ts";
import { traceShape } from "./shape-path.ts";

/** What a member's mark looks like. */
export type MarkStyle = Pick<CategoryStyle, "colour" | "shape">;

/** Small pictures of marks, drawn once and stamped thousands of times. */
export type MarkSprites = (style: MarkStyle) => HTMLCanvasElement;

/** A mark in its colour with a rim in the ground's, centred in a square that holds it at the screen's resolution. */
function drawSprite({ colour, shape }: MarkStyle, radius: number, ratio: number): HTMLCanvasElement {
  const sprite = document.createElement("canvas");
  const side = 2 * Math.ceil((1.6 * radius + 1) * ratio);
  sprite.width = sprite.height = side;
  const pen = sprite.getContext("2d");
  if (pen === null) return sprite;
  traceShape(pen, shape, side / 2, side / 2, radius * ratio);
  pen.fillStyle = themeColour(colour);
  pen.fill();
  pen.strokeStyle = themeColour("--panel");
  pen.lineWidth = 0.7 * ratio;
  pen.stroke();
  return sprite;
}

/** Sprites for one radius, screen and theme; made when first asked for. */
export function markSprites(radius: number): MarkSprites {
  const ratio = window.devicePixelRatio || 1;
  const sprites = new Map<string, HTMLCanvasElement>();
  return (style) => {
    const key = `${style.colour} ${style.shape}`;
    const sprite = sprites.get(key) ?? drawSprite(style, radius, ratio);
    sprites.set(key, sprite);
    return sprite;
  };
}
