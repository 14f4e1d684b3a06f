import { expect, test } from "vitest";
import { InvalidInputError } from "../numeric/errors.ts";
import { createStream } from "../numeric/random.ts";
import { oscillation } from "./oscillation.ts";

const stream = (seed: number) => createStream({ study: "oscillation-test", purpose: "trials", seed });

test("a pulse starts every trial, and all trials are alike whatever the stream", () => {
  const batch = oscillation({ steps: 40, pulse: 3 }).sample(stream(1), 2);
  expect([...batch.inputs.subarray(0, 10)]).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0, 0]);
  expect(oscillation({ steps: 40, pulse: 3 }).sample(stream(2), 2)).toEqual(batch);
  expect(batch.conditions).toEqual(["sweep", "sweep"]);
});

test("the target does six cycles, faster in the middle than at the ends", () => {
  const { targets } = oscillation({ steps: 10_000 }).sample(stream(1), 1);
  const crossings = Array.from({ length: 9_999 }, (_, k) => k + 1).filter((k) => targets[k - 1] * targets[k] < 0 || targets[k] === 0);
  const gaps = crossings.slice(1).map((at, k) => at - crossings[k]);
  const cycles = (crossings.length + 1) / 2;
  expect(cycles).toBe(6);
  expect(Math.max(...gaps) / Math.min(...gaps)).toBeGreaterThan(1.5);
  // Symmetric in time but for the sign: sin(2π(6 − φ)) = −sin(2πφ).
  for (let k = 1; k < 5000; k += 97) expect(targets[10_000 - k]).toBeCloseTo(-targets[k], 5);
});

test("the slope is that of the rate at the start, 3 cycles a trial", () => {
  const { targets } = oscillation({ steps: 100_000 }).sample(stream(1), 1);
  expect(targets[1] * 100_000).toBeCloseTo(2 * Math.PI * 3, 2);
});

test("a score is the squared error in units of the target's", () => {
  const task = oscillation({ steps: 50, pulse: 5 });
  const batch = task.sample(stream(1), 3);
  expect(task.score(batch, batch.targets)).toEqual({ metrics: { normalisedError: 0 }, passed: true, criterion: "normalised error at most 0.05" });
  expect(task.score(batch, new Float32Array(150)).metrics["normalisedError"]).toBe(1);
  expect(task.score(batch, batch.targets.map((x) => 0.8 * x)).metrics["normalisedError"]).toBeCloseTo(0.04, 6);
  expect(task.score(batch, batch.targets.map((x) => 1.3 * x)).passed).toBe(false);
});

test("a score needs a visible target and outputs of the batch's shape", () => {
  const task = oscillation({ steps: 20, pulse: 5 });
  const batch = task.sample(stream(1), 1);
  expect(() => task.score({ ...batch, targets: new Float32Array(20) }, new Float32Array(20))).toThrow("oscillation.score: expected a visible target that is not zero, got none");
  expect(() => task.score(batch, new Float32Array(19))).toThrow(InvalidInputError);
});
