import { slowestStates, type HeldReading, type SlowestState } from "../../../dynamics/line-attractor/slowest-states.ts";
import { squaredDistance } from "../../../dynamics/squared-distance.ts";
import type { DynamicalMap } from "../../../numeric/dynamical-map.ts";
import { readAt } from "./output-reading.ts";

/** Values between two yields: a fraction of a second's work. */
const atOnce = 8;

/** How far from a visited state a held one may lie, in root-mean-square distances of the visited states from their mean. */
const reachInSpreads = 3;

/** What holding values in one context needs. */
export interface HoldingTask {
  readonly map: DynamicalMap;
  /** Silent streams and the context, [I]. */
  readonly input: Float64Array;
  readonly reading: Required<HeldReading>;
  /** States that the network visits in this context, each [D]; at least one. */
  readonly visited: readonly Float64Array[];
}

/**
 * The line that a network holds values on: for each value the slowest state that reads it, found from the visited state
 * that reads most nearly so. Visited states lie scattered around a line, so that neighbours start far from each other:
 * where they still end side by side, the line is the network's and not the search's. Yields between values.
 */
export function* heldLine({ map, input, reading, visited }: HoldingTask, values: readonly number[]): Generator<unknown, SlowestState[]> {
  const outputs = visited.map((state) => readAt(reading, state));
  const reach = reachInSpreads * spread(visited);
  const line: SlowestState[] = [];
  for (let from = 0; from < values.length; from += atOnce) {
    const some = values.slice(from, from + atOnce);
    const starts = Float64Array.from(some.flatMap((value) => Array.from(visited[nearestTo(outputs, value)])));
    line.push(...slowestStates(map, starts, some, { input, reading, reach }));
    yield;
  }
  return line;
}

/** Root-mean-square distance of states from their mean. */
function spread(states: readonly Float64Array[]): number {
  const mean = states[0].map((_, i) => states.reduce((sum, state) => sum + state[i], 0) / states.length);
  return Math.sqrt(states.reduce((sum, state) => sum + squaredDistance(state, 0, mean, 0, mean.length), 0) / states.length);
}

function nearestTo(outputs: readonly number[], value: number): number {
  return outputs.reduce((best, output, index) => (Math.abs(output - value) < Math.abs(outputs[best] - value) ? index : best), 0);
}
