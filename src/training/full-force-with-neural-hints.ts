import type { Network } from "../network/network.ts";
import type { Task } from "../tasks/task.ts";
import type { ForceOptions } from "./force-options.ts";
import type { ForceProgress, ForceTrained } from "./force-trials.ts";
import { fullForce } from "./full-force.ts";
import { neuralHints, type NeuralHintOptions, type RecordedRates } from "./neural-hints.ts";

/**
 * Full-FORCE with the recorded activity of some neurons as hints, so that the learner's dynamics follow the recorded circuit's and not
 * its output alone: `fullForce` with `neuralHints`.
 *
 * Source: Salatiello & Giese, ICANN 2020.
 *
 * @param recordings by condition label of the task's trials.
 * @throws InvalidInputError as `neuralHints` and `fullForce` do, and when a trial is of a condition without a recording.
 */
export function fullForceWithNeuralHints(
  network: Network,
  task: Task,
  recordings: ReadonlyMap<string, RecordedRates>,
  options: Partial<ForceOptions> & NeuralHintOptions,
  seed: number,
): Generator<ForceProgress, ForceTrained> {
  const { scale, decaySteps, ...training } = options;
  return fullForce(network, task, { ...training, hints: neuralHints(recordings, { ...(scale === undefined ? {} : { scale }), ...(decaySteps === undefined ? {} : { decaySteps }) }) }, seed);
}
