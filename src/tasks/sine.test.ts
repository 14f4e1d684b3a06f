import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream, type RandomStream } from "../numeric/random.ts";
import { sine } from "./sine.ts";

const stream = (seed: number) => createStream({ study: "sine-test", purpose: "trials", seed });

/** A stream whose integers are given one by one. */
function scripted(...integers: number[]): RandomStream {
  return { ...stream(0), integer: () => integers.shift() ?? Number.NaN };
}

test("the first, middle and last of 51 frequencies have the documented commands and sines", () => {
  const batch = sine({ steps: 3 }).sample(scripted(0, 25, 50), 3);
  expect(batch.conditions).toEqual(["frequency 0", "frequency 25", "frequency 50"]);
  expect([...batch.inputs.subarray(6)]).toEqual([0.25, 25 / 51 + 0.25, 50 / 51 + 0.25].map(Math.fround));
  // sin of 0.1, 0.35, 0.6 (step 1), twice (step 2) and thrice (step 3) that
  const expected = [0.0998334, 0.3428978, 0.5646425, 0.1986693, 0.6442177, 0.9320391, 0.2955202, 0.8674232, 0.9738476];
  batch.targets.forEach((target, k) => expect(target).toBeCloseTo(expected[k], 6));
});

test("a named stream draws these frequencies, on every machine", () => {
  expect(sine({ steps: 2 }).sample(stream(7), 6).conditions.join(" ")).toBe("frequency 7 frequency 5 frequency 8 frequency 38 frequency 32 frequency 2");
});

test("sampled at even steps, a target obeys the recurrence of a pure oscillation of its frequency", () => {
  fc.assert(fc.property(fc.nat(), (seed) => {
    const batch = sine({ steps: 60 }).sample(stream(seed), 1);
    const frequency = 0.1 + (0.5 * Number(batch.conditions[0].split(" ")[1])) / 50;
    const target = (step: number) => batch.targets[step];
    for (let step = 1; step < 59; step++) expect(target(step + 1) + target(step - 1)).toBeCloseTo(2 * Math.cos(frequency) * target(step), 5);
  }), { numRuns: 20 });
});

test("every frequency is drawn, each with its own command, constant over the trial", () => {
  const batch = sine({ steps: 4 }).sample(stream(1), 1000);
  const commands = new Map(batch.conditions.map((condition, trial) => [condition, batch.inputs[trial]]));
  expect(commands.size).toBe(51);
  expect(new Set(commands.values()).size).toBe(51);
  for (let k = 1000; k < 4000; k++) expect(batch.inputs[k]).toBe(batch.inputs[k % 1000]);
});

test("perfect outputs pass, silence and a sine of the wrong frequency fail", () => {
  const task = sine();
  const batch = task.sample(stream(1), 20);
  expect(task.score(batch, batch.targets)).toEqual({ metrics: { meanSquaredError: 0 }, passed: true, criterion: "mean squared error at most 0.002" });
  expect(task.score(batch, new Float32Array(batch.targets.length)).passed).toBe(false);
  const other = sine().sample(stream(2), 20);
  expect(task.score(batch, other.targets).passed).toBe(false);
});

test("the error of an offset output is the offset squared, on either side of the bound", () => {
  const task = sine();
  const batch = task.sample(stream(1), 8);
  const offset = (by: number) => task.score(batch, batch.targets.map((target) => target + by));
  expect(offset(0.04).metrics.meanSquaredError).toBeCloseTo(0.0016, 6);
  expect(offset(0.04).passed).toBe(true);
  expect(offset(0.05).passed).toBe(false);
});
