import type { Network } from "../../network/network.ts";
import { runNetwork } from "../../network/run.ts";
import type { TrialBatch } from "../../tasks/task.ts";

/** Trials that are held on, and for how long: many times the slowest time constants of trained networks. */
const heldTrials = 64;
const holdSteps = 512;
/** Every so manieth step is kept: neighbouring states differ little. */
const stride = 4;

/**
 * The states that a network passes through while it goes on holding what a trial left in memory, under zero
 * input, [S, D]. A trial is too short for slow state variables to settle, such as an LSTM's cell state; holding
 * for longer is the same task.
 */
export function heldStates(network: Network, { inputs, steps, trials }: TrialBatch): Float32Array {
  const held = Math.min(heldTrials, trials);
  const width = network.inputs;
  const continued = new Float32Array((steps + holdSteps) * held * width);
  for (let step = 0; step < steps; step++) {
    const from = step * trials * width;
    continued.set(inputs.subarray(from, from + held * width), step * held * width);
  }
  const { states, dimension } = runNetwork(network, { inputs: continued, steps: steps + holdSteps, trials: held });
  const row = held * dimension;
  const kept = new Float32Array((holdSteps / stride) * row);
  for (let k = 0; k < holdSteps / stride; k++) {
    const step = steps + (k + 1) * stride - 1;
    kept.set(states.subarray(step * row, (step + 1) * row), k * row);
  }
  return kept;
}
