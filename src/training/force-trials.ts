import type { Network } from "../network/network.ts";
import { DivergenceError, InvalidInputError } from "../numeric/errors.ts";
import { createStream, type RandomStream } from "../numeric/random.ts";
import type { Task, TrialBatch } from "../tasks/task.ts";
import type { ForceOptions } from "./force-options.ts";
import type { RecursiveLeastSquares } from "./recursive-least-squares.ts";
import { singleTrial } from "./single-trial.ts";

/** What one trial of supported learning did. */
export interface ForceProgress {
  /** 0-based. */
  readonly trial: number;
  /** Σ(z − f)²/Σf² of the output over the trial's visible steps, each before the update of its step: the loss while learning holds it. */
  readonly error: number;
  /** Frobenius norm of all learned weights after the trial. */
  readonly weightNorm: number;
  /** Updates so far. */
  readonly updates: number;
  /** How often P had lost its positive definiteness so far and was started again. */
  readonly restarts: number;
}

/** A network that was trained by recursive least squares. */
export interface ForceTrained {
  /** An ordinary network: it runs on its own, without teacher, hints or feedback from outside. */
  readonly network: Network;
  /** One entry a trial. */
  readonly progress: readonly ForceProgress[];
  /** Whether P is positive definite at the end, by a Cholesky factorisation. */
  readonly positiveDefinite: boolean;
}

/** One learned trial, step by step. */
export interface ForceLearner {
  readonly squares: RecursiveLeastSquares;
  /** Back to the initial state. */
  begin(batch: TrialBatch): void;
  /** Runs step t and returns the outputs [O], before anything is learned from the step. */
  advance(batch: TrialBatch, t: number, noise: RandomStream): ArrayLike<number>;
  /** Learns from the step that ran last. */
  learn(batch: TrialBatch, t: number): void;
  /** The network as it is now. */
  network(): Network;
}

/** Trials after which P is checked in all directions: one factorisation in so many trials is a few per cent of their time. */
const SECURE_EVERY = 10;

/**
 * The loop that FORCE and full-FORCE share. Trial k and the choice of its learned steps depend on the seed, k and `trialsPerPass`; a
 * step that the task's mask hides is never learned from.
 */
export function* forceTrials(who: string, task: Task, options: ForceOptions, seed: number, learner: ForceLearner): Generator<ForceProgress, ForceTrained> {
  const streamFor = (purpose: string): RandomStream => createStream({ study: "training", purpose, seed });
  const [trials, updates, noise] = [streamFor("trials"), streamFor("updates"), streamFor("noise")];
  const progress: ForceProgress[] = [];
  let pass = task.sample(trials.fork(0), options.trialsPerPass);
  for (let trial = 0; trial < options.trials; trial++) {
    const within = trial % options.trialsPerPass;
    if (within === 0 && trial > 0) pass = task.sample(trials.fork(trial / options.trialsPerPass), options.trialsPerPass);
    const batch = singleTrial(pass, within);
    const error = learnTrial(learner, batch, options.updateProbability, updates.fork(trial), noise.fork(trial));
    if ((trial + 1) % SECURE_EVERY === 0) learner.squares.secure();
    const weightNorm = norm(learner.squares.weights());
    if (!Number.isFinite(error) || !Number.isFinite(weightNorm)) throw diverged(who, trial, error, weightNorm);
    progress.push({ trial, error, weightNorm, updates: learner.squares.updates, restarts: learner.squares.restarts });
    yield progress[trial];
  }
  return { network: learner.network(), progress, positiveDefinite: learner.squares.positiveDefinite() };
}

/** Runs and learns one trial; returns its error. */
function learnTrial(learner: ForceLearner, batch: TrialBatch, probability: number, updates: RandomStream, noise: RandomStream): number {
  const width = batch.targets.length / batch.steps;
  let [residue, size] = [0, 0];
  learner.begin(batch);
  for (let t = 0; t < batch.steps; t++) {
    const outputs = learner.advance(batch, t, noise);
    const chosen = updates.uniform() < probability;
    if (batch.mask[t] === 0) continue;
    for (let k = 0; k < width; k++) {
      const wanted = batch.targets[t * width + k];
      residue += (outputs[k] - wanted) * (outputs[k] - wanted);
      size += wanted * wanted;
    }
    if (chosen) learner.learn(batch, t);
  }
  return size === 0 ? residue : residue / size;
}

function norm(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

function diverged(who: string, trial: number, error: number, weightNorm: number): DivergenceError {
  return new DivergenceError({ who, expected: "a finite error and finite weights", got: `error ${error} and weight norm ${weightNorm} in trial ${trial}`, remedy: "Use a larger alpha or a smaller gain", step: trial });
}

/** Throws unless the network fits the task, and the task has a squared error to minimise. */
export function requireTask(who: string, network: Network, task: Task): void {
  if (network.inputs !== task.inputs || network.outputs !== task.outputs) {
    throw new InvalidInputError({
      who,
      expected: `a network with ${task.inputs} inputs and ${task.outputs} outputs for task ${task.name}`,
      got: `${network.inputs} inputs and ${network.outputs} outputs`,
    });
  }
  if (task.loss !== "mean-squared-error") throw new InvalidInputError({ who, expected: "a task whose loss is the mean squared error", got: `${task.loss}, of task ${task.name}` });
}

/** Weights [length], uniform in (−scale, scale), for what is fed into the network from outside. */
export function feedbackWeights(purpose: string, seed: number, length: number, scale: number): Float64Array {
  const stream = createStream({ study: "training", purpose, seed });
  return Float64Array.from({ length }, () => scale * (2 * stream.uniform() - 1));
}
