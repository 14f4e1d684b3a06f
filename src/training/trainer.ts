import type { Block } from "../kernels/workspace.ts";
import { loadParameters, parameterView } from "../network/load-parameters.ts";
import type { Network } from "../network/network.ts";
import { networkLayout } from "../network/network.ts";
import type { ParameterLayout } from "../network/parameters.ts";
import { createReverseEngine, type ReverseEngine } from "../network/reverse-step.ts";
import { DivergenceError, InvalidInputError } from "../numeric/errors.ts";
import type { RandomStream } from "../numeric/random.ts";
import type { TrialBatch } from "../tasks/task.ts";
import { crossEntropy } from "./cross-entropy.ts";
import type { TrainingOptions } from "./options.ts";
import { learningRateAt } from "./schedule.ts";
import { addWeightGradients, type GradientBlocks, gradientChunk, reserveGradients } from "./weight-gradients.ts";

/** What one optimiser step did. */
export interface TrainingProgress {
  /** 0-based. */
  readonly step: number;
  /** Task loss of the batch before the step, without penalties. */
  readonly loss: number;
  /** Global norm of the gradient, penalties included, before clipping. */
  readonly gradientNorm: number;
  readonly learningRate: number;
}

/** A network in training: parameters, gradients and optimiser state in one WebAssembly memory. */
export interface Trainer {
  /** Loss and gradients of a batch, without changing the parameters. `noise` drives cells that have noise. */
  evaluate(batch: TrialBatch, noise?: RandomStream): { readonly loss: number; readonly gradientNorm: number };
  /** The gradients that `evaluate` left, by parameter name. */
  gradients(): ReadonlyMap<string, Float32Array>;
  /** One optimiser step. Throws DivergenceError when loss or gradient is not finite. */
  step(batch: TrialBatch, noise?: RandomStream): TrainingProgress;
  /** A copy of the network as it is now. */
  network(): Network;
  /** All memory held, in bytes. */
  readonly bytes: number;
  /** The part that holds activations kept for the reverse pass, in bytes. */
  readonly activationBytes: number;
}

/** What a trainer is made for: T steps of B trials under one loss. */
export interface TrainerOptions {
  readonly steps: number;
  readonly trials: number;
  readonly loss: "mean-squared-error" | "cross-entropy";
  readonly training: TrainingOptions;
}

interface TrainerBlocks extends GradientBlocks {
  readonly targets: Block;
  readonly mask: Block;
  readonly firstMoment: Block;
  readonly secondMoment: Block;
  /** 1 where training may change a parameter, 0 elsewhere. */
  readonly free: Block;
  /** One row of zeros. */
  readonly zeros: Block;
}

/** Prepares `network` for training; the network itself is not changed. */
export function createTrainer(network: Network, options: TrainerOptions): Trainer {
  const { steps, trials } = options;
  const layout = networkLayout(network.cell, network);
  const engineOptions = {
    cell: network.cell, units: network.units, inputs: network.inputs, outputs: network.outputs,
    precision: "float32", steps, trials, keep: "every step",
  } as const;
  const { reverse, extra: blocks } = createReverseEngine<TrainerBlocks>(engineOptions, Math.min(steps, gradientChunk(trials)), (plan) => ({
    ...reserveGradients(plan, engineOptions, layout.length),
    targets: plan.reserve(steps * trials * network.outputs, 4),
    mask: plan.reserve(steps * trials, 4),
    firstMoment: plan.reserve(layout.length, 4),
    secondMoment: plan.reserve(layout.length, 4),
    free: plan.reserve(layout.length, 4),
    zeros: plan.reserve(network.units, 4),
  }));
  loadParameters(reverse.engine, network);
  fillFree(reverse.engine.workspace.float32(blocks.free), layout, network);
  return trainerOf(network, options, reverse, blocks);
}

function fillFree(free: Float32Array, layout: ParameterLayout, network: Network): void {
  for (const { name, offset, length } of layout.slots) {
    if (network.frozen.has(name)) continue;
    const mask = network.masks.get(name);
    if (mask === undefined) free.fill(1, offset, offset + length);
    else free.set(mask, offset);
  }
}

function trainerOf(network: Network, options: TrainerOptions, reverse: ReverseEngine, blocks: TrainerBlocks): Trainer {
  const { engine } = reverse;
  const { training } = options;
  const { kernels } = engine.workspace;
  const parameters = engine.parameters.address;
  const isRestricted = network.masks.size > 0 || network.frozen.size > 0;
  let count = 0;
  let beta1Power = 1;
  let beta2Power = 1;

  const evaluate = (batch: TrialBatch, noise?: RandomStream): { loss: number; gradientNorm: number } => {
    loadBatch(engine, blocks, batch, noise);
    reverse.refresh();
    forward(reverse);
    const loss = outputLoss(engine, blocks, batch, options);
    backward(reverse, blocks, training.l2Rates);
    addWeightPenalty(engine, blocks, training.l2Weights);
    if (isRestricted) kernels.multiplyF32(engine.layout.length, blocks.gradients.address, blocks.free.address);
    return { loss, gradientNorm: Math.sqrt(kernels.sumSquaresF32(engine.layout.length, blocks.gradients.address)) };
  };

  const update = (gradientNorm: number, learningRate: number): void => {
    if (training.clip > 0 && gradientNorm > training.clip) {
      kernels.scaleF32(engine.layout.length, blocks.gradients.address, training.clip / gradientNorm);
    }
    beta1Power *= training.beta1;
    beta2Power *= training.beta2;
    kernels.adamF32(
      engine.layout.length, parameters, blocks.gradients.address, blocks.firstMoment.address, blocks.secondMoment.address,
      learningRate / (1 - beta1Power), training.beta1, training.beta2, training.epsilon, 1 / Math.sqrt(1 - beta2Power),
    );
    engine.refresh();
  };

  return {
    evaluate,
    gradients: () => namedArrays(engine.layout, engine.workspace.float32(blocks.gradients)),
    step: (batch, noise) => {
      const { loss, gradientNorm } = evaluate(batch, noise);
      if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) throw diverged(count, loss, gradientNorm);
      const learningRate = learningRateAt(count, training);
      update(gradientNorm, learningRate);
      return { step: count++, loss, gradientNorm, learningRate };
    },
    network: () => withParameters(network, engine.layout, parameterView(engine) as Float32Array),
    bytes: engine.workspace.bytes,
    activationBytes: engine.activationBytes,
  };
}

