import { readRun } from "../../../lab/read-run.ts";
import type { RunSpec } from "../../../lab/run-spec.ts";
import type { RunStore } from "../../../lab/run-store.ts";
import { taskOf } from "../../../lab/spec-parts.ts";
import type { Network } from "../../../network/network.ts";
import { runNetwork } from "../../../network/run.ts";
import { createStream } from "../../../numeric/random.ts";
import type { Task } from "../../../tasks/task.ts";
import { createTrainer } from "../../../training/trainer.ts";
import { networkSpectrum, type NetworkDrive, type NetworkSpectrumOptions } from "../network-spectrum.ts";
import { checkpointNetwork } from "./checkpoint-network.ts";

/** A checkpoint of a run, and how to take its spectrum. */
export interface CheckpointTask {
  /** The run's id, and the digest of its trained weights. */
  readonly run: string;
  readonly weights: string;
  /** Optimiser steps. */
  readonly step: number;
  readonly drive: NetworkDrive;
  readonly options: Pick<NetworkSpectrumOptions, "exponents" | "steps" | "transient" | "trajectories" | "seed">;
}

/** How a network did and how perturbations of it grew, at one point of its training. Exponents in nats a step. */
export interface CheckpointSpectrum {
  /** Optimiser steps. */
  readonly step: number;
  /** The task's loss on fresh trials. */
  readonly loss: number;
  /** The task's score on the run's evaluation trials: numbers by name, and whether the criterion is met. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly passed: boolean;
  /** Falling, [k]; a lost direction counts as the bound of rounding that it fell below. */
  readonly exponents: readonly number[];
  /** Number of exponents that are not −∞. */
  readonly finite: number;
  /** Standard errors of `exponents`: from the fluctuation in time, and from the spread over trajectories (none of a single one). */
  readonly timeErrors: readonly number[];
  readonly trajectoryErrors: readonly number[];
  /** NaN where more exponents are needed. */
  readonly kaplanYorke: number;
  readonly entropyRateBound: number;
}

/** Scores a checkpoint of a run on fresh trials and takes its spectrum. The last checkpoint's score is that of the run. */
export async function measureCheckpoint(store: RunStore, { run, step, drive, options }: CheckpointTask): Promise<CheckpointSpectrum> {
  const { spec } = await readRun(store, run);
  const network = await checkpointNetwork(store, run, step, spec);
  const performance = performanceOf(network, spec);
  const spectrum = await networkSpectrum(network, { ...options, drive });
  return {
    step,
    ...performance,
    exponents: [...spectrum.boundedPerStep],
    finite: spectrum.finite,
    timeErrors: [...spectrum.timeErrors],
    trajectoryErrors: [...(spectrum.trajectoryErrors ?? [])],
    kaplanYorke: spectrum.kaplanYorke ?? NaN,
    entropyRateBound: spectrum.entropyRateBound,
  };
}

function performanceOf(network: Network, spec: RunSpec): Pick<CheckpointSpectrum, "loss" | "metrics" | "passed"> {
  const task = taskOf(spec.task);
  const batch = task.sample(createStream({ study: "run", purpose: "evaluation", seed: spec.seed }), spec.evaluationTrials);
  const { metrics, passed } = task.score(batch, runNetwork(network, batch).outputs);
  return { loss: lossOnFreshTrials(network, task, spec), metrics, passed };
}

/** The loss as training measures it, of as many trials as the score, in batches of the training's size and so of its memory. */
function lossOnFreshTrials(network: Network, task: Task, { training, evaluationTrials, seed }: RunSpec): number {
  const stream = createStream({ study: "lyapunov", purpose: "loss along training", seed });
  const first = task.sample(stream.fork(0), training.batch);
  const trainer = createTrainer(network, { steps: first.steps, trials: training.batch, loss: task.loss, training });
  const batches = Math.ceil(evaluationTrials / training.batch);
  let sum = 0;
  for (let k = 0; k < batches; k++) sum += trainer.evaluate(k === 0 ? first : task.sample(stream.fork(k), training.batch), stream.fork("noise").fork(k)).loss;
  return sum / batches;
}
