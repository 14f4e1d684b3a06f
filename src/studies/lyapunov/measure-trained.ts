import { sequenceDrive } from "../../dynamics/lyapunov/drive.ts";
import { lyapunovRun } from "../../dynamics/lyapunov/lyapunov-spectrum.ts";
import { perturbOnly } from "../../dynamics/lyapunov/perturb-only.ts";
import { readRun } from "../../lab/read-run.ts";
import { runInTurns } from "../../lab/run-in-turns.ts";
import { runId } from "../../lab/run-id.ts";
import { parseRunSpec, type RunSpec } from "../../lab/run-spec.ts";
import type { RunStore } from "../../lab/run-store.ts";
import { networkAsMap } from "../../network/as-map.ts";
import type { Network } from "../../network/network.ts";
import { runNetwork } from "../../network/run.ts";
import { createStream } from "../../numeric/random.ts";
import { nextCharacter } from "../../tasks/next-character.ts";
import { checkpointNetwork } from "./checkpoints/checkpoint-network.ts";
import type { CheckpointFinding } from "./findings.ts";
import { initialStates } from "./initial-states.ts";
import type { TrainingSettings } from "./profile.ts";

/** One network to train on the next-character task, at a constant learning rate. */
export interface TrainedCase {
  readonly cell: string;
  readonly learningRate: number;
  readonly seed: number;
  /** Its specification, with the checkpoints that are looked at, and its id. */
  readonly run: RunSpec;
  readonly id: string;
}

/** Every network of the settings. Networks of one number start from the same weights whatever their learning rate. */
export function trainedCases(settings: TrainingSettings, seed: number): TrainedCase[] {
  const { cells, learningRates, networks } = settings;
  return cells.flatMap((cell) =>
    learningRates.flatMap((learningRate) => Array.from({ length: networks }, (_, network) => trainedCase(settings, { cell, learningRate, seed: seed * 1000 + network }))));
}

function trainedCase({ units, trialSteps, validationTrials, steps, batch, checkpoints }: TrainingSettings, chosen: Pick<TrainedCase, "cell" | "learningRate" | "seed">): TrainedCase {
  const { cell, learningRate, seed } = chosen;
  const run = parseRunSpec({
    task: { name: "next-character", steps: trialSteps },
    cell: { name: cell },
    units,
    seed,
    evaluationTrials: validationTrials,
    training: { steps, batch, learningRate, finalLearningRate: learningRate, schedule: "constant", l2Weights: 0 },
    checkpoints: { at: checkpoints },
  });
  return { ...chosen, run, id: runId(run) };
}

/** How the spectrum of a network that writes is taken. */
export type TextSettings = Pick<TrainingSettings, "trialSteps" | "validationTrials" | "sequences" | "measuredSteps" | "alignment">;

/** A checkpoint of a run of the next-character task, to be driven by text. */
export interface TextCheckpointTask {
  /** The run's id, and the digest of its trained weights. */
  readonly run: string;
  readonly weights: string;
  /** Optimiser steps. */
  readonly step: number;
  readonly settings: TextSettings;
}

/** Measures the validation loss and the spectrum of a checkpoint. Validation trials and driving texts are the same for every network. */
export async function measureText(store: RunStore, { run, step, settings }: TextCheckpointTask): Promise<CheckpointFinding> {
  const { spec } = await readRun(store, run);
  return runInTurns(measureOnText(await checkpointNetwork(store, run, step, spec), step, settings));
}

function* measureOnText(network: Network, step: number, settings: TextSettings): Generator<unknown, CheckpointFinding> {
  const stream = createStream({ study: "lyapunov", purpose: "validation", seed: 0 });
  const task = nextCharacter({ steps: settings.trialSteps });
  const validation = task.sample(stream.fork("loss"), settings.validationTrials);
  const { crossEntropy } = task.score(validation, runNetwork(network, validation).outputs).metrics;
  const { sequences, measuredSteps, alignment } = settings;
  const text = nextCharacter({ steps: alignment + measuredSteps }).sample(stream.fork("drive"), sequences);
  const drive = sequenceDrive({ values: text.inputs, steps: text.steps, trajectories: sequences });
  const options = { steps: measuredSteps, transient: 0, alignment, interval: 2, drive };
  const [map, start] = [networkAsMap(network), initialStates(network, sequences)];
  const spectrum = yield* lyapunovRun(map, start, options);
  const hidden = yield* lyapunovRun(perturbOnly(map, 0, network.units), start, { ...options, exponents: 1 });
  return {
    step,
    validationLoss: crossEntropy,
    exponents: [...spectrum.boundedPerStep],
    hiddenLargest: hidden.boundedPerStep[0],
    finite: spectrum.finite,
    deviation: spectrum.trajectoryErrors === undefined ? NaN : spectrum.trajectoryErrors[0] * Math.sqrt(sequences),
  };
}
