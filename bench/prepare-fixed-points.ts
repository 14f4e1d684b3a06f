import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { builtInCells } from "../src/cells/catalogue.ts";
import { fixedPointSeeds } from "../src/dynamics/fixed-point-seeds.ts";
import { writeNetworkFile } from "../src/formats/write-network-file.ts";
import type { Tensor } from "../src/formats/tensor.ts";
import { writeSafetensors } from "../src/formats/write-safetensors.ts";
import { createNetwork, type Network } from "../src/network/network.ts";
import { runNetwork } from "../src/network/run.ts";
import { createStream } from "../src/numeric/random.ts";
import { flipFlop } from "../src/tasks/flip-flop.ts";
import { trainSteps } from "../src/training/train.ts";
import type { FixedPointCase } from "./peers.ts";

/** What a fixed-point case is made from. */
export interface FixedPointPlan {
  readonly cell: string;
  readonly units: number;
  /** Optimiser steps of the network's training. */
  readonly steps: number;
  /** Starting states of the search. */
  readonly seeds: number;
  /** Where the files go. */
  readonly folder: string;
}

const STUDY = "fixed-point benchmark";
const OPTIONS = {
  batch: 128, learningRate: 2e-3, finalLearningRate: 4e-5, schedule: "exponential", clip: 1, l2Weights: 0, l2Rates: 0,
  adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
} as const;

/** Trains a flip-flop network, draws seeds from its states and writes both; files of an earlier, equal plan are used again. */
export function prepareFixedPoints({ cell, units, steps, seeds, folder }: FixedPointPlan): FixedPointCase {
  const name = `${cell}-${units}-${steps}`;
  const bench = { cell, units, network: join(folder, `${name}.safetensors`), seeds: join(folder, `${name}-${seeds}-seeds.safetensors`) };
  if (existsSync(bench.network) && existsSync(bench.seeds)) return bench;
  const network = trained(cell, units, steps);
  writeFileSync(bench.network, writeNetworkFile(network));
  writeFileSync(bench.seeds, seedFile(network, seeds));
  return bench;
}

function trained(cell: string, units: number, steps: number): Network {
  const task = flipFlop();
  const fresh = createNetwork({ cell: builtInCells.get(cell)!, units, inputs: task.inputs, outputs: task.outputs, seed: 1 });
  const training = trainSteps(fresh, task, { ...OPTIONS, steps }, 1);
  for (;;) {
    const { done, value } = training.next();
    if (done === true) return value.network;
  }
}

function seedFile(network: Network, count: number): Uint8Array {
  const batch = flipFlop().sample(createStream({ study: STUDY, purpose: "trials", seed: 1 }), 64);
  const { states, dimension } = runNetwork(network, { inputs: batch.inputs, steps: batch.steps, trials: batch.trials });
  const seeds = fixedPointSeeds(Float64Array.from(states), dimension, createStream({ study: STUDY, purpose: "seeds", seed: 1 }), { count });
  const tensors = new Map<string, Tensor>([
    ["seeds", { type: "F64", shape: [count, dimension], data: Float64Array.from(seeds) }],
    ["input", { type: "F64", shape: [network.inputs], data: new Float64Array(network.inputs) }],
  ]);
  return writeSafetensors({ metadata: new Map(), tensors });
}
