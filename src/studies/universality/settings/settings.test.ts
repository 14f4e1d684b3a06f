import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createStream } from "../../../numeric/random.ts";
import { chosenSetting } from "./chosen-setting.ts";
import { chosenTrial, type SearchRecord, type SearchTrial } from "./search-record.ts";
import { drawSetting, firstSetting, searchSpace } from "./search-space.ts";

const record = JSON.parse(readFileSync(new URL("./search.json", import.meta.url), "utf8")) as SearchRecord;

describe("the recorded search", () => {
  it("tried eight settings for every task, cell and nonlinearity, the first one among them", () => {
    expect(record.searches.length).toBe(24);
    for (const { trials } of record.searches) {
      expect(trials.length).toBe(8);
      expect(trials[0].setting).toEqual(firstSetting);
    }
  });

  it("tried what its command draws", () => {
    const stream = createStream({ study: "universality", purpose: "settings", seed: 0 });
    for (const { task, cell, activation, trials } of record.searches) {
      const draws = stream.fork(`${task} ${cell} ${activation}`);
      expect(trials.slice(1).map(({ setting }) => setting)).toEqual(trials.slice(1).map(() => drawSetting(draws, activation)));
    }
  });

  it("chose what the populations are trained with", () => {
    for (const { task, cell, activation, trials, chosen } of record.searches) {
      expect(chosen).toBe(chosenTrial(trials));
      expect(chosenSetting(task, cell, activation)).toEqual(trials[chosen].setting);
      expect(trials[chosen].passed).toBe(true);
    }
  });
});

it("takes the least error among those that meet the criterion, before any that does not, before any that broke off", () => {
  const trial = (meanSquaredError: number | null, passed: boolean): SearchTrial => ({ setting: firstSetting, meanSquaredError, passed });
  expect(chosenTrial([trial(null, false), trial(1e-4, false), trial(4e-3, true), trial(3e-3, true), trial(3e-3, true)])).toBe(3);
  expect(chosenTrial([trial(null, false), trial(0.2, false), trial(0.1, false)])).toBe(2);
});

it("draws within the space, rates evenly on a logarithmic scale, orthogonal weights only with relu", () => {
  const stream = createStream({ study: "test", purpose: "settings", seed: 4 });
  const drawn = Array.from({ length: 400 }, (_, k) => drawSetting(stream, k % 2 === 0 ? "tanh" : "relu"));
  const [low, high] = searchSpace.learningRate;
  expect(drawn.every(({ learningRate, clip, gain }) => learningRate >= low && learningRate <= high && [0.5, 1, 10].includes(clip) && [0.8, 1, 1.2].includes(gain))).toBe(true);
  expect(drawn.filter(({ learningRate }) => learningRate < Math.sqrt(low * high)).length / 400).toBeCloseTo(0.5, 1);
  expect(drawn.filter((_, k) => k % 2 === 0).every(({ recurrent }) => recurrent === "gaussian")).toBe(true);
  expect(new Set(drawn.map(({ recurrent }) => recurrent)).size).toBe(2);
});
