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

/** Closed ribbons between two lines over the same columns; a point that is not finite on either line parts the ribbon. */
export function bandPath(xs: readonly number[], lows: readonly number[], highs: readonly number[]): string {
  const isFinite = (index: number): boolean => [xs[index], lows[index], highs[index]].every(Number.isFinite);
  let path = "";
  for (let from = 0; from < xs.length; from++) {
    if (!isFinite(from)) continue;
    let to = from;
    while (to < xs.length && isFinite(to)) to++;
    const there = linePath(xs.slice(from, to), highs.slice(from, to));
    const back = linePath(xs.slice(from, to).toReversed(), lows.slice(from, to).toReversed());
    path += `${there}L${back.slice(1)}Z`;
    from = to;
  }
  return path;
}
