import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeRecording } from "../../formats/recordings/describe-recording.ts";
import { recordingComponents } from "./recording-components.ts";
import { testRecording } from "./test-recording.ts";

describe("principal components of a recording", () => {
  it("finds one dimension in activity along a line, and the conditions at its ends", () => {
    const data = Float64Array.of(3, 4, 3, 4, -3, -4, -3, -4);
    const found = recordingComponents(testRecording("line", { shape: [2, 2, 2], data, conditions: ["up", "down"] }));
    expect(found.explained[0]).toBeCloseTo(1, 14);
    expect(found.participationRatio).toBeCloseTo(1, 14);
    expect(found.totalVariance).toBeCloseTo(100 / 3, 12);
    expect(found.dimensionsFor.map(({ components }) => components)).toEqual([1, 1, 1, 1]);
    expect(found.trajectories.map(({ condition, trials, path }) => [condition, trials, Math.round(path[0] * 1e12) / 1e12])).toEqual([["down", 1, -5], ["up", 1, 5]]);
  });

  it("leaves out what differs between trials of a condition when it looks at means", () => {
    const data = Float64Array.of(1, 9, 2, 9, 1, -9, 2, -9);
    const recording = testRecording("means", { shape: [2, 2, 2], data });
    expect(recordingComponents(recording, { over: "means" }).components.slice(0, 2)).toEqual(Float64Array.of(1, 0));
    expect(recordingComponents(recording, { over: "trials" }).components.slice(0, 2)).toEqual(Float64Array.of(0, 1));
  });

  it("keeps all variance in all components, whatever the activity", () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 36, maxLength: 36 }).filter((all) => new Set(all).size > 1);
    fc.assert(fc.property(values, (all) => {
      const { explained, participationRatio, dimensionsFor } = recordingComponents(testRecording("any", { shape: [3, 4, 3], data: Float64Array.from(all) }));
      expect(explained.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(participationRatio).toBeGreaterThanOrEqual(1 - 1e-12);
      expect(participationRatio).toBeLessThanOrEqual(3 + 1e-12);
      expect(dimensionsFor.map(({ components }) => components)).toEqual(dimensionsFor.map(({ components }) => components).toSorted((a, b) => a - b));
    }));
  });

  it("refuses silence and components that are not there", () => {
    const silent = testRecording("silent", { shape: [2, 2, 2], data: new Float64Array(8) });
    expect(() => recordingComponents(silent)).toThrow("silent: expected activity that varies, got 4 equal samples");
    expect(() => recordingComponents(silent, { keep: 3 })).toThrow("silent: expected 1…2 components, got 3");
  });
});

describe("a recording's description", () => {
  it("says sizes, ranges, conditions and gaps", () => {
    const recording = testRecording("file", { shape: [3, 2, 1], data: Float64Array.of(1, 2, 3, 4, 5, 6), conditions: ["x", "y", "x"] });
    const summary = describeRecording({ ...recording, behaviour: [{ ...recording.rates, name: "eye", unit: "deg", data: Float64Array.of(NaN, 1, NaN, NaN, NaN, 3) }] });
    expect(summary.rates).toEqual({ name: "rates", axes: [{ name: "trial", size: 3 }, { name: "time", size: 2, unit: "s", from: 0, to: 0.01 }, { name: "neuron", size: 1 }], least: 1, most: 6, mean: 3.5, missing: 0 });
    expect(summary.behaviour[0]).toMatchObject({ name: "eye", unit: "deg", least: 1, most: 3, mean: 2, missing: 4 });
    expect(summary.conditions).toEqual([{ condition: "x", trials: 2 }, { condition: "y", trials: 1 }]);
  });
});
