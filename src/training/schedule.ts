import { cos, pow } from "../numeric/elementary.ts";
import type { TrainingOptions } from "./options.ts";

/** The learning rate of optimiser step `step` (0-based): first rate at step 0, last rate at the last step. */
export function learningRateAt(step: number, options: TrainingOptions): number {
  const { learningRate, finalLearningRate, schedule, steps } = options;
  const progress = steps > 1 ? step / (steps - 1) : 0;
  if (schedule === "constant") return learningRate;
  if (schedule === "exponential") return learningRate * pow(finalLearningRate / learningRate, progress);
  return finalLearningRate + 0.5 * (learningRate - finalLearningRate) * (1 + cos(Math.PI * progress));
}
