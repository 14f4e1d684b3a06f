import { describe, expect, it } from "vitest";
import { leakyRate } from "../cells/leaky-rate.ts";
import { createNetwork, type Network } from "../network/network.ts";
import { runNetwork } from "../network/run.ts";
import { luFactor, luSolve } from "../numeric/linalg/lu.ts";
import { createStream } from "../numeric/random.ts";
import type { Task, TrialBatch } from "../tasks/task.ts";
import { fullForceWithNeuralHints } from "./full-force-with-neural-hints.ts";
import { fullForce } from "./full-force.ts";
import type { ForceTrained } from "./force-trials.ts";
import type { RecordedRates } from "./neural-hints.ts";

// A circuit of 40 units relaxes from eight prepared states, in 200 steps after 40 of preparation; its first two units' mean is the
// output, and four of its units are recorded.
const [UNITS, STEPS, PREPARATION, RECORDED] = [40, 240, 40, 4];
const ANGLES = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => (k * Math.PI) / 4);

function normal(length: number, purpose: string, scale: number): Float64Array {
  const out = new Float64Array(length);
  createStream({ study: "test", purpose, seed: 5 }).fillNormal(out, scale);
  return out;
}

const weights = normal(UNITS * UNITS, "circuit", 1.1 / Math.sqrt(UNITS));
const preparedStates = [normal(UNITS, "first state", 1), normal(UNITS, "second state", 1)];

/** Rates [STEPS, UNITS] of the circuit for one direction. */
function circuitRates(angle: number): Float64Array {
  const prepared = preparedStates[0].map((x, k) => Math.cos(angle) * x + Math.sin(angle) * preparedStates[1][k]);
  const rates = new Float64Array(STEPS * UNITS);
  let x = prepared;
  for (let t = 0; t < STEPS; t++) {
    const r = (t < PREPARATION ? prepared.map((state) => (state * t) / PREPARATION) : x).map(Math.tanh);
    rates.set(r, t * UNITS);
    if (t >= PREPARATION) x = x.map((state, i) => state + 0.05 * (r.reduce((sum, rate, j) => sum + weights[i * UNITS + j] * rate, 0) - state));
  }
  return rates;
}

const conditionOf = (angle: number): string => `angle ${angle.toFixed(3)}`;

/** One trial a direction, in order. */
function trialsOf(angles: readonly number[]): TrialBatch {
  const trials = angles.length;
  const [inputs, targets] = [new Float32Array(STEPS * trials * 3), new Float32Array(STEPS * trials)];
  angles.forEach((angle, trial) => {
    const rates = circuitRates(angle);
    for (let t = 0; t < STEPS; t++) {
      if (t < PREPARATION) inputs.set([Math.cos(angle), Math.sin(angle), 1], (t * trials + trial) * 3);
      targets[t * trials + trial] = (rates[t * UNITS] + rates[t * UNITS + 1]) / 2;
    }
  });
  return { steps: STEPS, trials, inputs, targets, mask: new Float32Array(STEPS * trials).fill(1), conditions: angles.map(conditionOf), epochs: [] };
}

const batch = trialsOf(ANGLES);
const task: Task = {
  name: "relaxation", summary: "Relax as the circuit does", inputs: 3, outputs: 1, inputLabels: ["x", "y", "hold"], outputLabels: ["output"], loss: "mean-squared-error", options: {},
  sample: () => batch,
  score: () => ({ metrics: {}, passed: true, criterion: "none" }),
};

const recordings: ReadonlyMap<string, RecordedRates> = new Map(ANGLES.map((angle) => {
  const rates = circuitRates(angle);
  return [conditionOf(angle), { data: Float64Array.from({ length: STEPS * RECORDED }, (_, at) => rates[Math.floor(at / RECORDED) * UNITS + 10 + (at % RECORDED)]), steps: STEPS, neurons: RECORDED }];
}));

function finished(learning: ReturnType<typeof fullForce>): ForceTrained {
  let turn = learning.next();
  while (!turn.done) turn = learning.next();
  return turn.value;
}

/** Rates of the learner [samples, N] and of the circuit [samples, UNITS] after the preparation, directions one after the other. */
function bothRates(network: Network, angles: readonly number[]): { learner: Float64Array[]; circuit: Float64Array[] } {
  const trials = trialsOf(angles);
  const { states, dimension } = runNetwork(network, trials);
  const pairs = angles.flatMap((angle, trial) => {
    const rates = circuitRates(angle);
    return Array.from({ length: STEPS - PREPARATION }, (_, k) => {
      const at = ((PREPARATION + k) * angles.length + trial) * dimension;
      return [Float64Array.from(states.subarray(at, at + dimension), Math.tanh), rates.subarray((PREPARATION + k) * UNITS, (PREPARATION + k + 1) * UNITS)] as const;
    });
  });
  return { learner: pairs.map(([learner]) => learner), circuit: pairs.map(([, circuit]) => circuit) };
}

/** The share of the circuit's variance, in directions that lie between those learned, that a linear map from the learner's rates explains. */
function explained(network: Network): number {
  const { learner, circuit } = bothRates(network, ANGLES);
  const n = network.units;
  const [gram, cross] = [new Float64Array(n * n), new Float64Array(n * UNITS)];
  learner.forEach((rates, s) => {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) gram[i * n + j] += rates[i] * rates[j];
      for (let j = 0; j < UNITS; j++) cross[i * UNITS + j] += rates[i] * circuit[s][j];
    }
  });
  for (let i = 0; i < n; i++) gram[i * n + i] += 0.1;
  const map = luSolve(luFactor(gram, n), cross, UNITS);
  const held = bothRates(network, ANGLES.map((angle) => angle + Math.PI / 8));
  let [residue, size] = [0, 0];
  held.learner.forEach((rates, s) => {
    for (let j = 0; j < UNITS; j++) {
      const found = rates.reduce((sum, rate, i) => sum + rate * map[i * UNITS + j], 0);
      const missed = held.circuit[s][j] - found;
      residue += missed * missed;
      size += held.circuit[s][j] * held.circuit[s][j];
    }
  });
  return 1 - residue / size;
}

describe("fullForceWithNeuralHints", () => {
  it("makes the learner's rates explain more of the whole circuit than full-FORCE on the output alone does, from a tenth of its units", () => {
    const network = createNetwork({ cell: leakyRate.with({ convention: "outside" }), units: 100, inputs: 3, outputs: 1, seed: 4, gain: 1.5, initialStateScale: 0 });
    const options = { trials: 80, trialsPerPass: 8, alpha: 30 };
    const plain = finished(fullForce(network, task, options, 1));
    const hinted = finished(fullForceWithNeuralHints(network, task, recordings, { ...options, decaySteps: 40 }, 1));
    expect(explained(hinted.network)).toBeGreaterThan(explained(plain.network) + 0.1);
  });
});
