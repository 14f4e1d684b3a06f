import { InvalidInputError } from "../numeric/errors.ts";
import type { TrialBatch } from "./task.ts";

/**
 * Mean squared error of outputs over the visible steps of a batch:
 * Σ mask·(output − target)² / Σ mask, both sums over steps, trials and outputs, in float64 and in memory order.
 *
 * @param who who asks, for error messages.
 * @param batch the trials; its mask [T, B] weighs every output of a step alike.
 * @param outputs [T, B, O]
 * @throws InvalidInputError when the outputs do not fit the batch, or the mask hides every step.
 */
export function maskedMeanSquaredError(who: string, batch: TrialBatch, outputs: Float32Array): number {
  return maskedMean(who, batch, outputs, (output, target) => (output - target) * (output - target));
}

/**
 * Mean over the visible steps of a batch of some figure of each output and its target.
 *
 * @param who who asks, for error messages.
 * @param batch the trials.
 * @param outputs [T, B, O]
 * @param figure what to average, from one output and its target.
 * @throws InvalidInputError when the outputs do not fit the batch, or the mask hides every step.
 */
export function maskedMean(who: string, batch: TrialBatch, outputs: Float32Array, figure: (output: number, target: number) => number): number {
  requireMatchingOutputs(who, batch, outputs);
  const width = outputs.length / batch.mask.length;
  let sum = 0;
  let weight = 0;
  for (let k = 0; k < outputs.length; k++) {
    const visible = batch.mask[Math.floor(k / width)];
    if (visible === 0) continue;
    sum += visible * figure(outputs[k], batch.targets[k]);
    weight += visible;
  }
  if (weight === 0) throw new InvalidInputError({ who, expected: "at least one step that the mask leaves visible", got: "a mask of zeros" });
  return sum / weight;
}

/**
 * Normalised error of outputs over the visible steps of a batch: Σ mask·(output − target)² / Σ mask·target², 1 for an output of zero.
 *
 * @param who who asks, for error messages.
 * @param batch the trials.
 * @param outputs [T, B, O]
 * @throws InvalidInputError when the outputs do not fit the batch, or no visible target differs from zero.
 */
export function maskedNormalisedError(who: string, batch: TrialBatch, outputs: Float32Array): number {
  const size = maskedMean(who, batch, outputs, (_, target) => target * target);
  if (size > 0) return maskedMeanSquaredError(who, batch, outputs) / size;
  throw new InvalidInputError({ who, expected: "a visible target that is not zero", got: "none" });
}

/** Throws unless outputs have the targets' shape [T, B, O]. */
function requireMatchingOutputs(who: string, batch: TrialBatch, outputs: Float32Array): void {
  if (outputs.length === batch.targets.length) return;
  const width = batch.targets.length / (batch.steps * batch.trials);
  throw new InvalidInputError({
    who,
    expected: `${batch.targets.length} outputs, shape [${batch.steps}, ${batch.trials}, ${width}]`,
    got: String(outputs.length),
    remedy: "Score a batch with the outputs of the same batch",
  });
}
