import type { TrialBatch } from "../tasks/task.ts";

/** Trial `index` of a batch, as a batch of one. */
export function singleTrial(batch: TrialBatch, index: number): TrialBatch {
  if (batch.trials === 1) return batch;
  const column = (values: Float32Array): Float32Array => {
    const width = values.length / (batch.steps * batch.trials);
    return Float32Array.from({ length: batch.steps * width }, (_, at) => values[(Math.floor(at / width) * batch.trials + index) * width + (at % width)]);
  };
  return { ...batch, trials: 1, inputs: column(batch.inputs), targets: column(batch.targets), mask: column(batch.mask), conditions: [batch.conditions[index]] };
}
