import { squaredDistance } from "../squared-distance.ts";
import type { NodeGeometry } from "./node-geometry.ts";

/** A node passed closely: how closely, and at which step. */
export interface Approach {
  /** Index of the node. */
  readonly node: number;
  readonly distance: number;
  readonly step: number;
}

/** Watches one trajectory for close passes. */
export interface ApproachWatch {
  /** Takes row `row` of states [·, D], reached at `step` by a step of length `moved`. */
  see(rows: Float64Array, row: number, step: number, moved: number): void;
  /** Whether it has been clearly away from its origin. */
  hasLeft(): boolean;
  /** Close passes so far, in the order of the nodes. */
  approaches(): Approach[];
}

/** A trajectory has left its origin once it is this many approach radii away. */
const LEFT = 4;

/**
 * Watches for passes of the given nodes within their radius; of its own origin only once it has clearly left it.
 *
 * A distance can shrink no faster than the path grows, so that a node at distance d is not looked at again until the path
 * is longer by d less the radius: most steps cost nothing.
 *
 * @param watched the nodes to watch.
 * @param radii approach radius of each node, [M].
 */
export function approachWatch(nodes: NodeGeometry, watched: readonly number[], radii: Float64Array, origin: number): ApproachWatch {
  const closest = new Map<number, Approach>();
  const lookAgainAt = new Float64Array(watched.length);
  let path = 0;
  let left = false;
  const look = (k: number, rows: Float64Array, row: number, step: number) => {
    const node = watched[k];
    const distance = Math.sqrt(squaredDistance(nodes.states, node, rows, row, nodes.dimension));
    if (node === origin && !left) {
      left = distance > LEFT * radii[node];
      return;
    }
    lookAgainAt[k] = path + distance - radii[node];
    if (distance < Math.min(radii[node], closest.get(node)?.distance ?? Infinity)) closest.set(node, { node, distance, step });
  };
  return {
    see(rows, row, step, moved) {
      path += moved;
      for (let k = 0; k < watched.length; k++) if (path >= lookAgainAt[k]) look(k, rows, row, step);
    },
    hasLeft: () => left,
    approaches: () => [...closest.values()].toSorted((a, b) => a.node - b.node),
  };
}
