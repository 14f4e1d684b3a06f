import type { Network } from "@nullcline/network/network.ts";
import { runNetwork } from "@nullcline/network/run.ts";
import { createStream } from "@nullcline/numeric/random.ts";
import type { Task, TrialBatch } from "@nullcline/tasks/task.ts";
import type { NetworkView, ViewAxes } from "../protocol/network-view.ts";
import { projected, viewAxes } from "./view-axes.ts";

/** Trials shown of every network: enough to see the shape of the states, few enough to stay readable. */
export const EXAMPLE_TRIALS = 16;

/** The trials that a specification's networks are shown in; never among those they are trained or scored on. */
export function exampleTrials(task: Task, seed: number): TrialBatch {
  return task.sample(createStream({ study: "studio", purpose: "examples", seed }), EXAMPLE_TRIALS);
}

/**
 * Runs a network through example trials and projects its states on their principal axes, turned to follow `previous`;
 * with `keepAxes` on those themselves.
 */
export function viewNetwork(network: Network, batch: TrialBatch, previous?: ViewAxes, keepAxes = false): NetworkView {
  const { steps, trials } = batch;
  const { states, outputs, dimension } = runNetwork(network, batch);
  const byTrial = trialMajor(states, steps, trials, dimension);
  const axes = keepAxes && previous !== undefined ? previous : viewAxes(byTrial, dimension, previous);
  return {
    steps, trials, inputs: network.inputs, outputs: network.outputs,
    input: batch.inputs, output: outputs, target: batch.targets, mask: batch.mask, conditions: batch.conditions,
    trajectories: projected(byTrial, axes), axes,
  };
}

/** [T, B, D] → [B, T, D] */
function trialMajor(states: Float32Array, steps: number, trials: number, dimension: number): Float32Array {
  const out = new Float32Array(states.length);
  for (let t = 0; t < steps; t++) {
    for (let b = 0; b < trials; b++) {
      const from = (t * trials + b) * dimension;
      out.set(states.subarray(from, from + dimension), (b * steps + t) * dimension);
    }
  }
  return out;
}
