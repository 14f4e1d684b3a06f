import { fixedPointSearch } from "../../dynamics/find-fixed-points.ts";
import { fixedPointSeeds } from "../../dynamics/fixed-point-seeds.ts";
import type { SearchProgress } from "../../dynamics/search-progress.ts";
import { taskOf } from "../../lab/spec-parts.ts";
import { networkAsMap } from "../../network/as-map.ts";
import type { Network } from "../../network/network.ts";
import { runNetwork } from "../../network/run.ts";
import { fingerprint } from "../../numeric/fingerprint.ts";
import { createStream } from "../../numeric/random.ts";
import { describePoints } from "./describe-points.ts";
import { exampleRows } from "./example-rows.ts";
import type { NetworkFindings } from "./findings.ts";
import type { PlannedNetwork } from "./population.ts";
import type { UniversalityProfile } from "./profile.ts";
import { stateCloud } from "./state-cloud.ts";

/** How many trials are drawn as trajectories. */
const drawnTrials = 24;

/** What is found of a network by looking at it alone, without the record of its training. */
export type AnalysedNetwork = Omit<NetworkFindings, "name" | "training" | "score" | "weightsFingerprint">;

/**
 * Finds and describes the fixed points of a trained flip-flop network under zero input, and the geometry of the
 * states that it visits on fresh trials. Yields between pieces of work.
 *
 * @param seed of the trials and of the search's seeds: networks that share it see the same trials.
 */
export function* analyseNetwork(network: Network, { run }: PlannedNetwork, search: UniversalityProfile["search"], seed: number): Generator<SearchProgress, AnalysedNetwork> {
  const stream = createStream({ study: "universality", purpose: "analysis", seed });
  const batch = taskOf(run.task).sample(stream.fork("trials"), run.evaluationTrials);
  const { states: visited, outputs, dimension } = runNetwork(network, batch);
  const states = Float64Array.from(visited);
  const cloud = stateCloud(states, dimension, network.units);
  const map = networkAsMap(network);
  const seeds = fixedPointSeeds(states, dimension, stream.fork("search"), { count: search.seeds, noise: search.noise });
  const { points, attempts, inputs: [zeroInput] } = yield* fixedPointSearch(map, seeds);
  return {
    cell: network.cell.name,
    units: network.units,
    dimension,
    fixedPoints: describePoints(network, map, points, cloud),
    indexSum: zeroInput.indexSum.undecided > 0 ? undefined : zeroInput.indexSum.value,
    bounded: map.bounded,
    searchOutcomes: countBy(attempts.map(({ outcome }) => outcome)),
    geometry: cloud.geometry,
    exampleTrial: exampleRows(batch, outputs),
    trajectories: Array.from({ length: Math.min(drawnTrials, batch.trials) }, (_, trial) =>
      trialStates(states, batch.trials, dimension, trial).flatMap((state) => [...cloud.project(state)])),
    pointsFingerprint: fingerprint(...points.map(({ state }) => state)),
  };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** One trial's states in time, from states [T, B, D]. */
function trialStates(states: Float64Array, trials: number, dimension: number, trial: number): Float64Array[] {
  return Array.from({ length: states.length / (trials * dimension) }, (_, step) => {
    const at = (step * trials + trial) * dimension;
    return states.subarray(at, at + dimension);
  });
}
