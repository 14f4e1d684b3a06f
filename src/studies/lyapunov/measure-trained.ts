import { builtInCells } from "../../cells/catalogue.ts";
import { sequenceDrive } from "../../dynamics/lyapunov/drive.ts";
import { lyapunovRun } from "../../dynamics/lyapunov/lyapunov-spectrum.ts";
import { perturbOnly } from "../../dynamics/lyapunov/perturb-only.ts";
import { networkFingerprint } from "../../formats/network-fingerprint.ts";
import { networkAsMap } from "../../network/as-map.ts";
import { createNetwork, type Network } from "../../network/network.ts";
import { runNetwork } from "../../network/run.ts";
import { createStream } from "../../numeric/random.ts";
import { nextCharacter } from "../../tasks/next-character.ts";
import { trainSteps } from "../../training/train.ts";
import type { CheckpointFinding, TrainedFinding } from "./findings.ts";
import type { TrainingSettings } from "./profile.ts";
import { initialStates } from "./initial-states.ts";

/** One network to train. */
export interface TrainedCase {
  readonly cell: string;
  readonly learningRate: number;
  readonly seed: number;
}

/** Every network of the settings. Networks of one number start from the same weights whatever their learning rate. */
export function trainedCases({ cells, learningRates, networks }: TrainingSettings, seed: number): TrainedCase[] {
  return cells.flatMap((cell) =>
    learningRates.flatMap((learningRate) => Array.from({ length: networks }, (_, network) => ({ cell, learningRate, seed: seed * 1000 + network }))));
}

/**
 * Trains a network on the next-character task at a constant learning rate and measures its validation loss and spectrum at
 * the checkpoints.
 *
 * @throws DivergenceError when the loss stops being finite.
 */
export function* measureTrained({ cell, learningRate, seed }: TrainedCase, settings: TrainingSettings): Generator<unknown, TrainedFinding> {
  const task = nextCharacter({ steps: settings.trialSteps });
  const start = createNetwork({ cell: builtInCells.get(cell)!, units: settings.units, inputs: task.inputs, outputs: task.outputs, seed });
  const kept = new Map<number, Network>();
  const { steps, batch } = settings;
  const options = { steps, batch, learningRate, finalLearningRate: learningRate, schedule: "constant", l2Weights: 0 } as const;
  const { network } = yield* trainSteps(start, task, options, seed, (step, copy) => {
    if (settings.checkpoints.includes(step)) kept.set(step, copy());
  });
  const checkpoints: CheckpointFinding[] = [];
  for (const [step, one] of kept) checkpoints.push(yield* measureCheckpoint(one, step, settings));
  return { cell, learningRate, seed, checkpoints, fingerprint: networkFingerprint(network) };
}

/** Validation trials and driving texts are the same for every network. */
function* measureCheckpoint(network: Network, step: number, settings: TrainingSettings): Generator<unknown, CheckpointFinding> {
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
