import { sin } from "../numeric/elementary.ts";
import { maskedMeanSquaredError } from "./masked-error.ts";
import { real, resolveTaskOptions, whole } from "./task-options.ts";
import type { IdealObserver, Task, TaskScore, TrialBatch } from "./task.ts";
import { layTrials } from "./trial-batch.ts";

const OPTIONS = {
  steps: whole(80, 2, 100_000),
  frequencies: whole(51, 2, 10_000),
  lowest: real(0.1, 1e-6, 3),
  highest: real(0.6, 1e-6, 3),
};

/** Options of {@link sine}; each may be left out. */
export interface SineOptions {
  /** Trial length in steps; 80, which is 1.3 to 7.6 cycles. */
  readonly steps?: number;
  /** Number of evenly spaced frequencies; 51, as in the literature. */
  readonly frequencies?: number;
  /** Lowest frequency in radians per step; 0.1. */
  readonly lowest?: number;
  /** Highest frequency in radians per step; 0.6. */
  readonly highest?: number;
}

const ERROR_BOUND = 2e-3;

/**
 * Frequency-cued sine generation, a pattern generator: a static input commands a frequency, the output is a sine of it.
 *
 * Frequency j of n is ωⱼ = lowest + (highest − lowest)·j/(n − 1) radians per step and its command is uⱼ = j/n + 0.25,
 * j = 0 … n − 1. The target at step index t (from 0) is sin(ωⱼ·(t + 1)), so every trial starts in the same phase.
 * Frequencies are drawn uniformly, one draw a trial; a trial's condition is its frequency's index, e.g. `"frequency 17"`.
 *
 * Passes when the mean squared error is at most 2e-3.
 *
 * Source: Sussillo & Barak, Neural Computation 25 (2013), in discrete time; Maheswaranathan et al., NeurIPS 2019.
 * Range per step, length and pass criterion are this project's choices.
 *
 * @throws InvalidInputError for unknown options and values out of range.
 * @example
 * const task = sine({ frequencies: 11 });
 * const batch = task.sample(createStream({ study: "example", purpose: "trials", seed: 1 }), 8);
 * batch.inputs[0]; // the first trial's command, constant over its steps
 */
export function sine(given: SineOptions = {}): Task {
  const options = resolveTaskOptions("sine", OPTIONS, { ...given });
  const { steps, frequencies, lowest, highest } = options;
  return {
    name: "sine",
    summary: "Generate a sine wave of the frequency that a static input commands (pattern generation)",
    inputs: 1,
    outputs: 1,
    inputLabels: ["command"],
    outputLabels: ["sine"],
    loss: "mean-squared-error",
    options,
    sample: (stream, trials) =>
      layTrials("sine", { steps, trials, inputs: 1, outputs: 1 }, (trial, inputs, targets) => {
        const index = stream.integer(frequencies);
        const frequency = lowest + ((highest - lowest) * index) / (frequencies - 1);
        for (let step = 0; step < steps; step++) {
          inputs[step * trials + trial] = index / frequencies + 0.25;
          targets[step * trials + trial] = sin(frequency * (step + 1));
        }
        return `frequency ${index}`;
      }),
    observe: () => commandedSine(options),
    score: scoreSine,
  };
}

/** Reads the frequency off the command and counts the steps. */
function commandedSine({ frequencies, lowest, highest }: Readonly<Record<"frequencies" | "lowest" | "highest", number>>): IdealObserver {
  let step = 0;
  return (inputs) => {
    const index = Math.round((inputs[0] - 0.25) * frequencies);
    step++;
    return [sin((lowest + ((highest - lowest) * index) / (frequencies - 1)) * step)];
  };
}

function scoreSine(batch: TrialBatch, outputs: Float32Array): TaskScore {
  const meanSquaredError = maskedMeanSquaredError("sine.score", batch, outputs);
  return { metrics: { meanSquaredError }, passed: meanSquaredError <= ERROR_BOUND, criterion: `mean squared error at most ${ERROR_BOUND}` };
}
