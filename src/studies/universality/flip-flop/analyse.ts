import { fixedPointSeeds } from "../../../dynamics/fixed-point-seeds.ts";
import { thoroughSearch } from "../../../dynamics/thorough-search.ts";
import { taskOf } from "../../../lab/spec-parts.ts";
import { networkAsMap } from "../../../network/as-map.ts";
import type { Network } from "../../../network/network.ts";
import { runNetwork } from "../../../network/run.ts";
import { concatenated } from "../../../numeric/concatenated.ts";
import { fingerprint } from "../../../numeric/fingerprint.ts";
import { createStream } from "../../../numeric/random.ts";
import { readoutAt } from "../readout-at.ts";
import { stateCloud, type StateCloud } from "../state-cloud.ts";
import type { AnalysisContext } from "../task-study.ts";
import { visitedDistance } from "../visited-distance.ts";
import { describePoints } from "./describe-points.ts";
import { exampleRows } from "./example-rows.ts";
import type { FlipFlopFindings } from "./findings.ts";
import { followedGraph } from "./followed-graph.ts";
import { heldMemory } from "./held-memory.ts";
import { memoryLabel } from "./memory-label.ts";
import type { FlipFlopSettings } from "./settings.ts";
import { isTaskPoint } from "./task-points.ts";

/** How many trials are drawn as trajectories. */
const drawnTrials = 24;

/**
 * Finds and describes the fixed points of a trained flip-flop network under zero input, and the transitions between them.
 * Yields between pieces of work.
 */
export function* analyseFlipFlop(network: Network, { run, settings, seed }: AnalysisContext<FlipFlopSettings>): Generator<unknown, FlipFlopFindings> {
  const stream = createStream({ study: "universality", purpose: "flip-flop analysis", seed });
  const batch = taskOf(run.task).sample(stream.fork("trials"), settings.trials);
  const { states, outputs, dimension } = runNetwork(network, batch);
  const held = heldMemory(network, batch);
  const distance = visitedDistance(concatenated(Float32Array, [states, held.states]), dimension);
  const cloud = stateCloud(states, dimension, network.units);
  const map = networkAsMap(network);
  const seeds = fixedPointSeeds(Float64Array.from(states), dimension, stream.fork("search"), { count: settings.seeds, noise: settings.noise });
  yield;
  const { points, attempts, inputs: [zeroInput] } = yield* thoroughSearch(map, seeds, stream.fork("further rounds"), { rounds: settings.rounds });
  const label = (state: Float64Array) => memoryLabel(readoutAt(network, state));
  const distances = points.map(({ state }) => distance(state));
  const graph = followedGraph(map, points, distances, settings);
  yield;
  const fixedPoints = describePoints(points, { cloud, distances, label, leadsTo: graph.labels(label) });
  return {
    units: network.units,
    dimension,
    heldAccuracy: held.accuracy,
    fixedPoints,
    transitions: graph.transitions,
    edges: graph.edges(label, network.outputs),
    launches: graph.launches,
    indexSum: zeroInput.indexSum.undecided > 0 ? null : zeroInput.indexSum.value,
    bounded: map.bounded,
    searchOutcomes: countBy(attempts.map(({ outcome }) => outcome)),
    fingerprint: fingerprint(...points.map(({ state }) => state)),
    pictures: {
      exampleTrial: exampleRows(batch, outputs),
      varianceShares: cloud.geometry.varianceShares,
      trajectories: Array.from({ length: Math.min(drawnTrials, batch.trials) }, (_, trial) => drawnTrial(states, batch.trials, dimension, trial, cloud)),
      eigenvalues: points.map(({ eigenvalues }, index) => (isTaskPoint(fixedPoints[index]) ? eigenvalues.flatMap(({ re, im }) => [rounded(re, 1e6), rounded(im, 1e6)]) : [])),
    },
  };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function rounded(value: number, scale: number): number {
  return Math.round(scale * value) / scale;
}

/** One trial's states in time on the principal components, [T, 3], from states [T, B, D]; to a thousandth, as pictures need. */
function drawnTrial(states: Float32Array, trials: number, dimension: number, trial: number, cloud: StateCloud): number[] {
  return Array.from({ length: states.length / (trials * dimension) }, (_, step) => {
    const at = (step * trials + trial) * dimension;
    return cloud.project(Float64Array.from(states.subarray(at, at + dimension))).map((value) => rounded(value, 1e3));
  }).flat();
}
