import { hypot } from "../numeric/elementary.ts";
import { pixelText } from "./pixel-text.ts";

/** A pixel. */
export type Pixel = readonly [number, number];

/** The `d` of an edge's line and of the head at its end, and points along the line for what must keep clear of it. */
export interface EdgePaths {
  readonly line: string;
  readonly head: string;
  readonly points: readonly Pixel[];
}

const headLength = 8;
const headHalfWidth = 3.2;

const pair = ([x, y]: Pixel): string => `${pixelText(x)} ${pixelText(y)}`;

/** The point `distance` from `from` towards `to`. */
function towards(from: Pixel, to: Pixel, distance: number): Pixel {
  const length = hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [from[0] + ((to[0] - from[0]) * distance) / length, from[1] + ((to[1] - from[1]) * distance) / length];
}

/** A head with its tip at `tip`, pointing away from `behind`. */
function headPath(tip: Pixel, behind: Pixel): string {
  const base = towards(tip, behind, headLength);
  const across: Pixel = [((base[1] - tip[1]) * headHalfWidth) / headLength, ((tip[0] - base[0]) * headHalfWidth) / headLength];
  return `M${pair(tip)}L${pair([base[0] + across[0], base[1] + across[1]])}L${pair([base[0] - across[0], base[1] - across[1]])}Z`;
}

/** Points along a Bézier curve of any degree, by repeated interpolation between its control points. */
function alongCurve(controls: readonly Pixel[]): Pixel[] {
  const at = (share: number, points: readonly Pixel[]): Pixel =>
    points.length === 1 ? points[0] : at(share, points.slice(1).map(([x, y], index): Pixel => [points[index][0] + share * (x - points[index][0]), points[index][1] + share * (y - points[index][1])]));
  return Array.from({ length: 25 }, (_, index) => at(index / 24, controls));
}

/**
 * An edge between two nodes as a shallow arc, so that edges there and back lie apart, with an arrow head.
 *
 * @param clearance pixels left free around both nodes.
 * @param bend height of the arc as a share of the distance, to the right of the way; 0 is a straight line.
 */
export function edgePaths(from: Pixel, to: Pixel, clearance: number, bend: number): EdgePaths {
  const middle: Pixel = [(from[0] + to[0]) / 2 - bend * 2 * (to[1] - from[1]), (from[1] + to[1]) / 2 + bend * 2 * (to[0] - from[0])];
  const start = towards(from, middle, clearance);
  const tip = towards(to, middle, clearance);
  const neck = towards(tip, middle, headLength - 1);
  return { line: `M${pair(start)}Q${pair(middle)} ${pair(neck)}`, head: headPath(tip, middle), points: alongCurve([start, middle, tip]) };
}

/** An edge from a node to itself as a loop on the side that points away from `centre`. */
export function loopPaths(node: Pixel, centre: Pixel, clearance: number): EdgePaths {
  const away = hypot(node[0] - centre[0], node[1] - centre[1]) < 1 ? [0, -1] as const : towards([0, 0], [node[0] - centre[0], node[1] - centre[1]], 1);
  const corner = (along: number, across: number): Pixel => [node[0] + along * away[0] - across * away[1], node[1] + along * away[1] + across * away[0]];
  const reach = clearance + 30;
  const [left, right] = [corner(reach, -22), corner(reach, 22)];
  const [start, tip] = [towards(node, left, clearance), towards(node, right, clearance)];
  return {
    line: `M${pair(start)}C${pair(left)} ${pair(right)} ${pair(towards(tip, right, headLength - 1))}`,
    head: headPath(tip, right), points: alongCurve([start, left, right, tip]),
  };
}
