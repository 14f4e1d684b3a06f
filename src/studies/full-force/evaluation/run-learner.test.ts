import { describe, expect, it } from "vitest";
import { leakyRate } from "../../../cells/leaky-rate.ts";
import { createNetwork } from "../../../network/network.ts";
import { runNetwork } from "../../../network/run.ts";
import { tanh } from "../../../numeric/elementary.ts";
import { runLearner } from "./run-learner.ts";

const network = createNetwork({ cell: leakyRate.with({ convention: "outside" }), units: 6, inputs: 2, outputs: 2, seed: 3, gain: 1.5 });
const inputs = [0, 1].map((trial) => Float32Array.from({ length: 40 }, (_, at) => ((at * 7 + trial * 3) % 5) / 4));

describe("runLearner", () => {
  it("does what the network does in float32, trial by trial", () => {
    const runs = runLearner(network, inputs);
    inputs.forEach((input, trial) => {
      const { states, outputs } = runNetwork(network, { inputs: input, steps: 20, trials: 1 });
      states.forEach((state, at) => expect(runs[trial].rates[at]).toBeCloseTo(tanh(state), 5));
      outputs.forEach((output, at) => expect(runs[trial].outputs[at]).toBeCloseTo(output, 5));
    });
  });

  it("lets the state of one trial be changed before a step, and no other", () => {
    const [plain, disturbed] = [runLearner(network, inputs), runLearner(network, inputs, (state, trial, step) => void (trial === 1 && step === 10 && state.fill(0.5)))];
    expect([...disturbed[0].rates]).toEqual([...plain[0].rates]);
    expect([...disturbed[1].rates.subarray(0, 60)]).toEqual([...plain[1].rates.subarray(0, 60)]);
    expect(disturbed[1].rates[60]).not.toBe(plain[1].rates[60]);
  });
});
