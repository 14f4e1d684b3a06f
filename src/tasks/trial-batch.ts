import { InvalidInputError } from "../numeric/errors.ts";
import type { TrialBatch } from "./task.ts";

/**
 * Lays out a batch of trials, all steps visible and one epoch named "trial" that spans them.
 *
 * @param who the task, for error messages.
 * @param shape steps T, trials B, inputs I and outputs O.
 * @param fill called once a trial, in order; writes the trial's column of `inputs` [T, B, I] and `targets` [T, B, O] and returns its condition label.
 * @throws InvalidInputError unless `trials` is a whole number of at least 1.
 */
export function layTrials(
  who: string,
  shape: { readonly steps: number; readonly trials: number; readonly inputs: number; readonly outputs: number },
  fill: (trial: number, inputs: Float32Array, targets: Float32Array) => string,
): TrialBatch {
  const { steps, trials } = shape;
  if (!Number.isInteger(trials) || trials < 1) throw new InvalidInputError({ who, expected: "a whole number of trials, at least 1", got: String(trials) });
  const inputs = new Float32Array(steps * trials * shape.inputs);
  const targets = new Float32Array(steps * trials * shape.outputs);
  const conditions = Array.from({ length: trials }, (_, trial) => fill(trial, inputs, targets));
  const mask = new Float32Array(steps * trials).fill(1);
  return { steps, trials, inputs, targets, mask, conditions, epochs: [{ name: "trial", from: 0, to: steps }] };
}
