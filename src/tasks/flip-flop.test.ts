import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream, type RandomStream } from "../numeric/random.ts";
import { flipFlop } from "./flip-flop.ts";
import type { TrialBatch } from "./task.ts";

const stream = (seed: number) => createStream({ study: "flip-flop-test", purpose: "trials", seed });

/** A stream whose words of random bits are given one by one, as fractions of 2³². */
function scripted(...fractions: number[]): RandomStream {
  return { ...stream(0), bits: () => Math.floor((fractions.shift() ?? Number.NaN) * 2 ** 32) };
}

test("one word per trial, step and bit decides the pulses, and targets follow them", () => {
  const task = flipFlop({ bits: 2, steps: 3, pulseProbability: 0.5 });
  // trial 0: (−, +), (none, −), (+, none); trial 1: (+, +), (none, none), (−, none)
  const batch = task.sample(scripted(0.49, 0.5, 0.5, 0.24, 0.25, 0.9, 0.7, 0.99, 0.6, 0.51, 0, 0.5), 2);
  expect([...batch.inputs]).toEqual([-1, 1, 1, 1, 0, -1, 0, 0, 1, 0, -1, 0]);
  expect([...batch.targets]).toEqual([-1, 1, 1, 1, -1, -1, 1, 1, 1, -1, -1, 1]);
  expect(batch.conditions).toEqual(["+-", "-+"]);
});

test("a named stream gives these trials, on every machine", () => {
  const batch = flipFlop({ bits: 1, steps: 12 }).sample(stream(7), 2);
  expect([...batch.inputs].join(" ")).toBe("-1 1 0 -1 0 -1 0 0 0 0 -1 0 0 0 0 0 0 0 1 0 0 1 0 0");
});

