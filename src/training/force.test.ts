import { describe, expect, it } from "vitest";
import { gru } from "../cells/gru.ts";
import { leakyRate } from "../cells/leaky-rate.ts";
import { readNetworkFile } from "../formats/read-network-file.ts";
import { writeNetworkFile } from "../formats/write-network-file.ts";
import { networkAsMap } from "../network/as-map.ts";
import { createNetwork, type Network } from "../network/network.ts";
import { runNetwork } from "../network/run.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { createStream } from "../numeric/random.ts";
import { oscillation } from "../tasks/oscillation.ts";
import type { Task, TrialBatch } from "../tasks/task.ts";
import { force } from "./force.ts";
import type { ForceTrained } from "./force-trials.ts";
import { fullForce, type FullForceOptions } from "./full-force.ts";

const task = oscillation({ steps: 200, pulse: 10 });
const longer = oscillation({ steps: 400, pulse: 20 });

/** The recurrent weights, by whatever name the cell gives them. */
function recurrentOf({ parameters, units }: Network): Float32Array {
  return [...parameters.values()].find(({ shape }) => shape.length === 2 && shape[0] === units && shape[1] === units)!.data;
}

function rateNetwork(convention: "inside" | "outside" = "outside", units = 80, noise = 0): Network {
  return createNetwork({ cell: leakyRate.with({ convention, noise }), units, inputs: 1, outputs: 1, seed: 2, gain: 1.5, initialStateScale: 0 });
}

function finished(learning: ReturnType<typeof force>): ForceTrained {
  let turn = learning.next();
  while (!turn.done) turn = learning.next();
  return turn.value;
}

const trialOf = (of: Task): TrialBatch => of.sample(createStream({ study: "test", purpose: "trial", seed: 1 }), 1);
const batch = trialOf(task);
const errorOf = (network: Network, of: Task): number => of.score(trialOf(of), runNetwork(network, trialOf(of)).outputs).metrics["normalisedError"];

const learners = { force, fullForce } as const;

describe.each(Object.keys(learners) as (keyof typeof learners)[])("%s", (name) => {
  const learn = (network: Network, options: Partial<FullForceOptions>, seed = 1, on: Task = task): ForceTrained => finished(learners[name](network, on, options, seed));

  it.each(["inside", "outside"] as const)("teaches a sweep of frequencies to rates with the nonlinearity %s, in a network that runs alone", (convention) => {
    const { network, progress, positiveDefinite } = learn(rateNetwork(convention, 100), { trials: 15, updateProbability: 1 }, 1, longer);
    expect(errorOf(network, longer)).toBeLessThan(0.05);
    expect(progress.map(({ trial, updates, restarts }) => [trial, updates, restarts])).toEqual(progress.map((_, k) => [k, 400 * (k + 1), 0]));
    expect(positiveDefinite).toBe(true);
  });

  it("gives the same bits again for the same seed, others for another, and leaves its network as it was", () => {
    const network = rateNetwork("outside", 20, 0.05);
    const before = recurrentOf(network).slice();
    const first = learn(network, { trials: 3 });
    expect(learn(network, { trials: 3 })).toEqual(first);
    expect(learn(network, { trials: 3 }, 2).progress).not.toEqual(first.progress);
    expect(recurrentOf(network)).toEqual(before);
    expect(first.progress[2].updates).toBeGreaterThan(250);
    expect(first.progress[2].updates).toBeLessThan(350);
  });

  it("reports the norm of what it learned", () => {
    const { network, progress } = learn(rateNetwork("outside", 10), { trials: 2 });
    const weights = [...network.parameters.get("readout.weight")!.data, ...(name === "force" ? [] : recurrentOf(network))];
    const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
    expect(progress[1].weightNorm).toBeCloseTo(Math.sqrt(squares), 4);
  });

  it("never learns from a step that the mask hides", () => {
    const half: Task = { ...task, sample: (stream, trials) => ({ ...task.sample(stream, trials), mask: new Float32Array(200 * trials).fill(1, 0, 60) }) };
    expect(learn(rateNetwork("outside", 10), { trials: 2, updateProbability: 1 }, 1, half).progress[1].updates).toBe(120);
  });

  it("deals the trials of one pass before it draws the next", () => {
    const seen: number[] = [];
    const dealt: Task = {
      ...task,
      sample: (stream, trials) => {
        const inputs = new Float32Array(200 * trials).map((_, at) => at % trials);
        return { ...task.sample(stream, trials), inputs, conditions: Array.from({ length: trials }, (_, k) => `condition ${k}`) };
      },
    };
    const hints = { channels: 1, signals: (trial: TrialBatch) => (seen.push(trial.inputs[7], trial.inputs.length), new Float32Array(200)) };
    const { progress } = learn(rateNetwork("outside", 10), { trials: 5, trialsPerPass: 3, hints }, 1, dealt);
    expect(progress).toHaveLength(5);
    if (name === "fullForce") expect(seen).toEqual([0, 200, 1, 200, 2, 200, 0, 200, 1, 200]);
  });

  it("gives a network that is saved, read and analysed as any other", () => {
    const { network } = learn(rateNetwork("outside", 12), { trials: 1 });
    const { network: read } = readNetworkFile(writeNetworkFile(network));
    expect(runNetwork(read, batch).outputs).toEqual(runNetwork(network, batch).outputs);
    const next = new Float64Array(12);
    networkAsMap(read).step(new Float64Array(12), Float64Array.of(1), next);
    network.parameters.get("hidden.input")!.data.forEach((weight, k) => expect(next[k]).toBeCloseTo(0.1 * weight, 7));
  });

  it.each<readonly [string, Network, Partial<FullForceOptions>, string]>([
    ["gated cells", createNetwork({ cell: gru, units: 3, inputs: 1, outputs: 1, seed: 1 }), {}, "expected a network of rates"],
    ["other sizes", createNetwork({ cell: leakyRate, units: 3, inputs: 2, outputs: 1, seed: 1 }), {}, "expected a network with 1 inputs and 1 outputs for task oscillation, got 2 inputs and 1 outputs"],
    ["no trials", rateNetwork("outside", 3), { trials: 0 }, "expected trials to be a positive integer, got 0"],
    ["empty passes", rateNetwork("outside", 3), { trialsPerPass: 0 }, "expected trialsPerPass to be a positive integer, got 0"],
    ["probability 0", rateNetwork("outside", 3), { updateProbability: 0 }, "expected updateProbability to be in (0, 1], got 0"],
    ["a negative scale", rateNetwork("outside", 3), { feedbackScale: -1 }, "expected feedbackScale to be zero or a positive number, got -1"],
    ["a negative penalty", rateNetwork("outside", 3), { alpha: -1 }, "expected alpha to be a positive number, got -1"],
  ])("refuses %s", (_, network, options, message) => {
    expect(() => learn(network, options)).toThrow(message);
    expect(() => learn(network, options)).toThrow(InvalidInputError);
  });

  it("refuses a task with another loss", () => {
    expect(() => learn(rateNetwork("outside", 3), {}, 1, { ...task, loss: "cross-entropy" })).toThrow(`${name}: expected a task whose loss is the mean squared error, got cross-entropy, of task oscillation`);
  });

  it("says in which trial rates stopped being finite", () => {
    const broken: Task = { ...task, sample: (stream, trials) => ({ ...task.sample(stream, trials), inputs: new Float32Array(200 * trials).fill(Number.NaN) }) };
    expect(() => learn(rateNetwork("outside", 3), {}, 1, broken)).toThrow("recursiveLeastSquares: expected finite rates and a positive definite P");
  });
});

