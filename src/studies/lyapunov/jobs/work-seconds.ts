import { lyapunovCost } from "../../../dynamics/lyapunov/lyapunov-cost.ts";
import { assemblesJacobians } from "../../../dynamics/lyapunov/tangent-step.ts";
import { runCost } from "../../../lab/run-cost.ts";
import type { RunSpec } from "../../../lab/run-spec.ts";
import { exponentsOf, type RandomCase } from "../measure-random.ts";
import type { TextSettings, TrainedCase } from "../measure-trained.ts";

/** Rates of one core with native kernels, measured and rounded: what estimates of time and shares of progress rest on, and nothing else. */
const MATRIX_OPERATIONS_A_SECOND = 3e10;
/** Where tangent vectors are carried one by one, see `assemblesJacobians`. */
const VECTOR_OPERATIONS_A_SECOND = 1.2e10;
const TRAINING_OPERATIONS_A_SECOND = 4e10;
/** A step of a trajectory and an optimiser step cost at least so many seconds, however small the network. */
const SECONDS_A_STEP = 5e-5;
const SECONDS_AN_OPTIMISER_STEP = 1e-3;
const SECONDS_A_CLASSICAL_STEP = 1.6e-5;
/** A map of D dimensions reads D² weights a step, and its derivative again. */
const SECONDS_A_WEIGHT = 6e-10;

/** Seconds of one core that measuring the classical systems takes, roughly. */
export function classicalSeconds(steps: number): number {
  return steps * SECONDS_A_CLASSICAL_STEP;
}

/** Seconds of one core that a random network's spectrum takes, roughly. */
export function randomSeconds(chosen: RandomCase): number {
  const { time, timePerStep } = chosen;
  return spectrumSeconds({ dimension: chosen.units, exponents: exponentsOf(chosen), trajectories: 1, steps: (1.2 * time) / timePerStep, interval: 4 });
}

/** Seconds of one core that training a network takes, roughly. */
export function trainingSeconds(run: RunSpec): number {
  return run.training.steps * optimiserStepSeconds(run);
}

/** Seconds of one core that an optimiser step takes, roughly. */
export function optimiserStepSeconds(run: RunSpec): number {
  return runCost(run).flops / TRAINING_OPERATIONS_A_SECOND + SECONDS_AN_OPTIMISER_STEP;
}

/** Seconds of one core that the spectrum of a trained network at one checkpoint takes, roughly. */
export function textSeconds({ cell, run }: TrainedCase, { sequences, measuredSteps, alignment }: TextSettings): number {
  const dimension = run.units * (cell === "lstm" ? 2 : 1);
  return spectrumSeconds({ dimension, exponents: dimension, trajectories: sequences, steps: measuredSteps + alignment, interval: 1 });
}

function spectrumSeconds(sizes: Parameters<typeof lyapunovCost>[0]): number {
  const { dimension, exponents, trajectories, steps } = sizes;
  const rate = assemblesJacobians(dimension, exponents) ? MATRIX_OPERATIONS_A_SECOND : VECTOR_OPERATIONS_A_SECOND;
  return lyapunovCost(sizes).operations / rate + trajectories * steps * (SECONDS_A_STEP + dimension * dimension * SECONDS_A_WEIGHT);
}
