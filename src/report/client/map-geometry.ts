import { packedLimit } from "../packed-integers.ts";
import { membersInLasso, type Lasso } from "./lasso.ts";

/** Room between a map's frame and its outermost members, in pixels. */
const inset = 14;

/** A rectangle between two corners, in any order. */
export interface Rectangle {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** What a reader draws around members: a rectangle, or a line by hand. */
export type Region = Rectangle | Lasso;

/** Pixels `[x, y, x, y, …]` of grid positions on a square map of `side` pixels, y downwards. */
export function mapPixels(positions: readonly number[], side: number): Float64Array {
  const toPixel = (grid: number): number => inset + (grid / packedLimit) * (side - 2 * inset);
  return Float64Array.from(positions, (grid, index) => (index % 2 === 0 ? toPixel(grid) : side - toPixel(grid)));
}

/** The candidate nearest to a pixel, if any lies within `reach`. */
export function nearestMember(pixels: Float64Array, candidates: readonly number[], x: number, y: number, reach: number): number | undefined {
  let nearest: number | undefined;
  let least = reach * reach;
  for (const member of candidates) {
    const [dx, dy] = [pixels[2 * member] - x, pixels[2 * member + 1] - y];
    if (dx * dx + dy * dy <= least) [nearest, least] = [member, dx * dx + dy * dy];
  }
  return nearest;
}

/** The candidates inside a region. */
export function membersInside(pixels: Float64Array, candidates: readonly number[], region: Region): number[] {
  return "corners" in region ? membersInLasso(pixels, candidates, region) : membersInRectangle(pixels, candidates, region);
}

function membersInRectangle(pixels: Float64Array, candidates: readonly number[], { from, to }: Rectangle): number[] {
  const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  return candidates.filter((member) => {
    const [x, y] = [pixels[2 * member], pixels[2 * member + 1]];
    return x >= left && x <= right && y >= top && y <= bottom;
  });
}

/**
 * The candidate to go to from a member in one of the four directions: the nearest within 45° of it, distance across
 * the direction counted twice. `undefined` where there is none.
 */
export function neighbourTowards(pixels: Float64Array, candidates: readonly number[], from: number, [rightwards, downwards]: readonly [number, number]): number | undefined {
  let nearest: number | undefined;
  let least = Infinity;
  for (const member of candidates) {
    const [dx, dy] = [pixels[2 * member] - pixels[2 * from], pixels[2 * member + 1] - pixels[2 * from + 1]];
    const along = dx * rightwards + dy * downwards;
    const across = Math.abs(dx * downwards - dy * rightwards);
    if (member === from || along <= 0 || across > along || along + across >= least) continue;
    [nearest, least] = [member, along + across];
  }
  return nearest;
}
