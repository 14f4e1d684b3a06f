import { shuffledOrder } from "../../../similarity/shuffled-order.ts";
import type { Task } from "../../../tasks/task.ts";
import { layTrials } from "../../../tasks/trial-batch.ts";
import { normalisedError } from "../normalised-error.ts";
import type { CircuitRecording } from "./recording.ts";

/**
 * Trials of a recording as a task: inputs and behaviour as recorded, the condition is `recordedCondition`. A batch deals the trials evenly, each
 * once in random order before the first comes again.
 *
 * @param trials indices of the trials that are dealt.
 */
export function recordedTask(recording: CircuitRecording, trials: readonly number[]): Task {
  const { steps, inputs, outputs, given, behaviour } = recording;
  return {
    name: "recorded-trials",
    summary: "Behave as recorded, given the recorded inputs",
    inputs,
    outputs,
    inputLabels: labels("input", inputs),
    outputLabels: labels("output", outputs),
    loss: "mean-squared-error",
    options: { steps, trials: trials.length },
    sample: (stream, count) => {
      const passes = Array.from({ length: Math.ceil(count / trials.length) }, (_, pass) => [...shuffledOrder(trials.length, stream.fork(pass))]).flat();
      return layTrials("recorded-trials", { steps, trials: count, inputs, outputs }, (column, into, targets) => {
        const trial = trials[passes[column]];
        spread(into, given[trial], column, count, inputs);
        spread(targets, behaviour[trial], column, count, outputs);
        return recordedCondition(trial);
      });
    },
    score: ({ targets }, made) => {
      const error = normalisedError(made, targets);
      return { metrics: { normalisedError: error }, passed: error <= 0.05, criterion: "normalised error at most 0.05" };
    },
  };
}

function labels(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, k) => `${name} ${k}`);
}

/** Label of a trial. */
export function recordedCondition(trial: number): string {
  return `trial ${trial}`;
}

/** Writes values [T, width] of one trial into its column of a batch [T, count, width]. */
function spread(into: Float32Array, values: Float64Array, column: number, count: number, width: number): void {
  values.forEach((value, at) => (into[(Math.floor(at / width) * count + column) * width + (at % width)] = value));
}
