import type { RandomStream } from "../numeric/random.ts";
import { maskedMean, maskedMeanSquaredError } from "./masked-error.ts";
import { real, resolveTaskOptions, whole } from "./task-options.ts";
import type { IdealObserver, Task, TaskScore, TrialBatch } from "./task.ts";
import { layTrials } from "./trial-batch.ts";

const OPTIONS = {
  steps: whole(25, 2, 100_000),
  noise: real(0.125, 0, 1e3),
  biasScale: real(0.02, 0, 1e3),
  biasShift: real(0.5, -1e3, 1e3),
};

/** Options of {@link integration}; each may be left out. */
export interface IntegrationOptions {
  /** Trial length in steps; 25, as published. */
  readonly steps?: number;
  /** Standard deviation of the white noise of each stream, per step; 0.125 = 0.025 / √0.04, as published. */
  readonly noise?: number;
  /** Standard deviation over trials of a stream's constant bias; 0.02, as published. */
  readonly biasScale?: number;
  /**
   * The bias is `biasScale · (z − biasShift)` with z standard normal. The published generator subtracts 0.5, as one
   * would from a uniform z, so that its biases have mean −0.01; kept by default for comparability. 0 centres them.
   */
  readonly biasShift?: number;
}

const STREAMS = 2;
const INPUTS = STREAMS + STREAMS;
const UNEXPLAINED_BOUND = 0.01;

/**
 * Context-dependent integration, an analog memory: two white-noise streams, and a static one-hot context that
 * selects the one to integrate; the other must be ignored.
 *
 * Inputs are [stream 1, stream 2, context 1, context 2]; the target is the running sum of the selected stream,
 * not multiplied by the time-step. Contexts are fair, and are the trials' conditions (`"context 1"`, `"context 2"`).
 *
 * Draws per trial, in order: the context (uniform), both biases (normal), then the noise step by step.
 *
 * Passes when the mean squared error is at most 1 % of the variance of the batch's targets.
 *
 * Source: the generator of google-research/computation-thru-dynamics; the task is the analog memory of
 * Maheswaranathan et al., NeurIPS 2019. The pass criterion is this project's choice.
 *
 * @throws InvalidInputError for unknown options and values out of range.
 * @example
 * const task = integration({ steps: 40 });
 * const batch = task.sample(createStream({ study: "example", purpose: "trials", seed: 1 }), 8);
 * batch.conditions[0]; // "context 1" or "context 2"
 */
export function integration(given: IntegrationOptions = {}): Task {
  const options = resolveTaskOptions("integration", OPTIONS, { ...given });
  const { steps } = options;
  return {
    name: "integration",
    summary: "Integrate one of two noisy streams, as a context input selects (analog memory)",
    inputs: INPUTS,
    outputs: 1,
    inputLabels: ["stream 1", "stream 2", "context 1", "context 2"],
    outputLabels: ["integral"],
    loss: "mean-squared-error",
    options,
    sample: (stream, trials) =>
      layTrials("integration", { steps, trials, inputs: INPUTS, outputs: 1 }, (trial, inputs, targets) => {
        const context = stream.uniform() < 0.5 ? 0 : 1;
        const biases = [drawBias(stream, options), drawBias(stream, options)];
        let integral = 0;
        for (let step = 0; step < steps; step++) {
          const at = (step * trials + trial) * INPUTS;
          for (let k = 0; k < STREAMS; k++) inputs[at + k] = biases[k] + options.noise * stream.normal();
          inputs[at + STREAMS + context] = 1;
          integral += inputs[at + context];
          targets[step * trials + trial] = integral;
        }
        return `context ${context + 1}`;
      }),
    observe: selectedSum,
    score: scoreIntegration,
  };
}

/** Adds up the stream whose context input is on. */
function selectedSum(): IdealObserver {
  let integral = 0;
  return (inputs) => {
    for (let k = 0; k < STREAMS; k++) integral += inputs[STREAMS + k] * inputs[k];
    return [integral];
  };
}

function drawBias(stream: RandomStream, { biasScale, biasShift }: { biasScale: number; biasShift: number }): number {
  return biasScale * (stream.normal() - biasShift);
}

function scoreIntegration(batch: TrialBatch, outputs: Float32Array): TaskScore {
  const who = "integration.score";
  const meanSquaredError = maskedMeanSquaredError(who, batch, outputs);
  const mean = maskedMean(who, batch, outputs, (_, target) => target);
  const targetVariance = maskedMean(who, batch, outputs, (_, target) => (target - mean) * (target - mean));
  return {
    metrics: { meanSquaredError, targetVariance },
    passed: meanSquaredError <= UNEXPLAINED_BOUND * targetVariance,
    criterion: `mean squared error at most ${UNEXPLAINED_BOUND * 100} % of the targets' variance`,
  };
}
