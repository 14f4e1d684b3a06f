import { neighbourGraph } from "../../../dynamics/input-dependent/neighbour-graph.ts";
import { orderScore } from "../../../dynamics/input-dependent/order-score.ts";
import { firstComponent } from "../../../dynamics/line-attractor/first-component.ts";
import type { SlowestState } from "../../../dynamics/line-attractor/slowest-states.ts";
import { finiteOrNull } from "../../../formats/finite-or-null.ts";
import { distanceBetween } from "./nearest-state.ts";
import type { LineShape } from "./findings.ts";

/** A value is held where the state would move, in the course of a trial, by at most this share of the line's length. */
const heldShare = 0.25;
/** Mutual nearest neighbours counted: one on each side. */
const neighbours = 2;

/**
 * Describes how nearly states, in the order of the values that they read, form a line; three states at least.
 *
 * @param steps of a trial.
 */
export function lineShape(line: readonly Pick<SlowestState, "state" | "q">[], steps: number): LineShape {
  const states = line.map(({ state }) => state);
  const length = states.slice(1).reduce((sum, state, k) => sum + distanceBetween(states[k], state), 0);
  const held = line.map(({ q }) => Math.sqrt(2 * q) * steps <= heldShare * length);
  return {
    held,
    straightness: finiteOrNull(firstComponent(states).share),
    order: finiteOrNull(orderScore(states).score),
    edges: edgesAmong(states, [...held.keys()].filter((k) => held[k])),
    length,
  };
}

/** Edges between the chosen states by their indices in the whole list; none where too few are chosen to have neighbours. */
function edgesAmong(states: readonly Float64Array[], chosen: readonly number[]): (readonly [number, number])[] {
  const count = chosen.length;
  if (count <= neighbours) return [];
  const graph = neighbourGraph(chosen.map((k) => states[k]), neighbours);
  const pairs = Array.from(graph.keys(), (at) => [Math.floor(at / count), at % count] as const);
  return pairs.filter(([i, j], at) => i < j && graph[at] === 1).map(([i, j]) => [chosen[i], chosen[j]] as const);
}
