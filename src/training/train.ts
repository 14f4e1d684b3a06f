import type { Network } from "../network/network.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { createStream } from "../numeric/random.ts";
import type { Task } from "../tasks/task.ts";
import { completeTrainingOptions, type TrainingOptions } from "./options.ts";
import { createTrainer, type TrainingProgress } from "./trainer.ts";

/** A trained network and how its loss fell. */
export interface TrainedNetwork {
  readonly network: Network;
  /** Task loss before each optimiser step. */
  readonly losses: Float64Array;
}

/** Sees the network after a number of optimiser steps, 0 for the untrained one; `network` makes a copy. */
export type TrainingObserver = (steps: number, network: () => Network) => void;

/**
 * Trains a network on a task, one optimiser step at a time: each `next()` makes one step and yields its progress,
 * so that the caller decides when to draw, save or stop. Trials of step k depend on `seed` and k only.
 *
 * @param observe called before the first and after every step, for checkpoints
 * @throws InvalidInputError when network and task sizes differ or an option is out of range
 * @throws DivergenceError naming the first step whose loss or gradient is not finite
 * @example
 * const training = trainSteps(network, task, { steps: 500 }, 1);
 * let turn = training.next();
 * while (!turn.done) turn = training.next();
 * turn.value.network;
 */
export function* trainSteps(
  network: Network,
  task: Task,
  options: Partial<TrainingOptions>,
  seed: number,
  observe?: TrainingObserver,
): Generator<TrainingProgress, TrainedNetwork> {
  const training = completeTrainingOptions(options);
  checkSizes(network, task);
  const trials = createStream({ study: "training", purpose: "trials", seed });
  const noise = createStream({ study: "training", purpose: "noise", seed });
  const first = task.sample(trials.fork(0), training.batch);
  const trainer = createTrainer(network, { steps: first.steps, trials: training.batch, loss: task.loss, training });
  const losses = new Float64Array(training.steps);
  observe?.(0, trainer.network);
  for (let step = 0; step < training.steps; step++) {
    const batch = step === 0 ? first : task.sample(trials.fork(step), training.batch);
    const progress = trainer.step(batch, noise.fork(step));
    losses[step] = progress.loss;
    observe?.(step + 1, trainer.network);
    yield progress;
  }
  return { network: trainer.network(), losses };
}

/** As `trainSteps`, run to its end. */
export function train(network: Network, task: Task, options: Partial<TrainingOptions>, seed: number): TrainedNetwork {
  const steps = trainSteps(network, task, options, seed);
  let turn = steps.next();
  while (!turn.done) turn = steps.next();
  return turn.value;
}

function checkSizes(network: Network, task: Task): void {
  if (network.inputs === task.inputs && network.outputs === task.outputs) return;
  throw new InvalidInputError({
    who: "train",
    expected: `a network with ${task.inputs} inputs and ${task.outputs} outputs for task ${task.name}`,
    got: `${network.inputs} inputs and ${network.outputs} outputs`,
  });
}
