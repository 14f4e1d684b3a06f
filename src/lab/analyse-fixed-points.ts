import type { FixedPointSearch } from "../dynamics/find-fixed-points.ts";
import { fixedPointSeeds } from "../dynamics/fixed-point-seeds.ts";
import type { SearchProgress } from "../dynamics/search-progress.ts";
import { thoroughSearch } from "../dynamics/thorough-search.ts";
import { networkAsMap } from "../network/as-map.ts";
import type { Network } from "../network/network.ts";
import { runNetwork, type RunOptions } from "../network/run.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { createStream, type RandomStream } from "../numeric/random.ts";
import { runInTurns } from "./run-in-turns.ts";
import type { RunSpec } from "./run-spec.ts";
import { taskOf } from "./spec-parts.ts";

/** Trials whose states seed the search: thousands of states, in a fraction of a second. */
const TRIALS = 64;
/** Length of the made-up trials of a network whose task is unknown. */
const STEPS_WITHOUT_TASK = 100;

/** How to look for a network's fixed points. */
export interface FixedPointAnalysisOptions {
  /** The specification it was trained by: its task's trials visit the states that seed the search. */
  readonly spec?: RunSpec | undefined;
  /** The constant input, length I; default zeros. */
  readonly input?: readonly number[] | undefined;
  /** Number of seeds; default 1024, enough for tens of fixed points. */
  readonly seeds?: number | undefined;
  /** Standard deviation of the noise on a quarter of the seeds; default 0.5, half the range of a tanh unit. */
  readonly noise?: number | undefined;
  /** Seed of the random streams; default 0. */
  readonly seed?: number | undefined;
  readonly onProgress?: (progress: SearchProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds the fixed points of a trained network under a constant input, thoroughly, from states that it visits: on its task's
 * trials or, where the task is unknown, under standard normal inputs.
 *
 * @throws InvalidInputError when the input does not have the network's length or the options are out of range,
 *   and the signal's reason when it is aborted.
 */
export async function analyseFixedPoints(network: Network, options: FixedPointAnalysisOptions = {}): Promise<FixedPointSearch> {
  const { input = Array.from({ length: network.inputs }, () => 0), seed = 0, seeds: count = 1024, noise = 0.5 } = options;
  if (input.length !== network.inputs) throw new InvalidInputError({ who: "input", expected: `${network.inputs} numbers, one an input channel`, got: `${input.length}` });
  const stream = createStream({ study: "fixed points", purpose: "seeds", seed });
  const { states, dimension } = runNetwork(network, trialsFor(network, options.spec, stream.fork("trials")));
  const seeds = fixedPointSeeds(Float64Array.from(states), dimension, stream.fork("draw"), { count, noise });
  const search = thoroughSearch(networkAsMap(network), seeds, stream.fork("further rounds"), { input: Float64Array.from(input) });
  return runInTurns(search, { onStep: (step) => options.onProgress?.(step), signal: options.signal });
}

function trialsFor(network: Network, spec: RunSpec | undefined, stream: RandomStream): RunOptions {
  if (spec !== undefined) return taskOf(spec.task).sample(stream, TRIALS);
  const inputs = new Float32Array(STEPS_WITHOUT_TASK * TRIALS * network.inputs);
  stream.fillNormal(inputs);
  return { inputs, steps: STEPS_WITHOUT_TASK, trials: TRIALS };
}
