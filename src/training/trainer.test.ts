import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../cells/cell.ts";
import { defineCell } from "../cells/define-cell.ts";
import { cos, exp, sigmoid, sin, squareRoot, tanh } from "../cells/expression.ts";
import { gru } from "../cells/gru.ts";
import { leakyRate } from "../cells/leaky-rate.ts";
import { lstm } from "../cells/lstm.ts";
import { ugrnn } from "../cells/ugrnn.ts";
import { vanilla } from "../cells/vanilla.ts";
import { interpretReadout, interpretStep, type StateValues } from "../network/interpret.ts";
import { createNetwork, type Network } from "../network/network.ts";
import { createStream } from "../numeric/random.ts";
import { float64Ops } from "../numeric/scalar-ops.ts";
import type { TrialBatch } from "../tasks/task.ts";
import { completeTrainingOptions } from "./options.ts";
import { createTrainer } from "./trainer.ts";

/** A cell that uses everything the language has: divisions, extrema, trainable vectors, chained linear maps. */
const oddCell = defineCell("odd", ({ state, input, linear, linearWithoutBias, parameter, readout }) => {
  const h = state("h");
  const slow = state("slow");
  const rate = sigmoid(parameter("timeScale", 0.3));
  const wave = sin(linear("phase", h, input)).times(cos(slow));
  const mixed = linearWithoutBias("second", tanh(linear("first", slow.times(h)))).plus(wave);
  const bounded = mixed.dividedBy(squareRoot(mixed.times(mixed).plus(1)));
  readout(h.max(slow).plus(exp(h.times(-0.5))));
  return { h: rate.times(h).plus(rate.rsub(1).times(bounded)), slow: slow.times(0.7).plus(bounded.min(h).times(0.3)) };
});

const cells: readonly (readonly [string, Cell])[] = [
  ["vanilla tanh", vanilla],
  ["vanilla softplus", vanilla.with({ activation: "softplus" })],
  ["leaky rate, outside", leakyRate.with({ convention: "outside", tau: 3 })],
  ["UGRNN", ugrnn],
  ["GRU, reset before", gru],
  ["GRU, reset after", gru.with({ reset: "after" })],
  ["LSTM", lstm],
  ["user's own cell", oddCell],
];

function randomBatch(seed: number, steps: number, trials: number, network: Network): TrialBatch {
  const stream = createStream({ study: "test", purpose: "batch", seed });
  const inputs = new Float32Array(steps * trials * network.inputs);
  const targets = new Float32Array(steps * trials * network.outputs);
  stream.fillNormal(inputs);
  stream.fillNormal(targets);
  const mask = Float32Array.from({ length: steps * trials }, (_, row) => (row % 3 === 1 ? 0 : 0.5 + stream.uniform()));
  return { steps, trials, inputs, targets, mask, conditions: Array.from({ length: trials }, () => ""), epochs: [] };
}

/** The loss in float64, by the interpreter. */
function referenceLoss(network: Network, batch: TrialBatch): number {
  let total = 0;
  for (let trial = 0; trial < batch.trials; trial++) {
    let state: StateValues = new Map(network.cell.states.map((name) => [name, [...network.parameters.get(`initial.${name}`)!.data]]));
    for (let t = 0; t < batch.steps; t++) {
      const row = t * batch.trials + trial;
      state = interpretStep(network, state, [...batch.inputs.subarray(row * network.inputs, (row + 1) * network.inputs)], float64Ops);
      interpretReadout(network, state, float64Ops).forEach((output, index) => {
        total += batch.mask[row]! * (output - batch.targets[row * network.outputs + index]!) ** 2;
      });
    }
  }
  return total / (network.outputs * batch.mask.reduce((sum, weight) => sum + weight, 0));
}

