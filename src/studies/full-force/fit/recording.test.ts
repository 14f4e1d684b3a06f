import { describe, expect, it } from "vitest";
import { circuitRecording, type FitInputs } from "./recording.ts";
import { type TestFitRecording, testFitRecording } from "./test-fit-recording.ts";

const [TRIALS, STEPS] = [3, 4];
const counting = (width: number) => Float64Array.from({ length: TRIALS * STEPS * width }, (_, at) => at);
const whole = { trials: TRIALS, steps: STEPS, rates: counting(2), inputs: counting(1), outputs: counting(2), conditions: ["b", "a", "b"] };
const { inputs: _, ...withoutInputs } = whole;
const { outputs: __, ...withoutOutputs } = whole;
const { conditions: ___, ...unnamed } = withoutInputs;

describe("circuitRecording", () => {
  it("takes the trials apart", () => {
    const recording = circuitRecording(testFitRecording(whole));
    expect(recording).toMatchObject({ source: "test", trials: 3, steps: 4, neurons: 2, inputs: 1, outputs: 2 });
    expect([...recording.rates[1]]).toEqual([8, 9, 10, 11, 12, 13, 14, 15]);
    expect([...recording.given[2]]).toEqual([8, 9, 10, 11]);
  });

  it("puts several arrays of behaviour side by side", () => {
    const recording = testFitRecording(whole);
    const [outputs] = recording.behaviour;
    const both = circuitRecording({ ...recording, behaviour: [outputs, { ...outputs, name: "force", data: outputs.data.map((value) => -value) }] });
    expect(both.outputs).toBe(4);
    expect([...both.behaviour[0].subarray(0, 8)]).toEqual([0, 1, -0, -1, 2, 3, -2, -3]);
  });

  it("makes an input of each condition, in the order of their names", () => {
    const { inputs, given } = circuitRecording(testFitRecording(withoutInputs), { inputs: "conditions" });
    expect(inputs).toBe(2);
    expect(given.map((trial) => [...trial.subarray(0, 2), ...trial.subarray(6)])).toEqual([[0, 1, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1]]);
  });

  it("leaves silent neurons out where that is asked for, and says which are left", () => {
    const { neurons, neuronIndices, rates } = circuitRecording(testFitRecording({ ...whole, rates: counting(3).map((value, at) => (at % 3 === 1 ? 7 : value)) }), { silent: "leave-out" });
    expect([neurons, ...neuronIndices]).toEqual([2, 0, 2]);
    expect([...rates[1].subarray(0, 4)]).toEqual([12, 14, 15, 17]);
  });

  it.each<[string, TestFitRecording, FitInputs, string]>([
    ["a gap in the behaviour, with its place", { ...whole, outputs: counting(2).with(2 * STEPS * 2 + 5, Number.NaN) }, "recorded", 'test: expected finite numbers, got NaN in "outputs", trial 2, step 2, channel 1. Fill the gap, leave the trial out, or leave the array out with --without outputs'],
    ["a neuron that never fires", { ...whole, rates: counting(2).map((value, at) => (at % 2 === 0 ? value : 0)) }, "recorded", "test: expected neurons whose rates change, got neuron 1, always at 0. Leave silent neurons out, with --silent leave-out"],
    ["a single trial", { trials: 1, steps: 4, rates: Float64Array.of(1, 2, 3, 4), outputs: Float64Array.of(1, 2, 3, 4) }, "recorded", "test: expected at least two trials, one of them to be held out, got 1"],
    ["no behaviour", withoutOutputs, "recorded", 'test: expected behaviour, such as an array "outputs" [trials, time, channels], got none. Add what the network should put out'],
    ["no inputs", withoutInputs, "recorded", 'test: expected inputs, such as an array "inputs" [trials, time, channels], got none. Add what the network is given, or let each condition be an input of its own with --inputs conditions'],
    ["no conditions where they are to be the inputs", unnamed, "conditions", 'test: expected a condition for each trial, got none. Add an array "conditions", or for NWB name the column with --condition'],
  ])("refuses %s", (_case, recording, inputs, message) => {
    expect(() => circuitRecording(testFitRecording(recording), { inputs })).toThrow(message);
  });
});
