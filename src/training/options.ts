import { InvalidInputError } from "../numeric/errors.ts";

/** How a network is trained. */
export interface TrainingOptions {
  /** Optimiser steps. Default 2500: enough for the 3-bit flip-flop with 64 units. */
  readonly steps: number;
  /** Trials a step. Default 128. */
  readonly batch: number;
  /** Learning rate at the first step. Default 2e-3, for Adam with a small ε. */
  readonly learningRate: number;
  /** Learning rate at the last step. Default 4e-5. */
  readonly finalLearningRate: number;
  /** How the learning rate goes from first to last. Default exponential. */
  readonly schedule: "exponential" | "cosine" | "constant";
  /** Largest global norm of the gradient; 0 turns clipping off. Default 1. */
  readonly clip: number;
  /** Penalty on the sum of squares of all weights (biases and initial state excluded). Default 1e-6. */
  readonly l2Weights: number;
  /** Penalty on the mean square of what the readout sees. Default 0. */
  readonly l2Rates: number;
  /** Adam's constants. ε defaults to 1e-8; published networks of this kind also use 0.1, with rates near 0.02. */
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** The defaults; the settings that trained every pilot network of the universality study. */
export const defaultTrainingOptions: TrainingOptions = {
  steps: 2500,
  batch: 128,
  learningRate: 2e-3,
  finalLearningRate: 4e-5,
  schedule: "exponential",
  clip: 1,
  l2Weights: 1e-6,
  l2Rates: 0,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
};

type Range = readonly [valid: (value: number) => boolean, expected: string];

const positiveInteger: Range = [(value) => Number.isInteger(value) && value > 0, "a positive integer"];
const positive: Range = [(value) => value > 0 && Number.isFinite(value), "a positive number"];
const nonNegative: Range = [(value) => value >= 0 && Number.isFinite(value), "zero or a positive number"];
const fraction: Range = [(value) => value >= 0 && value < 1, "a number in [0, 1)"];

const RANGES: Readonly<Record<Exclude<keyof TrainingOptions, "schedule">, Range>> = {
  steps: positiveInteger,
  batch: positiveInteger,
  learningRate: positive,
  finalLearningRate: positive,
  clip: nonNegative,
  l2Weights: nonNegative,
  l2Rates: nonNegative,
  beta1: fraction,
  beta2: fraction,
  epsilon: positive,
};

/** Fills in defaults. Throws InvalidInputError for values out of range. */
export function completeTrainingOptions(options: Partial<TrainingOptions>): TrainingOptions {
  const complete = { ...defaultTrainingOptions, ...options };
  for (const [name, [valid, expected]] of Object.entries(RANGES)) {
    const value = complete[name as keyof typeof RANGES];
    if (!valid(value)) throw new InvalidInputError({ who: "training options", expected: `${name} to be ${expected}`, got: String(value) });
  }
  return complete;
}
