import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../numeric/errors.ts";
import { testAngles, testTeacher } from "../test-teacher.ts";
import { recordReaches } from "../circuit/teacher.ts";
import type { LearnerSettings } from "./learner-settings.ts";
import { measureLearner } from "./measure-learner.ts";
import { measureUnitTest } from "./measure-unit-test.ts";
import { lessonOf, untrainedNetwork } from "./train-learner.ts";

const teacher = testTeacher();
const settings: LearnerSettings = { method: "full-force", units: 60, gain: 1.5, tau: 20, alpha: 1, epochs: 6, recorded: 8, hintScale: 5, hintDecay: 30, seed: 2 };
const measure = (change: Partial<LearnerSettings>, pictures = false) => measureLearner({ kind: "learner", teacher, angles: testAngles, settings: { ...settings, ...change }, pictures });

describe("untrainedNetwork", () => {
  it("has the random weights of the published demonstration, starts at zero, and depends on the seed alone", () => {
    const [network, same] = [untrainedNetwork(teacher, settings), untrainedNetwork(teacher, { ...settings, recorded: 0, method: "force" })];
    const inputs = network.parameters.get("hidden.input")!.data;
    expect(inputs.every((weight) => weight > -1 && weight < 1)).toBe(true);
    expect(network.parameters.get("initial.h")!.data.every((value) => value === 0)).toBe(true);
    const recurrent = [...network.parameters.values()].find(({ shape }) => shape[0] === 60 && shape[1] === 60)!.data;
    expect(Math.sqrt(recurrent.reduce((sum, weight) => sum + weight * weight, 0) / 60)).toBeCloseTo(1.5, 1);
    expect(same.parameters).toEqual(network.parameters);
  });
});

describe("lessonOf", () => {
  it("gives no recordings without recorded neurons, and refuses more than there are", () => {
    const reaches = recordReaches(teacher, testAngles);
    expect(lessonOf(teacher, reaches, { ...settings, recorded: 0 })).toEqual({ recorded: new Int32Array() });
    expect(() => lessonOf(teacher, reaches, { ...settings, recorded: 21 })).toThrow(InvalidInputError);
  });
});

describe("measureLearner", () => {
  const hinted = measure({}, true);

  it("learns to reach, and to resemble the circuit more closely with hints", () => {
    const plain = measure({ recorded: 0 });
    expect(hinted.scores.trainedError).toBeLessThan(0.05);
    expect(hinted.scores.trained.captured).toBeGreaterThan(plain.scores.trained.captured);
    expect(hinted.scores.trained.capturedUnrecorded).not.toBeNull();
    expect(plain.scores.trained.capturedRecorded).toBeNull();
    expect(hinted.trainingErrors).toHaveLength(6);
    expect(hinted.positiveDefinite).toBe(true);
    expect(hinted.chaos!.suppressed).toBe(true);
  });

  it("keeps what the figures of one network need", () => {
    const { muscles, neurons, spectrum, restingState } = hinted.pictures!;
    expect(muscles.map(({ target, output }) => [target.length, output.length])).toEqual([[220, 220], [220, 220]]);
    expect(neurons).toHaveLength(10);
    expect(spectrum).toHaveLength(60);
    expect(restingState).toBeGreaterThan(0);
    expect(measure({}).pictures).toBeUndefined();
  });

  it("gives the same record again", () => {
    expect(measure({}, true)).toEqual(hinted);
  });

  it("trains the controls: shifted hints with the same neurons, and FORCE without a generating network", () => {
    expect(measure({ method: "shifted-hints" }).fingerprint).not.toBe(hinted.fingerprint);
    const forced = measure({ method: "force", recorded: 0 });
    expect(forced.chaos).toBeUndefined();
    expect(forced.scores.trainedError).toBeGreaterThan(0);
  });

  it("passes on what the learning rule refuses", () => {
    expect(() => measure({ alpha: Number.NaN })).toThrow(InvalidInputError);
  });
});

describe("measureUnitTest", () => {
  it("scores both rules on fresh trials of a short oscillation", () => {
    const test = { task: "oscillation", units: 100, trials: 15, length: 500 } as const;
    const records = (["full-force", "force"] as const).map((method) => measureUnitTest({ kind: "unit-test", test, method, seed: 1 }));
    for (const { error } of records) expect(error).toBeLessThan(0.05);
    expect(records.map(({ method }) => method)).toEqual(["full-force", "force"]);
  });
});
