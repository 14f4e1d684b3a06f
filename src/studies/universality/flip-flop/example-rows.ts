import type { TrialBatch } from "../../../tasks/task.ts";
import type { TraceRow } from "../../figure.ts";

/** The batch's first trial, one row a bit; inputs and outputs have as many channels. */
export function exampleRows({ steps, trials, inputs, targets }: TrialBatch, outputs: Float32Array): TraceRow[] {
  const channels = targets.length / (steps * trials);
  const along = (values: Float32Array, channel: number): number[] =>
    Array.from({ length: steps }, (_, step) => values[step * trials * channels + channel]);
  return Array.from({ length: channels }, (_, channel) => ({
    label: `bit ${channel + 1}`,
    target: along(targets, channel),
    output: along(outputs, channel),
    pulses: along(inputs, channel).flatMap((value, step) => (value === 0 ? [] : [{ step, value }])),
  }));
}
