import { squaredDistance } from "../squared-distance.ts";

/** Where the nodes of a transition graph lie; M nodes, D dimensions. */
export interface NodeGeometry {
  readonly count: number;
  readonly dimension: number;
  /** [M, D] */
  readonly states: Float64Array;
  /** Root-mean-square norm of the nodes, or 1 if all are zero: the unit of lengths. */
  readonly scale: number;
  /** Distance from each node to the nearest other one, [M]; the scale when there is no other. */
  readonly spacing: Float64Array;
}

/** Measures the nodes once, for all launches. */
export function nodeGeometry(states: readonly Float64Array[]): NodeGeometry {
  const D = states[0].length;
  const all = new Float64Array(states.length * D);
  for (const [m, state] of states.entries()) all.set(state, m * D);
  const scale = Math.sqrt(all.reduce((sum, value) => sum + value * value, 0) / states.length) || 1;
  const spacing = Float64Array.from(states, (_, m) => {
    const others = states.map((_unused, other) => (other === m ? Infinity : squaredDistance(all, m, all, other, D)));
    const nearest = Math.sqrt(Math.min(...others));
    return Number.isFinite(nearest) ? nearest : scale;
  });
  return { count: states.length, dimension: D, states: all, scale, spacing };
}

/** The node nearest to row `row` of states [·, D], and how far it is. */
export function nearestNode({ count, dimension, states }: NodeGeometry, rows: Float64Array, row: number): { node: number; distance: number } {
  let node = 0;
  let least = Infinity;
  for (let m = 0; m < count; m++) {
    const square = squaredDistance(states, m, rows, row, dimension);
    if (square < least) [node, least] = [m, square];
  }
  return { node, distance: Math.sqrt(least) };
}
