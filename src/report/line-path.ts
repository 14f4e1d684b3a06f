import { pixelText } from "./pixel-text.ts";

/** The `d` of a polyline through pixels; a point that is not finite breaks the line. */
export function linePath(xs: ArrayLike<number>, ys: ArrayLike<number>): string {
  let path = "";
  let penDown = false;
  for (let index = 0; index < xs.length; index++) {
    const finite = Number.isFinite(xs[index]) && Number.isFinite(ys[index]);
    if (finite) path += `${penDown ? "L" : "M"}${pixelText(xs[index])} ${pixelText(ys[index])}`;
    penDown = finite;
  }
  return path;
}

/** A staircase through pixels: each value is held until the next x. `stepWidth` is the width of the last tread. */
export function stairPath(xs: ArrayLike<number>, ys: ArrayLike<number>, stepWidth: number): string {
  let path = "";
  for (let index = 0; index < xs.length; index++) {
    const end = index + 1 < xs.length ? xs[index + 1] : xs[index] + stepWidth;
    path += `${index === 0 ? "M" : "L"}${pixelText(xs[index])} ${pixelText(ys[index])}H${pixelText(end)}`;
  }
  return path;
}