function forward({ engine }: ReverseEngine): void {
  engine.resetState();
  for (let t = 0; t < engine.steps; t++) {
    engine.forwardStep(t);
    engine.readoutStep(t);
  }
}

/** The loss; outputs are replaced by their gradients. */
function outputLoss(engine: ReverseEngine["engine"], blocks: TrainerBlocks, batch: TrialBatch, options: TrainerOptions): number {
  const rows = engine.steps * engine.trials;
  const weight = batch.mask.reduce((sum, entry) => sum + entry, 0);
  if (options.loss === "mean-squared-error") {
    const scale = 1 / (weight * engine.outputs);
    return scale * engine.workspace.kernels.squaredErrorF32(rows, engine.outputs, engine.output.address, blocks.targets.address, blocks.mask.address, scale);
  }
  return crossEntropy(engine.outputs, engine.workspace.float32(engine.output), batch.targets, batch.mask, 1 / weight) / weight;
}

function backward(reverse: ReverseEngine, blocks: TrainerBlocks, l2Rates: number): void {
  const { engine } = reverse;
  const { workspace, steps, trials, units, outputs, layout, program } = engine;
  const chunk = gradientChunk(trials);
  workspace.float32(blocks.gradients).fill(0);
  for (const { name } of program.parameters) engine.kernels.fillRows(engine.address(`d.parameter:${name}`, 0), blocks.zeros.address, trials, units);
  reverse.clear();
  for (let t = steps - 1; t >= 0; t--) {
    reverse.readoutStep(t, engine.output.address + 4 * t * trials * outputs, l2Rates === 0 ? 0 : (2 * l2Rates) / (steps * trials * units));
    reverse.step(t);
    if (t % chunk === 0) addWeightGradients(engine, blocks, t, Math.min(steps, t + chunk));
  }
  const gradient = (name: string): number => blocks.gradients.address + 4 * layout.byName.get(name)!.offset;
  for (const [state, adjoint] of reverse.adjoints) workspace.kernels.addColumnSumsF32(gradient(`initial.${state}`), adjoint.address, trials, units);
  for (const { name } of program.parameters) {
    workspace.kernels.addColumnSumsF32(gradient(name), engine.address(`d.parameter:${name}`, 0), trials, units);
  }
}

const PENALISED = new Set(["recurrent", "input", "readout"]);

/** d(l2·Σ w²)/dw for every weight matrix. */
function addWeightPenalty(engine: ReverseEngine["engine"], blocks: TrainerBlocks, l2: number): void {
  if (l2 === 0) return;
  for (const { role, offset, length } of engine.layout.slots) {
    if (!PENALISED.has(role)) continue;
    engine.workspace.kernels.addScaledF32(length, blocks.gradients.address + 4 * offset, engine.parameters.address + 4 * offset, 2 * l2);
  }
}

function loadBatch(engine: ReverseEngine["engine"], blocks: TrainerBlocks, batch: TrialBatch, noise: RandomStream | undefined): void {
  checkBatch(engine, batch);
  engine.workspace.float32(engine.input).set(batch.inputs);
  engine.workspace.float32(blocks.targets).set(batch.targets);
  engine.workspace.float32(blocks.mask).set(batch.mask);
  for (const [name, block] of engine.noises) {
    const plane = engine.workspace.float32(block);
    if (noise === undefined) plane.fill(0);
    else noise.fork(name).fillNormal(plane);
  }
}

function checkBatch({ steps, trials, inputs, outputs }: ReverseEngine["engine"], batch: TrialBatch): void {
  const rows = steps * trials;
  const fits =
    batch.steps === steps && batch.trials === trials && batch.inputs.length === rows * inputs &&
    batch.targets.length === rows * outputs && batch.mask.length === rows;
  if (fits) return;
  throw new InvalidInputError({
    who: "createTrainer",
    expected: `batches of ${steps} steps × ${trials} trials with ${inputs} inputs and ${outputs} outputs`,
    got: `${batch.steps} steps × ${batch.trials} trials, ${batch.inputs.length} input and ${batch.targets.length} target numbers`,
  });
}

function namedArrays(layout: ParameterLayout, flat: Float32Array): ReadonlyMap<string, Float32Array> {
  return new Map(layout.slots.map(({ name, offset, length }) => [name, flat.slice(offset, offset + length)]));
}

function withParameters(network: Network, layout: ParameterLayout, flat: Float32Array): Network {
  const arrays = namedArrays(layout, flat);
  const parameters = new Map(layout.slots.map(({ name, shape }) => [name, { shape, data: arrays.get(name)! }]));
  return { ...network, parameters };
}

function diverged(step: number, loss: number, gradientNorm: number): DivergenceError {
  return new DivergenceError({
    who: "training",
    step,
    expected: "a finite loss and gradient",
    got: `loss ${loss} and gradient norm ${gradientNorm} at optimiser step ${step}`,
    remedy: "Lower the learning rate, or clip the gradient's norm",
  });
}
