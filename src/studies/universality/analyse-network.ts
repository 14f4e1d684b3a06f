import { fixedPointSeeds } from "../../dynamics/fixed-point-seeds.ts";
import type { SearchProgress } from "../../dynamics/search-progress.ts";
import { thoroughSearch } from "../../dynamics/thorough-search.ts";
import { taskOf } from "../../lab/spec-parts.ts";
import { networkAsMap } from "../../network/as-map.ts";
import type { Network } from "../../network/network.ts";
import { runNetwork } from "../../network/run.ts";
import { fingerprint } from "../../numeric/fingerprint.ts";
import { createStream } from "../../numeric/random.ts";
import type { SampleMatrix } from "../../similarity/sample-matrix.ts";
import type { TrialBatch } from "../../tasks/task.ts";
import { describePoints } from "./describe-points.ts";
import { exampleRows } from "./example-rows.ts";
import { heldStates } from "./held-states.ts";
import type { NetworkFindings } from "./findings.ts";
import type { PlannedNetwork } from "./population.ts";
import type { UniversalityProfile } from "./profile.ts";
import { stateCloud } from "./state-cloud.ts";
import { visitedDistance } from "./visited-distance.ts";

/** How many trials are drawn as trajectories. */
const drawnTrials = 24;
/** How many trials networks are compared on: 4,096 samples, over 50 for each direction compared. */
const comparedTrials = 64;

/** What is found of a network by looking at it alone, without the record of its training. */
export type AnalysedNetwork = Omit<NetworkFindings, "name" | "architecture" | "training" | "score" | "weightsFingerprint">;

/**
 * Finds and describes the fixed points of a trained flip-flop network under zero input, and the geometry of the
 * states that it visits on fresh trials. Yields between pieces of work.
 *
 * @param seed of the trials and of the search's seeds: networks that share it see the same trials.
 */
export function* analyseNetwork(network: Network, { run }: PlannedNetwork, search: UniversalityProfile["search"], seed: number): Generator<SearchProgress, AnalysedNetwork> {
  const stream = createStream({ study: "universality", purpose: "analysis", seed });
  const batch = taskOf(run.task).sample(stream.fork("trials"), run.evaluationTrials);
  const { states, outputs, dimension } = runNetwork(network, batch);
  const distance = visitedDistance(concatenated(states, heldStates(network, batch)), dimension);
  const cloud = stateCloud(states, dimension, network.units);
  const map = networkAsMap(network);
  const seeds = fixedPointSeeds(Float64Array.from(states), dimension, stream.fork("search"), { count: search.seeds, noise: search.noise });
  const { points, attempts, inputs: [zeroInput] } = yield* thoroughSearch(map, seeds, stream.fork("further rounds"));
  return {
    units: network.units,
    dimension,
    fixedPoints: describePoints(network, map, points, cloud, distance),
    indexSum: zeroInput.indexSum.undecided > 0 ? undefined : zeroInput.indexSum.value,
    bounded: map.bounded,
    searchOutcomes: countBy(attempts.map(({ outcome }) => outcome)),
    geometry: cloud.geometry,
    samples: samplesOfH(states, batch, dimension, network.units),
    exampleTrial: exampleRows(batch, outputs),
    trajectories: Array.from({ length: Math.min(drawnTrials, batch.trials) }, (_, trial) =>
      trialStates(states, batch.trials, dimension, trial).flatMap((state) => [...cloud.project(state)])),
    pointsFingerprint: fingerprint(...points.map(({ state }) => state)),
  };
}

/** h in the first trials, [T × trials, N], from states [T, B, D]. */
function samplesOfH(states: Float32Array, { steps, trials }: TrialBatch, dimension: number, units: number): SampleMatrix {
  const compared = Math.min(comparedTrials, trials);
  const data = new Float32Array(steps * compared * units);
  for (let row = 0; row < steps * compared; row++) {
    const from = (Math.floor(row / compared) * trials + (row % compared)) * dimension;
    data.set(states.subarray(from, from + units), row * units);
  }
  return { data, rows: steps * compared, columns: units };
}

function concatenated(first: Float32Array, second: Float32Array): Float32Array {
  const all = new Float32Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** One trial's states in time, from states [T, B, D]. */
function trialStates(states: Float32Array, trials: number, dimension: number, trial: number): Float64Array[] {
  return Array.from({ length: states.length / (trials * dimension) }, (_, step) => {
    const at = (step * trials + trial) * dimension;
    return Float64Array.from(states.subarray(at, at + dimension));
  });
}
