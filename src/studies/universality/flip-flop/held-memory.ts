import type { Network } from "../../../network/network.ts";
import { runNetwork } from "../../../network/run.ts";
import type { TrialBatch } from "../../../tasks/task.ts";

/** Trials that are held on, and for how long: many times the slowest time constants of trained networks. */
const heldTrials = 64;
export const holdSteps = 512;
/** Every so manieth step is kept: neighbouring states differ little. */
const stride = 4;

/** What a network does while it goes on holding what trials left in memory. */
export interface HeldMemory {
  /** States that it passes through, [S, D]. */
  readonly states: Float32Array;
  /** Share of outputs that still have the right sign at the end, in [0, 1]. */
  readonly accuracy: number;
}

/**
 * Lets a network hold what trials left in memory for 512 further steps under zero input. A trial is too short for slow
 * state variables to settle, such as an LSTM's cell state, and too short to tell a memory that stays from one that fades;
 * holding for longer is the same task.
 */
export function heldMemory(network: Network, { inputs, targets, steps, trials }: TrialBatch): HeldMemory {
  const held = Math.min(heldTrials, trials);
  const width = network.inputs;
  const continued = new Float32Array((steps + holdSteps) * held * width);
  for (let step = 0; step < steps; step++) {
    const from = step * trials * width;
    continued.set(inputs.subarray(from, from + held * width), step * held * width);
  }
  const { states, outputs, dimension } = runNetwork(network, { inputs: continued, steps: steps + holdSteps, trials: held });
  const row = held * dimension;
  const kept = new Float32Array((holdSteps / stride) * row);
  for (let k = 0; k < holdSteps / stride; k++) {
    const step = steps + (k + 1) * stride - 1;
    kept.set(states.subarray(step * row, (step + 1) * row), k * row);
  }
  const last = outputs.subarray((steps + holdSteps - 1) * held * network.outputs);
  return { states: kept, accuracy: rightSigns(last, targets.subarray((steps - 1) * trials * network.outputs)) };
}

/** Share of outputs with the sign of their target; there may be further targets. */
function rightSigns(outputs: Float32Array, targets: Float32Array): number {
  return outputs.filter((output, at) => output * targets[at] > 0).length / outputs.length;
}
