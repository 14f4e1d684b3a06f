import { squaredDistance } from "../squared-distance.ts";

/** Where the nodes of a transition graph lie; M nodes, D dimensions. */
export interface NodeGeometry {
  readonly dimension: number;
  /** [M, D] */
  readonly states: Float64Array;
  /** The unit of lengths. */
  readonly scale: number;
  /** Distance from each node to the nearest other one, [M]; the scale when there is no other. */
  readonly spacing: Float64Array;
}

/** Nodes smaller than this leave the scale of states open. */
const NO_SCALE = 1e-6;

/** Measures the nodes once, for all launches; the scale is the one given, or the nodes' root-mean-square norm, or 1. */
export function nodeGeometry(states: readonly Float64Array[], givenScale: number | undefined): NodeGeometry {
  const D = states[0].length;
  const all = new Float64Array(states.length * D);
  for (const [m, state] of states.entries()) all.set(state, m * D);
  const size = Math.sqrt(all.reduce((sum, value) => sum + value * value, 0) / states.length);
  const scale = givenScale ?? (size < NO_SCALE ? 1 : size);
  const spacing = Float64Array.from(states, (_, m) => {
    const others = states.map((_unused, other) => (other === m ? Infinity : squaredDistance(all, m, all, other, D)));
    const nearest = Math.sqrt(Math.min(...others));
    return Number.isFinite(nearest) ? nearest : scale;
  });
  return { dimension: D, states: all, scale, spacing };
}

/** Of some nodes, the one nearest to row `row` of states [·, D], and how far it is; infinitely far if there are none. */
export function nearestNode({ dimension, states }: NodeGeometry, among: readonly number[], rows: Float64Array, row: number): { node: number; distance: number } {
  let node = -1;
  let least = Infinity;
  for (const m of among) {
    const square = squaredDistance(states, m, rows, row, dimension);
    if (square < least) [node, least] = [m, square];
  }
  return { node, distance: Math.sqrt(least) };
}
