import type { Network } from "../network/network.ts";
import { createStream } from "../numeric/random.ts";
import type { Task } from "../tasks/task.ts";
import { createTrainer, type TrainingProgress } from "../training/trainer.ts";
import type { RunSpec } from "./run-spec.ts";

/** Sees the network after a number of optimiser steps, 0 for the untrained one; `network` makes a copy. */
type Observe = (steps: number, network: () => Network) => void;

/**
 * Trains a run's network with the very steps of `trainSteps`, and lets `observe` look at the network before the
 * first and after every step.
 *
 * @returns the trained network; yields the progress of each step.
 * @throws DivergenceError naming the first step whose loss or gradient is not finite.
 */
export function* trainRun(network: Network, task: Task, { training, seed }: RunSpec, observe: Observe): Generator<TrainingProgress, Network> {
  const trials = createStream({ study: "training", purpose: "trials", seed });
  const noise = createStream({ study: "training", purpose: "noise", seed });
  const first = task.sample(trials.fork(0), training.batch);
  const trainer = createTrainer(network, { steps: first.steps, trials: training.batch, loss: task.loss, training });
  observe(0, trainer.network);
  for (let step = 0; step < training.steps; step++) {
    const batch = step === 0 ? first : task.sample(trials.fork(step), training.batch);
    const progress = trainer.step(batch, noise.fork(step));
    observe(step + 1, trainer.network);
    yield progress;
  }
  return trainer.network();
}
