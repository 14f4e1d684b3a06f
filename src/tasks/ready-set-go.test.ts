import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream } from "../numeric/random.ts";
import { readySetGo, readySetGoHints } from "./ready-set-go.ts";

const stream = (seed: number) => createStream({ study: "ready-set-go-test", purpose: "trials", seed });

test("a trial of a known interval, step by step", () => {
  const task = readySetGo({ shortest: 4, longest: 4, pulse: 2, bump: 4, lead: 1 });
  const batch = task.sample(stream(1), 1);
  expect([...batch.inputs]).toEqual([0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0]);
  expect([...batch.targets].map((x) => Math.round(100 * x) / 100)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0.5, 1, 0.5, 0, 0]);
  const hints = readySetGoHints(task, batch);
  expect(Array.from({ length: 13 }, (_, step) => hints[2 * step])).toEqual([0, 0, 0.25, 0.5, 0.75, 1, 0.75, 0.5, 0.25, 0, 0, 0, 0]);
  expect(Array.from({ length: 13 }, (_, step) => hints[2 * step + 1])).toEqual([0, 1, 0.75, 0.5, 0.25, 0, 0.25, 0.5, 0.75, 0, 0, 0, 0]);
  expect(batch.conditions).toEqual(["interval 4"]);
});

test("a named stream gives these intervals, on every machine, and all between shortest and longest occur", () => {
  const task = readySetGo({ shortest: 20, longest: 25, pulse: 3, bump: 20, lead: 5 });
  expect(task.sample(stream(7), 4).conditions).toEqual(["interval 23", "interval 24", "interval 24", "interval 20"]);
  expect(new Set(task.sample(stream(3), 200).conditions).size).toBe(6);
});

test("the response peaks as long after set as set comes after ready, and the hints add up to 1 until then", () => {
  const shapes = fc.record({ shortest: fc.integer({ min: 12, max: 30 }), longest: fc.integer({ min: 30, max: 60 }), pulse: fc.integer({ min: 1, max: 10 }), bump: fc.integer({ min: 4, max: 20 }), lead: fc.integer({ min: 0, max: 9 }) });
  fc.assert(fc.property(shapes, fc.nat(), (options, seed) => {
    const task = readySetGo(options);
    const batch = task.sample(stream(seed), 2);
    const hints = readySetGoHints(task, batch);
    const ramp = hints.filter((_, at) => at % 2 === 0);
    for (let trial = 0; trial < 2; trial++) {
      const column = (values: Float32Array): number[] => Array.from({ length: batch.steps }, (_, step) => values[step * 2 + trial]);
      const starts = column(batch.inputs).flatMap((value, step, all) => (value === 1 && (step === 0 || all[step - 1] === 0) ? [step] : []));
      const go = 2 * starts[1] - starts[0];
      expect(starts[0]).toBe(options.lead);
      expect(column(batch.targets).indexOf(1)).toBe(go);
      expect(column(ramp).indexOf(Math.max(...column(ramp)))).toBe(starts[1]);
      for (let step = 0; step < batch.steps; step++) expect(hints[2 * (2 * step + trial)] + hints[2 * (2 * step + trial) + 1]).toBeCloseTo(step >= starts[0] && step < go ? 1 : 0, 6);
      expect(column(batch.targets)[starts[1]]).toBe(0);
    }
  }), { numRuns: 40 });
});

test("the first trials of a larger batch are the trials of a smaller one", () => {
  const task = readySetGo({ shortest: 20, longest: 40 });
  expect(task.sample(stream(3), 5).conditions.slice(0, 2)).toEqual(task.sample(stream(3), 2).conditions);
});

test("the score is 0 for the target, 1 for silence, and refuses a longest interval below the shortest", () => {
  const task = readySetGo({ shortest: 20, longest: 30 });
  const batch = task.sample(stream(1), 2);
  expect(task.score(batch, batch.targets).metrics["normalisedError"]).toBe(0);
  expect(task.score(batch, new Float32Array(batch.targets.length))).toEqual({ metrics: { normalisedError: 1 }, passed: false, criterion: "normalised error at most 0.05" });
  expect(() => readySetGo({ shortest: 30, longest: 20 })).toThrow("ready-set-go: expected longest to be at least shortest, got 20 and 30");
});