test("the target is the last nonzero pulse of its own channel, and every channel starts with one", () => {
  const settings = fc.record({ bits: fc.integer({ min: 1, max: 4 }), steps: fc.integer({ min: 2, max: 20 }), pulseProbability: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(fc.property(settings, fc.nat(), (options, seed) => {
    const trials = 3;
    const batch = flipFlop(options).sample(stream(seed), trials);
    const channels = trials * options.bits;
    for (let channel = 0; channel < channels; channel++) {
      const pulses = Array.from({ length: options.steps }, (_, step) => batch.inputs[step * channels + channel]);
      expect(Math.abs(pulses[0])).toBe(1);
      for (let step = 0; step < options.steps; step++) {
        expect(batch.targets[step * channels + channel]).toBe(pulses.slice(0, step + 1).findLast((pulse) => pulse !== 0));
      }
    }
  }), { numRuns: 40 });
});

test("the first trials of a larger batch are the trials of a smaller one", () => {
  const task = flipFlop({ steps: 9 });
  const small = task.sample(stream(3), 2);
  const large = task.sample(stream(3), 5);
  for (let step = 0; step < 9; step++) expect(large.inputs.slice(step * 15, step * 15 + 6)).toEqual(small.inputs.slice(step * 6, step * 6 + 6));
  expect(large.conditions.slice(0, 2)).toEqual(small.conditions);
});

test("pulses come as often as asked, half of them negative, and all eight memory states occur", () => {
  const batch = flipFlop().sample(stream(1), 400);
  const later = batch.inputs.subarray(400 * 3);
  const count = (value: number) => later.filter((pulse) => pulse === value).length / later.length;
  expect(count(1)).toBeCloseTo(0.125, 2);
  expect(count(-1)).toBeCloseTo(0.125, 2);
  expect(new Set(batch.conditions).size).toBe(8);
});

test("probability 0 leaves only the first pulses, probability 1 pulses at every step", () => {
  const never = flipFlop({ pulseProbability: 0 }).sample(stream(1), 4);
  expect(never.inputs.subarray(12).every((pulse) => pulse === 0)).toBe(true);
  const always = flipFlop({ pulseProbability: 1 }).sample(stream(1), 4);
  expect(always.inputs).toEqual(always.targets);
});

/** The scorer as one would define it on paper: one output at a time, with explicit indices. */
function slowScore(batch: TrialBatch, outputs: Float32Array, bits: number): { meanSquaredError: number; signAccuracy: number } {
  const at = (array: Float32Array, step: number, trial: number, bit: number) => array[(step * batch.trials + trial) * bits + bit];
  const errors: number[] = [];
  const signs: boolean[] = [];
  for (let step = 0; step < batch.steps; step++) {
    for (let trial = 0; trial < batch.trials; trial++) {
      if (batch.mask[step * batch.trials + trial] === 0) continue;
      for (let bit = 0; bit < bits; bit++) {
        const target = at(batch.targets, step, trial, bit);
        const output = at(outputs, step, trial, bit);
        errors.push((output - target) ** 2);
        if (step > 0 && at(batch.targets, step - 1, trial, bit) === target) signs.push(Math.sign(output) === target);
      }
    }
  }
  return { meanSquaredError: errors.reduce((sum, error) => sum + error, 0) / errors.length, signAccuracy: signs.filter(Boolean).length / signs.length };
}

test("the score agrees with a scorer written one output at a time, also where steps are masked", () => {
  fc.assert(fc.property(fc.nat(), fc.integer({ min: 1, max: 4 }), (seed, bits) => {
    const drawn = flipFlop({ bits, steps: 12 });
    const whole = drawn.sample(stream(seed), 5);
    const noise = stream(seed).fork("outputs");
    const outputs = whole.targets.map((target) => target + noise.normal());
    const batch = { ...whole, mask: whole.mask.map((_, k) => (k % 3 === 1 ? 0 : 1)) };
    const expected = slowScore(batch, outputs, bits);
    const { metrics } = drawn.score(batch, outputs);
    expect(metrics.meanSquaredError).toBeCloseTo(expected.meanSquaredError, 12);
    expect(metrics.signAccuracy).toBe(expected.signAccuracy);
  }), { numRuns: 30 });
});

test("perfect outputs pass with no error", () => {
  const task = flipFlop();
  const batch = task.sample(stream(2), 16);
  expect(task.score(batch, batch.targets)).toEqual({
    metrics: { meanSquaredError: 0, signAccuracy: 1 },
    passed: true,
    criterion: "mean squared error at most 0.005 and at least 99.9 % right signs where the target holds",
  });
});

test("a constant output fails, whatever the constant", () => {
  const task = flipFlop();
  const batch = task.sample(stream(2), 16);
  for (const constant of [-1, 0, 0.5, 1]) expect(task.score(batch, batch.targets.map(() => constant)).passed).toBe(false);
});

test("outputs with a small error but a wrong sign in one of a hundred places fail", () => {
  const task = flipFlop({ pulseProbability: 0.01 });
  const batch = task.sample(stream(2), 40);
  const outputs = batch.targets.map((target, k) => (k % 250 === 0 ? -0.01 * target : target));
  const { metrics, passed } = task.score(batch, outputs);
  expect(metrics.meanSquaredError).toBeLessThan(5e-3);
  expect(metrics.signAccuracy).toBeLessThan(0.999);
  expect(passed).toBe(false);
});

test("diverged outputs fail rather than throw", () => {
  const task = flipFlop({ steps: 4 });
  const batch = task.sample(stream(2), 2);
  expect(task.score(batch, batch.targets.map(() => Number.NaN)).passed).toBe(false);
});

test("a batch of no trials, outputs of another shape and a mask of zeros are refused", () => {
  const task = flipFlop({ steps: 4 });
  const batch = task.sample(stream(2), 2);
  expect(() => task.sample(stream(2), 0)).toThrow("flip-flop: expected a whole number of trials, at least 1, got 0");
  expect(() => task.score(batch, new Float32Array(5))).toThrow("flip-flop.score: expected 24 outputs, shape [4, 2, 3], got 5. Score a batch with the outputs of the same batch");
  expect(() => task.score({ ...batch, mask: new Float32Array(8) }, batch.targets)).toThrow("flip-flop.score: expected at least one step that the mask leaves visible, got a mask of zeros");
});
