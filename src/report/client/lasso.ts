/** A line drawn by hand around members, in pixels; its end is joined to its beginning. */
export interface Lasso {
  readonly corners: readonly (readonly [number, number])[];
}

/** Corners closer together than this, in pixels, are not told apart: a hand draws hundreds. */
const cornerDistance = 3;

/** A lasso drawn on to a pixel; the same one while the pixel is close to its last corner. */
export function lassoTo(lasso: Lasso, [x, y]: readonly [number, number]): Lasso {
  const last = lasso.corners.at(-1);
  const isClose = last !== undefined && Math.max(Math.abs(last[0] - x), Math.abs(last[1] - y)) < cornerDistance;
  return isClose ? lasso : { corners: [...lasso.corners, [x, y]] };
}

/** A lasso's corners by axis: the form in which thousands of pixels are compared with it. */
interface Outline {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

function outlineOf({ corners }: Lasso): Outline {
  return { xs: Float64Array.from(corners, ([x]) => x), ys: Float64Array.from(corners, ([, y]) => y) };
}

/** Whether a ray from the pixel crosses the outline an odd number of times; a corner itself lies inside. */
function isInOutline({ xs, ys }: Outline, x: number, y: number): boolean {
  let isInside = false;
  for (let next = 0, last = xs.length - 1; next < xs.length; last = next++) {
    if (xs[next] === x && ys[next] === y) return true;
    if (ys[next] > y !== ys[last] > y && x < xs[next] + ((xs[last] - xs[next]) * (y - ys[next])) / (ys[last] - ys[next])) isInside = !isInside;
  }
  return isInside;
}

/** Whether a pixel lies inside a lasso by the even-odd rule; its corners do. */
export function isInLasso(lasso: Lasso, x: number, y: number): boolean {
  return isInOutline(outlineOf(lasso), x, y);
}

/** The candidates inside a lasso; `pixels` are `[x, y, x, y, …]`, one pair a member. */
export function membersInLasso(pixels: Float64Array, candidates: readonly number[], lasso: Lasso): number[] {
  const outline = outlineOf(lasso);
  const [left, right, top, bottom] = [Math.min(...outline.xs), Math.max(...outline.xs), Math.min(...outline.ys), Math.max(...outline.ys)];
  return candidates.filter((member) => {
    const x = pixels[2 * member];
    const y = pixels[2 * member + 1];
    return x >= left && x <= right && y >= top && y <= bottom && isInOutline(outline, x, y);
  });
}
