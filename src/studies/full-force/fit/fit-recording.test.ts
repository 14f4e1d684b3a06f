import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../numeric/errors.ts";
import { testTeacher } from "../test-teacher.ts";
import { recordReaches } from "../circuit/teacher.ts";
import { reachInputs } from "../learner/reach-task.ts";
import { defaultFitOptions, type FitOptions } from "./fit-options.ts";
import { type Fit, fitRecording } from "./fit-recording.ts";
import { circuitRecording, type RecordedArray } from "./recording.ts";

const angles = Array.from({ length: 10 }, (_, k) => (k * Math.PI) / 5);
const teacher = testTeacher();
const reaches = recordReaches(teacher, angles);
const steps = 220;
const arrays = (change: Record<string, RecordedArray> = {}): ReadonlyMap<string, RecordedArray> =>
  new Map<string, RecordedArray>(
    Object.entries({
      rates: { shape: [10, steps, 20], data: reaches.flatMap(({ rates }) => [...rates]) },
      inputs: { shape: [10, steps, 3], data: angles.flatMap((angle) => [...reachInputs(angle, teacher.timing)]) },
      outputs: { shape: [10, steps, 2], data: reaches.flatMap(({ outputs }) => [...outputs].map((value) => 40 * value)) },
      ...change,
    }),
  );
const options: FitOptions = { ...defaultFitOptions, units: 80, tau: 20, passes: 4 };

function fitted(change: Partial<FitOptions> = {}, recorded = arrays()): Fit {
  const fitting = fitRecording(circuitRecording(recorded, "test"), { ...options, ...change });
  let turn = fitting.next();
  while (turn.done !== true) turn = fitting.next();
  return turn.value;
}

describe("fitRecording", () => {
  const fit = fitted();

  it("learns behaviour in its own units, and the held-out neurons of trained trials", () => {
    expect(fit.trained.behaviour).toBeLessThan(0.1);
    expect(fit.trained.heldOutNeurons).toBeGreaterThan(0.6);
    expect(fit.runs).toHaveLength(10);
  });

  it("keeps hints, held-out neurons and trials apart", () => {
    const { heldOutNeurons, hintNeurons, heldOutTrials } = fit;
    expect([heldOutNeurons.length, hintNeurons.length, heldOutTrials.length]).toEqual([4, 16, 2]);
    expect([...heldOutNeurons, ...hintNeurons].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, k) => k));
  });

  it("does not depend on what was held out", () => {
    const { heldOutNeurons, heldOutTrials } = fit;
    const changed = (values: readonly number[], width: number, hidden: (at: number) => boolean) => values.map((value, at) => (hidden(at) || heldOutTrials.includes(Math.floor(at / (width * steps))) ? value + (at % 7) : value));
    const known = arrays();
    const of = (name: string) => known.get(name)!.data as readonly number[];
    const other = fitted({ passes: 1 }, arrays({
      rates: { shape: [10, steps, 20], data: changed(of("rates"), 20, (at) => heldOutNeurons.includes(at % 20)) },
      outputs: { shape: [10, steps, 2], data: changed(of("outputs"), 2, () => false) },
    }));
    const same = fitted({ passes: 1 });
    for (const [name, { data }] of same.network.parameters) expect([...other.network.parameters.get(name)!.data]).toEqual([...data]);
    expect(other.heldOut.behaviour).not.toBe(same.heldOut.behaviour);
  });

  it("trains without hints, and refuses more than the neurons that are left", () => {
    expect(fitted({ hints: 0, passes: 1 }).trained.hintNeurons).toBeNull();
    expect(() => fitted({ hints: 17 })).toThrow(new InvalidInputError({ who: "fitRecording", expected: "0…16 hints: 20 neurons less 4 held out", got: "17", remedy: "Ask for fewer hints, or hold out fewer neurons" }));
    expect(() => fitted({ heldOutTrials: 1 })).toThrow(/held-out shares in \(0, 1\), got 1/);
  });

  it("refuses a generating network that stays chaotic", () => {
    expect(() => fitted({ gain: 6, tau: 3 })).toThrow(/suppress the chaos of the network that generates the targets, got two copies that started apart and end a trial with/);
  });
});

describe("circuitRecording", () => {
  it.each<[string, Record<string, RecordedArray>, RegExp]>([
    ["a NaN, with its place", { outputs: { shape: [10, steps, 2], data: new Float64Array(10 * steps * 2).with(1 * steps * 2 + 5, Number.NaN) } }, /finite numbers, got NaN in "outputs", trial 1, step 2, channel 1/],
    ["a silent neuron", { rates: { shape: [10, steps, 1], data: new Float64Array(10 * steps).fill(3) } }, /neurons whose rates change, got neuron 0, always at 3/],
    ["other numbers of trials", { inputs: { shape: [9, steps, 3], data: new Float64Array(9 * steps * 3) } }, /10 trials of "inputs", as many as of "rates", got 9/],
    ["other time axes", { inputs: { shape: [10, 7, 3], data: new Float64Array(210) } }, /220 time steps of "inputs", as many as of "rates", got 7/],
    ["trials of unequal lengths, saved flat", { rates: { shape: [44_000], data: new Float64Array(44_000) } }, /"rates" of shape \[trials, time, channels\], got \[44000\]\. Cut trials to one length/],
  ])("refuses %s", (_, change, message) => {
    expect(() => circuitRecording(arrays(change), "test")).toThrow(message);
  });

  it("refuses a file without its arrays", () => {
    expect(() => circuitRecording(new Map([["spikes", { shape: [1], data: [1] }]]), "file.npz")).toThrow(/^file.npz: expected arrays "rates", "inputs", "outputs", got spikes/);
  });
});
