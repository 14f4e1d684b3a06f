import { createNetwork } from "../network/network.ts";
import { createStream } from "../numeric/random.ts";
import { createTrainer } from "../training/trainer.ts";
import { checkpointSteps } from "./checkpoints.ts";
import { runCost, shapeOf, type RunCost } from "./run-cost.ts";
import type { RunSpec } from "./run-spec.ts";
import { cellOf, taskOf } from "./spec-parts.ts";

/** What a sweep will take, as far as a second of trying can tell. */
export interface SweepEstimate {
  /** Wall-clock time of the whole, on as many workers as were asked for. */
  readonly seconds: number;
  /** Memory of all workers together, each with the network that needs most. */
  readonly bytes: number;
  /** Estimated seconds of one optimiser step of one of the runs that were given; 0 for any other. */
  secondsPerStep(spec: RunSpec): number;
  /** Kinds of network that were measured; the others are scaled from the closest one by counting flops. */
  readonly measured: number;
}

/** So many kinds of network are measured at most, and for so long in all. */
const MOST_MEASURED = 6;
const MOST_SECONDS = 3;
/** The first steps of a kind run before the engine has optimised its code; they do not count. */
const WARM_UP_STEPS = 2;
const MEASURED_STEPS = 30;
const MEASURED_SECONDS = 0.3;
/** What the main thread, and each worker beside its network, hold: the engine and the program. */
const MAIN_BYTES = 140e6;
const WORKER_BYTES = 48e6;

/**
 * Estimates time and memory of runs from a short calibration: networks of up to six kinds, from the dearest to the
 * cheapest, make their first optimiser steps here, and the rest is scaled by counting. An estimate, not a promise:
 * other work on the machine, and workers that share a memory bus, make it longer.
 *
 * @throws the signal's reason once it is aborted, and InvalidInputError when the largest network does not fit.
 */
export async function estimateSweep(specs: readonly RunSpec[], { workers, signal }: { readonly workers: number; readonly signal?: AbortSignal | undefined }): Promise<SweepEstimate> {
  const shapes = shapesOf(specs);
  const distinct = [...new Set(shapes.values())].toSorted((a, b) => b.cost.flops - a.cost.flops);
  const measured = await measureSome(distinct, signal);
  const predictions = new Map(distinct.map((shape) => [shape, predict(shape.cost, measured)]));
  const predictionOf = (spec: RunSpec) => predictions.get(shapes.get(spec)!)!;
  const secondsOf = (spec: RunSpec) => (spec.training.steps + scoringSteps(spec)) * predictionOf(spec).seconds;
  const total = specs.reduce((sum, spec) => sum + secondsOf(spec), 0);
  const longest = specs.reduce((most, spec) => Math.max(most, secondsOf(spec)), 0);
  const bytes = specs.reduce((most, spec) => Math.max(most, bytesOf(spec, shapes.get(spec)!.cost, predictionOf(spec).bytes)), 0);
  return {
    seconds: Math.max(total / workers, longest),
    bytes: MAIN_BYTES + workers * (WORKER_BYTES + bytes),
    secondsPerStep: (spec) => (shapes.has(spec) ? predictionOf(spec).seconds : 0),
    measured: measured.length,
  };
}

/** The shape of every specification, counted once for each kind. */
function shapesOf(specs: readonly RunSpec[]): ReadonlyMap<RunSpec, Shape> {
  const known = new Map<string, Shape>();
  return new Map(specs.map((spec) => {
    const key = shapeOf(spec);
    const shape = known.get(key) ?? { spec, cost: runCost(spec) };
    known.set(key, shape);
    return [spec, shape];
  }));
}

interface Shape {
  readonly spec: RunSpec;
  readonly cost: RunCost;
}

interface Measurement {
  readonly cost: RunCost;
  readonly seconds: number;
  readonly bytes: number;
}

/** Measures shapes spread over the whole range, the dearest first: it decides the memory. */
async function measureSome(shapes: readonly Shape[], signal: AbortSignal | undefined): Promise<readonly Measurement[]> {
  const count = Math.min(MOST_MEASURED, shapes.length);
  const chosen = Array.from({ length: count }, (_, index) => shapes[count === 1 ? 0 : Math.round((index * (shapes.length - 1)) / (count - 1))]);
  const measured: Measurement[] = [];
  const began = performance.now();
  for (const shape of chosen) {
    await new Promise(setImmediate);
    signal?.throwIfAborted();
    if (measured.length > 0 && performance.now() - began > 1000 * MOST_SECONDS) break;
    measured.push(measure(shape));
  }
  return measured;
}

function measure({ spec, cost }: Shape): Measurement {
  const task = taskOf(spec.task);
  const network = createNetwork({ cell: cellOf(spec.cell), units: spec.units, inputs: task.inputs, outputs: task.outputs, seed: spec.seed, ...spec.initialisation });
  const trials = createStream({ study: "estimate", purpose: "trials", seed: 0 });
  const { steps } = task.sample(trials, 1);
  const trainer = createTrainer(network, { steps, trials: spec.training.batch, loss: task.loss, training: spec.training });
  const step = (index: number) => void trainer.evaluate(task.sample(trials.fork(index), spec.training.batch));
  for (let index = 0; index < WARM_UP_STEPS; index++) step(index);
  return { cost, seconds: meanSeconds(step), bytes: trainer.bytes };
}

/** The mean, not the fastest: where other work shares the cores, it will go on doing so. */
function meanSeconds(step: (index: number) => void): number {
  const began = performance.now();
  let count = 0;
  while (count < MEASURED_STEPS && performance.now() - began < 1000 * MEASURED_SECONDS) step(count++);
  return (performance.now() - began) / 1000 / count;
}

/** Time and memory of a shape, from the measured one whose work is closest in proportion. */
function predict(cost: RunCost, measured: readonly Measurement[]): { readonly seconds: number; readonly bytes: number } {
  const distance = (measurement: Measurement) => Math.max(cost.flops / measurement.cost.flops, measurement.cost.flops / cost.flops);
  const closest = measured.reduce((best, measurement) => (distance(measurement) < distance(best) ? measurement : best));
  return { seconds: (closest.seconds * cost.flops) / closest.cost.flops, bytes: (closest.bytes * cost.activations) / closest.cost.activations };
}

/** The final scoring, in optimiser steps: it runs forward only, about a third of a step a batch. */
function scoringSteps({ evaluationTrials, training }: RunSpec): number {
  return evaluationTrials / training.batch / 3;
}

function bytesOf(spec: RunSpec, cost: RunCost, training: number): number {
  const checkpoints = checkpointSteps(spec.checkpoints, spec.training.steps).length;
  return Math.max(training, 4 * cost.evaluation) + 8 * cost.parameters * (1 + checkpoints);
}
