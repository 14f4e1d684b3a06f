import { describe, expect, it } from "vitest";
import { leakyRate } from "../cells/leaky-rate.ts";
import { createNetwork } from "../network/network.ts";
import { createStream } from "../numeric/random.ts";
import { oscillation } from "../tasks/oscillation.ts";
import { fullForce } from "./full-force.ts";
import { fullForceWithNeuralHints } from "./full-force-with-neural-hints.ts";
import { neuralHints, type RecordedRates } from "./neural-hints.ts";

const task = oscillation({ steps: 40, pulse: 4 });
const trial = task.sample(createStream({ study: "test", purpose: "trial", seed: 1 }), 1);
const network = createNetwork({ cell: leakyRate.with({ convention: "outside" }), units: 12, inputs: 1, outputs: 1, seed: 1, gain: 1.5 });

function recorded(steps: number, rate: (step: number, neuron: number) => number, neurons = 2): RecordedRates {
  return { data: Float64Array.from({ length: steps * neurons }, (_, at) => rate(Math.floor(at / neurons), at % neurons)), steps, neurons };
}

describe("neuralHints", () => {
  it("divides by the largest rate of all conditions, multiplies by the scale, and lets the last steps decay to zero", () => {
    const hints = neuralHints(new Map([["sweep", recorded(8, (_, neuron) => 2 - 4 * neuron)], ["other", recorded(8, () => 4)]]), { scale: 10, decaySteps: 4 });
    expect(hints.channels).toBe(2);
    const decay = [1, 1, 1, 1, 1 - 0.0625 * 2.5, 0.5, 1 - 0.5625 * 1.5, 0];
    expect([...hints.signals(trial)]).toEqual(decay.flatMap((part) => [expect.closeTo(5 * part, 6), expect.closeTo(-5 * part, 6)]));
  });

  it("has the paper's scale and decay by default, and can do without the decay", () => {
    const flat = new Map([["sweep", recorded(200, () => 3)]]);
    const hint = neuralHints(flat).signals(trial);
    expect([hint[0], hint[2 * 89], hint[399]]).toEqual([5, 5, 0]);
    expect(hint[2 * 90]).toBeLessThan(5);
    expect(neuralHints(flat, { decaySteps: 0 }).signals(trial)[399]).toBe(5);
  });

  it("refuses recordings that do not fit together, and trials without one", () => {
    const sweep = recorded(40, (step) => step);
    const refusal = (recordings: readonly (readonly [string, RecordedRates])[], options = {}) => (): unknown => neuralHints(new Map(recordings), options);
    expect(refusal([])).toThrow("neuralHints: expected at least one recording, got none");
    expect(refusal([["a", sweep], ["b", recorded(40, () => 1, 3)]])).toThrow("neuralHints: expected rates [40, 2] of b, got 120 numbers of 3 neurons");
    expect(refusal([["a", { ...sweep, steps: 41 }]])).toThrow("neuralHints: expected rates [41, 2] of a, got 80 numbers of 2 neurons");
    expect(refusal([["a", recorded(40, () => 0)]])).toThrow("neuralHints: expected finite rates, not all zero, got a largest rate of 0");
    expect(refusal([["a", recorded(40, (step) => step / 0)]])).toThrow("got a largest rate of NaN");
    expect(refusal([["a", sweep]], { decaySteps: -1 })).toThrow("neuralHints: expected decaySteps to be zero or a positive integer, got -1");
    expect(() => neuralHints(new Map([["a", sweep]])).signals(trial)).toThrow("neuralHints: expected a recording for every condition of the task: a, got sweep");
  });
});

describe("fullForceWithNeuralHints", () => {
  const recordings = new Map([["sweep", recorded(40, (step, neuron) => step - 10 * neuron)]]);
  const finished = (learning: ReturnType<typeof fullForce>) => {
    let turn = learning.next();
    while (!turn.done) turn = learning.next();
    return turn.value;
  };

  it("is full-FORCE with the recording as hints", () => {
    const hinted = finished(fullForceWithNeuralHints(network, task, recordings, { trials: 2, scale: 3, decaySteps: 7 }, 1));
    expect(hinted).toEqual(finished(fullForce(network, task, { trials: 2, hints: neuralHints(recordings, { scale: 3, decaySteps: 7 }) }, 1)));
    expect(hinted).not.toEqual(finished(fullForce(network, task, { trials: 2 }, 1)));
  });

  it("refuses a recording of another length than the trials", () => {
    const short = new Map([["sweep", recorded(39, (step) => step)]]);
    expect(() => finished(fullForceWithNeuralHints(network, task, short, {}, 1))).toThrow("fullForce: expected hints [40, 2], 80 numbers, got 78");
  });
});
