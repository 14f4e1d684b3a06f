import type { Network } from "../network/network.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { TrialBatch } from "../tasks/task.ts";
import { addProduct } from "./add-product.ts";
import type { ForceOptions } from "./force-options.ts";
import { feedbackWeights } from "./force-trials.ts";
import { createRateNetwork } from "./rate-network.ts";

/** Signals that only the target-generating network receives, beside the desired output. */
export interface Hints {
  /** M */
  readonly channels: number;
  /** The hints [T, M] of a trial, which comes as a batch of one. */
  readonly signals: (trial: TrialBatch) => Float32Array;
}

const NO_HINTS: Hints = { channels: 0, signals: () => new Float32Array() };

/** The network that generates full-FORCE's targets, driven by what the learner should put out and by hints. */
export interface TargetGenerator {
  /** F = J·r + u·f + u'·hints [N] after the step that ran last: the recurrent drive of the next step. */
  readonly drive: Float64Array;
  /** r [N] after the step that ran last. */
  readonly rates: Float64Array;
  /** Back to the initial state, plus `disturbance` [N] where it is given, for a trial that comes as a batch of one. */
  begin(batch: TrialBatch, disturbance?: Float64Array): void;
  /** Runs step t of the trial. */
  advance(batch: TrialBatch, t: number): void;
}

/** Opens the target-generating network of `fullForce`; network, options and seed mean what they mean there. */
export function createTargetGenerator(network: Network, hints: Hints | undefined, options: Pick<ForceOptions, "feedbackScale">, seed: number): TargetGenerator {
  const hinting = hints ?? NO_HINTS;
  const { channels } = hinting;
  const { units, inputs, outputs } = network;
  const generator = createRateNetwork("fullForce", network);
  const fromOutput = feedbackWeights("output feedback", seed, units * outputs, options.feedbackScale);
  const fromHints = feedbackWeights("hints", seed, units * channels, options.feedbackScale / Math.sqrt(channels));
  const drive = new Float64Array(units);
  let signals = new Float32Array();
  return {
    drive,
    rates: generator.rates,
    begin: (batch, disturbance) => {
      signals = hintsOf(hinting, batch);
      generator.reset(disturbance);
      drive.set(generator.recurrentDrive());
    },
    advance: (batch, t) => {
      generator.step(batch.inputs.subarray(t * inputs, (t + 1) * inputs), drive);
      drive.set(generator.recurrentDrive());
      addProduct(drive, fromOutput, batch.targets, t * outputs);
      addProduct(drive, fromHints, signals, t * channels);
    },
  };
}

function hintsOf({ channels, signals }: Hints, batch: TrialBatch): Float32Array<ArrayBuffer> {
  const given = signals(batch);
  if (given.length === batch.steps * channels) return Float32Array.from(given);
  throw new InvalidInputError({ who: "fullForce", expected: `hints [${batch.steps}, ${channels}], ${batch.steps * channels} numbers`, got: String(given.length) });
}
