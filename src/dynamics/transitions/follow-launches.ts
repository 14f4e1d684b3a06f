import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { squaredDistance } from "../squared-distance.ts";
import { approachWatch, type Approach, type ApproachWatch } from "./approach-watch.ts";
import { nearestNode, type NodeGeometry } from "./node-geometry.ts";

/** How a launch ended, in words; what was "held to a saddle" is explained at `seekConnection`. */
export type LaunchOutcome = "reached a node" | "held to a saddle" | "settled at no node" | "did not settle" | "escaped" | "did not leave";

/** Where a launch starts. */
export interface Start {
  /** Index of the node it leaves. */
  readonly origin: number;
  /** [D] */
  readonly state: Float64Array;
}

/** What became of a launch. */
export interface Journey {
  readonly outcome: LaunchOutcome;
  /** The node reached; undefined for every other outcome. */
  readonly node: number | undefined;
  readonly steps: number;
  /** The last state, [D]: a start for `limitCycle` where the launch did not settle, a seed where no node was. */
  readonly state: Float64Array;
  /** Saddles passed closely on the way, without the one reached. */
  readonly approaches: readonly Approach[];
}

/** When to stop; lengths in units of the state. */
export interface Limits {
  readonly steps: number;
  readonly settled: number;
  readonly reach: number;
  readonly escape: number;
  /** Of each node, [M]. */
  readonly approachRadii: Float64Array;
  /** All nodes. */
  readonly nodes: readonly number[];
  /** Nodes whose close passes are recorded. */
  readonly saddles: readonly number[];
  /** Nodes that hold what comes within reach. */
  readonly stable: readonly number[];
}

/** Steps between two reports. */
const REPORTED = 8;

/**
 * Iterates all launches as one batch under a constant input until each has ended; journeys stand in the order of `starts`.
 * Yields the number of launches that have ended, every few steps.
 */
export function* followLaunches(map: DynamicalMap, input: Float64Array, nodes: NodeGeometry, starts: readonly Start[], limits: Limits): Generator<number, Journey[]> {
  const D = map.dimension;
  const journeys: Journey[] = [];
  const watches = starts.map(({ origin }) => approachWatch(nodes, limits.saddles, limits.approachRadii, origin));
  const inputs = Float64Array.from({ length: starts.length * input.length }, (_, at) => input[at % input.length]);
  let active = starts.map((_, launch) => launch);
  let states: Float64Array = Float64Array.from(starts.flatMap(({ state }) => Array.from(state)));
  for (let step = 1; active.length > 0; step++) {
    const reached = new Float64Array(states.length);
    map.step(states, inputs.subarray(0, active.length * input.length), reached);
    const going = active.flatMap((launch, row) => {
      const moved = Math.sqrt(squaredDistance(reached, row, states, row, D));
      watches[launch].see(reached, row, step, moved);
      const end = ending(nodes, starts[launch], watches[launch].hasLeft(), { rows: reached, row, step, moved }, limits);
      if (end === undefined) return [row];
      journeys[launch] = journey(end, step, reached.slice(row * D, (row + 1) * D), watches[launch]);
      return [];
    });
    states = going.length === active.length ? reached : rowsOf(reached, going, D);
    active = going.map((row) => active[row]);
    if (step % REPORTED === 0) yield starts.length - active.length;
  }
  return journeys;
}

/** How a launch ends at this step, if it does. */
interface Ending {
  readonly outcome: LaunchOutcome;
  readonly node?: number;
}

/** A state, row `row` of rows [·, D], and the step that led there. */
interface Arrival {
  readonly rows: Float64Array;
  readonly row: number;
  readonly step: number;
  readonly moved: number;
}

function ending(nodes: NodeGeometry, { origin, state: start }: Start, hasLeft: boolean, { rows, row, step, moved }: Arrival, limits: Limits): Ending | undefined {
  const away = (states: Float64Array, k: number) => Math.sqrt(squaredDistance(nodes.states, origin, states, k, nodes.dimension));
  if (!(away(rows, row) <= limits.escape)) return { outcome: "escaped" };
  if (moved >= limits.settled) {
    const held = nearestNode(nodes, limits.stable, rows, row);
    if (held.distance <= limits.reach) return { outcome: "reached a node", node: held.node };
    return step >= limits.steps ? { outcome: "did not settle" } : undefined;
  }
  if (!hasLeft && away(rows, row) <= 2 * away(start, 0)) return { outcome: "did not leave" };
  const { node, distance } = nearestNode(nodes, limits.nodes, rows, row);
  return distance <= limits.reach ? { outcome: "reached a node", node } : { outcome: "settled at no node" };
}

function journey({ outcome, node }: Ending, steps: number, state: Float64Array, watch: ApproachWatch): Journey {
  return { outcome, node, steps, state, approaches: watch.approaches().filter((approach) => approach.node !== node) };
}

function rowsOf(source: Float64Array, rows: readonly number[], D: number): Float64Array {
  const out = new Float64Array(rows.length * D);
  for (const [k, row] of rows.entries()) out.set(source.subarray(row * D, (row + 1) * D), k * D);
  return out;
}
