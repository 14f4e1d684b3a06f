import { describe, expect, it } from "vitest";
import { createStream } from "../../numeric/random.ts";
import { linearCka } from "../linear-cka.ts";
import { compareRecordings, comparisonMeasures } from "./compare-recordings.ts";
import { conditionMeans } from "./condition-means.ts";
import { matchedSamples } from "./matched-samples.ts";
import { testRecording } from "./test-recording.ts";

const noise = (count: number, seed: number) => {
  const values = new Float64Array(count);
  createStream({ study: "test", purpose: "recordings", seed }).fillNormal(values);
  return values;
};

const labels = ["b", "a", "b", "a"];
const first = testRecording("first", { shape: [4, 20, 3], data: noise(240, 1), conditions: labels });

/** The same activity seen by rotated neurons, its trials in another order. */
function rotatedAndShuffled() {
  const [c, s] = [0.6, 0.8];
  const order = [1, 3, 0, 2];
  const data = new Float64Array(240);
  order.forEach((from, to) => {
    for (let step = 0; step < 20; step++) {
      const [x, y, z] = first.rates.data.subarray((from * 20 + step) * 3, (from * 20 + step) * 3 + 3);
      data.set([c * x - s * y, s * x + c * y, -z], (to * 20 + step) * 3);
    }
  });
  return testRecording("second", { shape: [4, 20, 3], data, conditions: order.map((trial) => labels[trial]) });
}

describe("matching samples", () => {
  it("pairs the k-th trials of each condition, whatever their order", () => {
    const { samples, conditions, trials, steps } = matchedSamples([first, testRecording("third", { shape: [3, 20, 1], data: Float64Array.from({ length: 60 }, (_, k) => Math.floor(k / 20)), conditions: ["a", "b", "c"] })], "trials");
    expect([conditions, trials, steps]).toEqual([["a", "b"], 2, 20]);
    expect(samples.map(({ rows, columns }) => [rows, columns])).toEqual([[40, 3], [40, 1]]);
    expect([...samples[0].data.subarray(0, 60)]).toEqual([...first.rates.data.subarray(60, 120)]);
    expect([...samples[0].data.subarray(60)]).toEqual([...first.rates.data.subarray(0, 60)]);
    expect([...samples[1].data]).toEqual([...Array.from({ length: 20 }, () => 0), ...Array.from({ length: 20 }, () => 1)]);
  });

  it("averages the trials of each condition", () => {
    const { samples } = matchedSamples([first, first], "means");
    const expected = Float64Array.from({ length: 60 }, (_, k) => (first.rates.data[60 + k] + first.rates.data[180 + k]) / 2);
    expect(samples[0].data.slice(0, 60)).toEqual(expected);
    expect(conditionMeans(first).map(({ condition, trials }) => [condition, trials])).toEqual([["a", 2], ["b", 2]]);
  });

  it("notes what has no counterpart, and steps that stand for seconds", () => {
    const other = testRecording("other", { shape: [2, 20, 2], data: noise(80, 2), conditions: ["a", "z"], unit: "steps" });
    expect(matchedSamples([first, other], "means").notes).toEqual(["time runs in s in first and in steps in other; step stands for step", "first: 1 of 2 conditions have no counterpart and are left out", "other: 1 of 2 conditions have no counterpart and are left out"]);
  });

  it.each([
    ["other numbers of time steps", testRecording("other", { shape: [4, 19, 3], data: noise(228, 3), conditions: labels }), "other: expected 20 time steps, as first has, got 19. Bring the recordings to one set of times"],
    ["other times", testRecording("other", { shape: [4, 20, 3], data: noise(240, 3), conditions: labels, width: 0.02 }), "other: expected the times of first, 0.01 s at step 1, got 0.02 s. Bring the recordings to one set of times"],
    ["no common condition", testRecording("other", { shape: [4, 20, 3], data: noise(240, 3) }), "matchedSamples: expected a condition that all recordings have, got a, b | all trials. Name the conditions alike in all files"],
  ])("refuses %s", (_, other, message) => {
    expect(() => matchedSamples([first, other], "trials")).toThrow(message);
  });
});

describe("comparing recordings", () => {
  it("finds rotated, shuffled activity alike by every measure but those that know neurons", () => {
    const { scores } = compareRecordings([first, rotatedAndShuffled()], { draws: 2 });
    const score = new Map(scores.map(({ measure, result }) => [measure, result?.score]));
    for (const measure of ["svcca", "cca", "cka"] as const) expect(score.get(measure)).toBeCloseTo(1, 9);
    expect(score.get("procrustes")).toBeLessThan(1e-6);
    expect(scores.map(({ measure, kind }) => [measure, kind])).toEqual(comparisonMeasures.map((measure) => [measure, measure === "procrustes" ? "distance" : "similarity"]));
  });

  it("gives the measure's own number, between chance and ceiling, and the same again", () => {
    const mixed = testRecording("mixed", { shape: [4, 20, 3], data: first.rates.data.map((value, k) => value + noise(240, 9)[k]), conditions: labels });
    const compare = () => compareRecordings([first, mixed], { measures: ["cka"], match: "trials", draws: 5, seed: 3 });
    const { result } = compare().scores[0];
    const [x, y] = matchedSamples([first, mixed], "trials").samples;
    expect(result?.score).toBe(linearCka(x, y));
    expect(result!.score).toBeGreaterThan(result!.chance.mean);
    expect(result!.score).toBeLessThan(result!.sampleCeiling.mean);
    expect(compare()).toEqual(compare());
  });

  it("compares each pair of several, and says why a measure cannot be had", () => {
    const wide = testRecording("wide", { shape: [2, 20, 50], data: noise(2000, 4), conditions: ["a", "b"] });
    const { scores } = compareRecordings([first, first, wide], { measures: ["cca"], draws: 1 });
    expect(scores.map(({ pair }) => pair)).toEqual([[0, 1], [0, 2], [1, 2]]);
    expect(scores[0].result?.score).toBeCloseTo(1, 12);
    expect(scores[2]).toEqual({ pair: [1, 2], measure: "cca", kind: "similarity", problem: expect.stringContaining("expected at least as many samples as units, got 40 samples of 50 units") as unknown });
  });
});
