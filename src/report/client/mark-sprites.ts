import type { CategoryStyle } from "../palette.ts";
import { markPixels, type GroundColour, type MarkPixels } from "./mark-pixels.ts";
import { themeColour } from "./page-elements.ts";
import { traceShape } from "./shape-path.ts";

/** What a member's mark looks like. */
export type MarkStyle = Pick<CategoryStyle, "colour" | "shape">;

/** A mark drawn once, to be stamped thousands of times. */
export interface Mark {
  /** The mark centred in a square that holds it, at the screen's resolution. */
  readonly sprite: HTMLCanvasElement;
  readonly pixels: MarkPixels;
}

/** The marks of a population's members. */
export interface MemberMarks {
  /** One for each look that occurs. */
  readonly marks: readonly Mark[];
  /** Index into `marks`, one a member. */
  readonly markOf: Uint16Array;
  /** Of the maps' ground, as the screen shows it. */
  readonly ground: GroundColour;
}

function groundColour(): GroundColour {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (pen === null) return [255, 255, 255];
  pen.fillStyle = themeColour("--panel");
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

const nothing: MarkPixels = markPixels({ width: 0, height: 0, data: new Uint8ClampedArray(0) });

/** A mark in its colour with a rim in the ground's. */
function drawMark({ colour, shape }: MarkStyle, radius: number, ratio: number): Mark {
  const sprite = document.createElement("canvas");
  const side = 2 * Math.ceil((1.6 * radius + 1) * ratio);
  sprite.width = sprite.height = side;
  const pen = sprite.getContext("2d", { willReadFrequently: true });
  if (pen === null) return { sprite, pixels: nothing };
  traceShape(pen, shape, side / 2, side / 2, radius * ratio);
  pen.fillStyle = themeColour(colour);
  pen.fill();
  pen.strokeStyle = themeColour("--panel");
  pen.lineWidth = 0.7 * ratio;
  pen.stroke();
  return { sprite, pixels: markPixels(pen.getImageData(0, 0, side, side)) };
}

/** The marks of members of some styles, for one radius, screen and theme. */
export function memberMarks(styles: readonly MarkStyle[], radius: number): MemberMarks {
  const ratio = window.devicePixelRatio || 1;
  const marks: Mark[] = [];
  const indices = new Map<string, number>();
  const markOf = Uint16Array.from(styles, (style) => {
    const key = `${style.colour} ${style.shape}`;
    const known = indices.get(key);
    if (known !== undefined) return known;
    indices.set(key, marks.length);
    return marks.push(drawMark(style, radius, ratio)) - 1;
  });
  return { marks, markOf, ground: groundColour() };
}