describe("force", () => {
  it("changes the recurrent weights by feedback times readout only", () => {
    const network = rateNetwork("outside", 9);
    const { network: learned } = finished(force(network, task, { trials: 1 }, 1));
    const [before, after, readout] = [recurrentOf(network), recurrentOf(learned), learned.parameters.get("readout.weight")!.data];
    const change = (i: number, j: number): number => after[i * 9 + j] - before[i * 9 + j];
    for (let i = 0; i < 9; i++) for (let j = 0; j < 9; j++) expect(change(i, j) * readout[0]).toBeCloseTo(change(i, 0) * readout[j], 5);
  });

  it("learns the slow version's weights: one readout, one step at a time, with the whole P", () => {
    const network = rateNetwork("inside", 6);
    const { network: learned } = finished(force(network, task, { trials: 1, updateProbability: 1, feedbackScale: 0, alpha: 2 }, 1));
    const { states } = runNetwork(network, batch);
    const p = Array.from({ length: 6 }, (_, i) => Array.from({ length: 6 }, (__, j): number => (i === j ? 0.5 : 0)));
    const w = new Float64Array(6);
    for (let t = 0; t < 200; t++) {
      const r = states.subarray(t * 6, (t + 1) * 6);
      const y = p.map((row) => row.reduce((sum, entry, j) => sum + entry * r[j], 0));
      const c = 1 / (1 + y.reduce((sum, entry, j) => sum + entry * r[j], 0));
      const error = w.reduce((sum, weight, j) => sum + weight * r[j], -batch.targets[t]);
      for (let i = 0; i < 6; i++) w[i] -= c * error * y[i];
      for (let i = 0; i < 6; i++) for (let j = 0; j < 6; j++) p[i][j] -= c * y[i] * y[j];
    }
    learned.parameters.get("readout.weight")!.data.forEach((weight, k) => expect(weight).toBeCloseTo(w[k], 3));
  });
});

describe("fullForce", () => {
  it("teaches the learner the generating network's recurrent drive: without drive from outside, that network itself", () => {
    const network = rateNetwork("outside", 8);
    const { network: learned } = finished(fullForce(network, task, { trials: 40, updateProbability: 1, feedbackScale: 0, alpha: 1e-9 }, 1));
    const states = [network, learned].map((one) => runNetwork(one, batch).states);
    states[0].forEach((state, k) => expect(states[1][k]).toBeCloseTo(state, 2));
  });

  it("refuses hints of another size than they say", () => {
    const hints = { channels: 2, signals: () => new Float32Array(3) };
    expect(() => finished(fullForce(rateNetwork("outside", 3), task, { hints }, 1))).toThrow("fullForce: expected hints [200, 2], 400 numbers, got 3");
  });
});
