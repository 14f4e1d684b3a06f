import type { RandomStream } from "../numeric/random.ts";
import { maskedMeanSquaredError } from "./masked-error.ts";
import { real, resolveTaskOptions, whole } from "./task-options.ts";
import type { IdealObserver, Task, TaskScore, TrialBatch } from "./task.ts";
import { layTrials } from "./trial-batch.ts";

const OPTIONS = {
  bits: whole(3, 1, 16),
  steps: whole(64, 2, 100_000),
  pulseProbability: real(0.25, 0, 1),
};

/** Options of {@link flipFlop}; each may be left out. */
export interface FlipFlopOptions {
  /** Number of independent bits, each with an input and an output channel; 3 as in the literature. */
  readonly bits?: number;
  /** Trial length in steps; 64, as in the fixed-point literature's reference generator. */
  readonly steps?: number;
  /** Probability that a channel carries a pulse at a step; 0.25, so that memories last several steps and all transitions occur. */
  readonly pulseProbability?: number;
}

const ERROR_BOUND = 5e-3;
const ACCURACY_BOUND = 0.999;

/**
 * The n-bit flip-flop, a discrete memory: each output holds the sign of the last pulse on its own input channel.
 *
 * Pulses are ±1, one step long, with fair signs; there is one on every channel at step 0, so that the target is
 * always defined. The target already has the new sign at the pulse's own step. No noise. A trial's condition is
 * its final memory state, one sign a bit, e.g. `"+-+"`.
 *
 * One uniform draw decides each (trial, step, bit), in that order, so the first trials of a larger batch are the
 * trials of a smaller one.
 *
 * Passes when the mean squared error is at most 5e-3 and at least 99.9 % of the outputs on steps where their
 * target does not change have the target's sign.
 *
 * Source: Sussillo & Barak, Neural Computation 25 (2013); Maheswaranathan et al., NeurIPS 2019. Pulse
 * probability, length and pass criterion are this project's choices.
 *
 * @throws InvalidInputError for unknown options and values out of range.
 * @example
 * const task = flipFlop({ bits: 2, steps: 30 });
 * const batch = task.sample(createStream({ study: "example", purpose: "trials", seed: 1 }), 8);
 * task.score(batch, batch.targets).passed; // true
 */
export function flipFlop(given: FlipFlopOptions = {}): Task {
  const options = resolveTaskOptions("flip-flop", OPTIONS, { ...given });
  const { bits, steps, pulseProbability } = options;
  const channels = Array.from({ length: bits }, (_, bit) => bit + 1);
  return {
    name: "flip-flop",
    summary: "Hold the sign of the last pulse on each of several channels (discrete memory)",
    inputs: bits,
    outputs: bits,
    inputLabels: channels.map((bit) => `pulse ${bit}`),
    outputLabels: channels.map((bit) => `bit ${bit}`),
    loss: "mean-squared-error",
    options,
    sample: (stream, trials) =>
      layTrials("flip-flop", { steps, trials, inputs: bits, outputs: bits }, (trial, inputs, targets) => {
        for (let step = 0; step < steps; step++) {
          const at = (step * trials + trial) * bits;
          for (let bit = 0; bit < bits; bit++) {
            const pulse = drawPulse(stream, step === 0 ? 1 : pulseProbability);
            inputs[at + bit] = pulse;
            targets[at + bit] = pulse === 0 ? targets[at + bit - trials * bits] : pulse;
          }
        }
        return stateLabel(targets, ((steps - 1) * trials + trial) * bits, bits);
      }),
    observe: () => lastSigns(bits),
    score: scoreFlipFlop,
  };
}

/** −1 or +1 with probability p/2 each, else 0, from one word of 32 random bits: plenty for a probability. */
function drawPulse(stream: RandomStream, probability: number): number {
  const draw = stream.bits() / 4294967296;
  if (draw >= probability) return 0;
  return draw < probability / 2 ? -1 : 1;
}

/** Holds each channel's last pulse. */
function lastSigns(bits: number): IdealObserver {
  const memory = Array.from({ length: bits }, () => 0);
  return (inputs) => {
    for (let bit = 0; bit < bits; bit++) memory[bit] = inputs[bit] || memory[bit];
    return [...memory];
  };
}

function stateLabel(targets: Float32Array, from: number, bits: number): string {
  return Array.from(targets.subarray(from, from + bits), (target) => (target > 0 ? "+" : "-")).join("");
}

function scoreFlipFlop(batch: TrialBatch, outputs: Float32Array): TaskScore {
  const meanSquaredError = maskedMeanSquaredError("flip-flop.score", batch, outputs);
  const signAccuracy = heldSignAccuracy(batch, outputs);
  return {
    metrics: { meanSquaredError, signAccuracy },
    passed: meanSquaredError <= ERROR_BOUND && signAccuracy >= ACCURACY_BOUND,
    criterion: `mean squared error at most ${ERROR_BOUND} and at least ${ACCURACY_BOUND * 100} % right signs where the target holds`,
  };
}

/** Share of right signs where a target equals its value one step before; 1 where no such step is visible. */
function heldSignAccuracy(batch: TrialBatch, outputs: Float32Array): number {
  const row = outputs.length / batch.steps;
  const bits = row / batch.trials;
  let right = 0;
  let held = 0;
  for (let k = row; k < outputs.length; k++) {
    if (batch.mask[Math.floor(k / bits)] === 0 || batch.targets[k] !== batch.targets[k - row]) continue;
    held++;
    if (outputs[k] * batch.targets[k] > 0) right++;
  }
  return held === 0 ? 1 : right / held;
}
