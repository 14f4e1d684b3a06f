import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../numeric/errors.ts";
import { testAngles, testTeacher } from "../test-teacher.ts";
import { recordReaches } from "../circuit/teacher.ts";
import type { LearnerSettings } from "./learner-settings.ts";
import { measureLearner } from "./measure-learner.ts";
import { measureUnitTest } from "./measure-unit-test.ts";
import { lessonOf, untrainedNetwork } from "./train-learner.ts";

const teacher = testTeacher();
const settings: LearnerSettings = { method: "full-force", units: 60, gain: 1.5, tau: 20, alpha: 1, epochs: 6, recorded: 8, hintScale: 5, hintDecay: 30, circuit: 0, seed: 2 };
const measure = (change: Partial<LearnerSettings>, closely = false) => measureLearner({ kind: "learner", teacher, angles: testAngles, settings: { ...settings, ...change }, mechanism: closely, pictures: closely });

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

  it("learns to reach, captures no more than the ceiling, and looks at recorded and unrecorded neurons apart", () => {
    const plain = measure({ recorded: 0 });
    expect(hinted.scores.trainedError).toBeLessThan(0.05);
    const { captured, ceiling, capturedRecorded, capturedUnrecorded } = hinted.scores.trained;
    expect(captured).toBeGreaterThan(0.9);
    expect(captured).toBeLessThan(ceiling + 1e-9);
    for (const share of [capturedRecorded, capturedUnrecorded]) expect(share).toBeGreaterThan(0.9);
    expect(plain.scores.trained.capturedRecorded).toBeNaN();
    expect(hinted.trainingErrors).toHaveLength(6);
    expect(hinted.positiveDefinite).toBe(true);
    expect(hinted.chaos!.suppressed).toBe(true);
  });

  it("measures how a network computes where it is asked to", () => {
    const { answers, points, movementModes, after } = hinted.mechanism!;
    expect(answers).toHaveLength(5);
    expect(points!.seeds).toBe(32);
    expect(movementModes).toHaveLength(20);
    expect(after.perSecond).toHaveLength(3);
    expect(measure({}).mechanism).toBeUndefined();
  });

  it("keeps what the figures of one network need", () => {
    const { muscles, neurons } = hinted.pictures!;
    expect(muscles.map(({ target, output }) => [target.length, output.length])).toEqual([[220, 220], [220, 220]]);
    expect(neurons).toHaveLength(10);
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
