import type { Launch } from "./transition-graph.ts";

/** A connection between two fixed points, as launches from the first have shown it. */
export interface TransitionEdge {
  /** Index of the node left. */
  readonly from: number;
  /** Index of the node reached or approached. */
  readonly to: number;
  /** "homoclinic" leads back to the node it left. */
  readonly kind: "heteroclinic" | "homoclinic";
  /** Launches that settled there, or were held to it; see `seekConnection`. */
  readonly settled: number;
  /** Launches that passed it closely and went on. */
  readonly passed: number;
  /** How near the closest of those that passed came; infinite when none did. */
  readonly nearestPass: number;
}

/** Gathers launches into edges, by origin, then by end. */
export function transitionEdges(launches: readonly Launch[]): TransitionEdge[] {
  const edges = new Map<string, TransitionEdge>();
  const add = (from: number, to: number, settled: number, distance: number) => {
    const key = `${from} ${to}`;
    const known = edges.get(key) ?? { from, to, kind: from === to ? "homoclinic" : "heteroclinic", settled: 0, passed: 0, nearestPass: Infinity };
    edges.set(key, { ...known, settled: known.settled + settled, passed: known.passed + 1 - settled, nearestPass: Math.min(known.nearestPass, distance) });
  };
  for (const { origin, node, approaches } of launches) {
    if (node !== undefined) add(origin, node, 1, Infinity);
    for (const approach of approaches) add(origin, approach.node, 0, approach.distance);
  }
  return [...edges.values()].toSorted((a, b) => a.from - b.from || a.to - b.to);
}
