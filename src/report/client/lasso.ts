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

/** Whether a pixel lies inside a lasso by the even-odd rule; its corners do. */
export function isInLasso({ corners }: Lasso, x: number, y: number): boolean {
  let isInside = false;
  let [x0, y0] = corners.at(-1) ?? [0, 0];
  for (const [x1, y1] of corners) {
    if (x1 === x && y1 === y) return true;
    if (y1 > y !== y0 > y && x < x1 + ((x0 - x1) * (y - y1)) / (y0 - y1)) isInside = !isInside;
    [x0, y0] = [x1, y1];
  }
  return isInside;
}

/** The candidates inside a lasso; `pixels` are `[x, y, x, y, …]`, one pair a member. */
export function membersInLasso(pixels: Float64Array, candidates: readonly number[], lasso: Lasso): number[] {
  const [xs, ys] = [0, 1].map((axis) => lasso.corners.map((corner) => corner[axis]));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return candidates.filter((member) => {
    const [x, y] = [pixels[2 * member], pixels[2 * member + 1]];
    return x >= left && x <= right && y >= top && y <= bottom && isInLasso(lasso, x, y);
  });
}