/** Difference quotients along one parameter: to the right, to the left and across. */
function slopes(network: Network, batch: TrialBatch, name: string, index: number): { right: number; left: number; centre: number } {
  const { data } = network.parameters.get(name)!;
  const original = data[index]!;
  const step = 2 ** -10;
  const here = referenceLoss(network, batch);
  data[index] = original + step;
  const [above, high] = [referenceLoss(network, batch), data[index]!];
  data[index] = original - step;
  const [below, low] = [referenceLoss(network, batch), data[index]!];
  data[index] = original;
  return { right: (above - here) / (high - original), left: (here - below) / (original - low), centre: (above - below) / (high - low) };
}

function slope(network: Network, batch: TrialBatch, name: string, index: number): number {
  return slopes(network, batch, name, index).centre;
}

const plain = completeTrainingOptions({ l2Weights: 0, clip: 0 });

describe("createTrainer", () => {
  it.each(cells)("finds the gradient of a %s that finite differences of the interpreter find", (_, cell) => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }), (seed, units, trials) => {
        const network = createNetwork({ cell, units, inputs: 2, outputs: 2, seed, initialStateScale: 0.5 });
        const batch = randomBatch(seed, 4, trials, network);
        const trainer = createTrainer(network, { steps: 4, trials, loss: "mean-squared-error", training: plain });
        expect(trainer.evaluate(batch).loss).toBeCloseTo(referenceLoss(network, batch), 4);
        for (const [name, gradient] of trainer.gradients()) {
          const index = seed % gradient.length;
          // Where a maximum or minimum switches within the step, the gradient is one of the two slopes or between them.
          const { right, left } = slopes(network, batch, name, index);
          const tolerance = 2e-4 + 2e-3 * Math.abs(right);
          expect(gradient[index]!, name).toBeGreaterThan(Math.min(left, right) - tolerance);
          expect(gradient[index]!, name).toBeLessThan(Math.max(left, right) + tolerance);
        }
      }),
      { numRuns: 6 },
    );
  });

  it("sums weight gradients over several chunks of steps", () => {
    const network = createNetwork({ cell: gru, units: 5, inputs: 2, outputs: 1, seed: 3 });
    const batch = randomBatch(5, 9, 70, network);
    const trainer = createTrainer(network, { steps: 9, trials: 70, loss: "mean-squared-error", training: plain });
    trainer.evaluate(batch);
    for (const name of ["update.h", "candidate.recurrent", "reset.input", "candidate.bias", "readout.weight", "initial.h"]) {
      expect(trainer.gradients().get(name)![0]).toBeCloseTo(slope(network, batch, name, 0), 4);
    }
  });

  it("keeps masked entries at zero and frozen parameters as they were, exactly", () => {
    const units = 6;
    const mask = Float32Array.from({ length: units * units }, (_, index) => (index % 2 === 0 ? 1 : 0));
    const network = createNetwork({
      cell: ugrnn, units, inputs: 2, outputs: 1, seed: 1, masks: new Map([["gate.h", mask]]), frozen: new Set(["gate.input"]),
    });
    const training = completeTrainingOptions({ learningRate: 0.1, l2Weights: 0.01, l2Rates: 0.01 });
    const trainer = createTrainer(network, { steps: 5, trials: 4, loss: "mean-squared-error", training });
    for (let step = 0; step < 20; step++) {
      trainer.step(randomBatch(step, 5, 4, network));
      const { parameters } = trainer.network();
      mask.forEach((free, index) => free === 0 && expect(parameters.get("gate.h")!.data[index]).toBe(0));
      expect(parameters.get("gate.input")!.data).toEqual(network.parameters.get("gate.input")!.data);
    }
    expect(trainer.network().parameters.get("gate.h")!.data).not.toEqual(network.parameters.get("gate.h")!.data);
  });

  it("adds the gradient of the penalty on what the readout sees", () => {
    const network = createNetwork({ cell: leakyRate.with({ convention: "outside" }), units: 4, inputs: 1, outputs: 1, seed: 2 });
    const batch = randomBatch(1, 3, 2, network);
    const gradientWith = (l2Rates: number): Float32Array => {
      const trainer = createTrainer(network, { steps: 3, trials: 2, loss: "mean-squared-error", training: { ...plain, l2Rates } });
      trainer.evaluate(batch);
      return trainer.gradients().get("hidden.recurrent")!;
    };
    const rates = (): number => meanSquareRate(network, batch);
    const { data } = network.parameters.get("hidden.recurrent")!;
    const difference = gradientWith(10)[0]! - gradientWith(0)[0]!;
    const original = data[0]!;
    data[0] = original + 2 ** -8;
    const above = rates();
    data[0] = original - 2 ** -8;
    const below = rates();
    data[0] = original;
    expect(difference).toBeCloseTo((10 * (above - below)) / 2 ** -7, 4);
  });

  it("adds twice the weight times the penalty to the gradients of weights, and nothing to biases", () => {
    const network = createNetwork({ cell: ugrnn, units: 4, inputs: 2, outputs: 1, seed: 6 });
    network.parameters.get("gate.bias")!.data.fill(3);
    const batch = randomBatch(2, 3, 2, network);
    const gradientsWith = (l2Weights: number): ReadonlyMap<string, Float32Array> => {
      const trainer = createTrainer(network, { steps: 3, trials: 2, loss: "mean-squared-error", training: { ...plain, l2Weights } });
      trainer.evaluate(batch);
      return trainer.gradients();
    };
    const [without, added] = [gradientsWith(0), gradientsWith(0.25)];
    for (const [name, { data }] of network.parameters) {
      const isWeight = /\.(h|input|weight)$/.test(name) && !name.startsWith("initial");
      added.get(name)!.forEach((value, index) => expect(value - without.get(name)![index]!).toBeCloseTo(isWeight ? 0.5 * data[index]! : 0, 5));
    }
  });

  it("clips the gradient to the given norm before the step", () => {
    const network = createNetwork({ cell: vanilla, units: 4, inputs: 2, outputs: 1, seed: 6 });
    // With β₁ = β₂ = 0 and a large ε, Adam's step is learningRate·gradient/ε.
    const training = completeTrainingOptions({ clip: 1e-3, l2Weights: 0, beta1: 0, beta2: 0, epsilon: 1e6, learningRate: 1e6, finalLearningRate: 1e6 });
    const trainer = createTrainer(network, { steps: 3, trials: 2, loss: "mean-squared-error", training });
    expect(trainer.step(randomBatch(2, 3, 2, network)).gradientNorm).toBeGreaterThan(0.01);
    const moved = [...trainer.network().parameters].flatMap(([name, { data }]) => [...data].map((value, index) => value - network.parameters.get(name)!.data[index]!));
    expect(Math.sqrt(moved.reduce((sum, step) => sum + step * step, 0))).toBeCloseTo(1e-3, 5);
  });

  it("names the step at which training diverges", () => {
    const network = createNetwork({ cell: vanilla.with({ activation: "relu" }), units: 4, inputs: 1, outputs: 1, seed: 1 });
    network.parameters.get("hidden.h")!.data.fill(1e30);
    const trainer = createTrainer(network, { steps: 5, trials: 1, loss: "mean-squared-error", training: plain });
    expect(() => trainer.step(randomBatch(1, 5, 1, network))).toThrow(/^training: expected a finite loss and gradient, got loss .* at optimiser step 0\. Lower the learning rate/);
  });
});

/** Mean square of tanh(h) over steps, trials and units, in float64. */
function meanSquareRate(network: Network, batch: TrialBatch): number {
  let total = 0;
  for (let trial = 0; trial < batch.trials; trial++) {
    let state: StateValues = new Map([["h", [...network.parameters.get("initial.h")!.data]]]);
    for (let t = 0; t < batch.steps; t++) {
      state = interpretStep(network, state, [batch.inputs[t * batch.trials + trial]!], float64Ops);
      for (const h of state.get("h")!) total += Math.tanh(h) ** 2;
    }
  }
  return total / (batch.steps * batch.trials * network.units);
}
