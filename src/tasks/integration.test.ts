import fc from "fast-check";
import { expect, test } from "vitest";
import { createStream, type RandomStream } from "../numeric/random.ts";
import { integration } from "./integration.ts";

const stream = (seed: number) => createStream({ study: "integration-test", purpose: "trials", seed });

/** A stream whose uniforms and normals are given one by one. */
function scripted(uniforms: number[], normals: number[]): RandomStream {
  return { ...stream(0), uniform: () => uniforms.shift() ?? Number.NaN, normal: () => normals.shift() ?? Number.NaN };
}

test("bias, noise, context and running sum follow the published generator", () => {
  // biases 0.02·(1.5 − 0.5) = 0.02 and 0.02·(0 − 0.5) = −0.01; noise 0.125·z
  const batch = integration({ steps: 2 }).sample(scripted([0.7], [1.5, 0, 1, 2, -1, 0]), 1);
  const rounded = (values: Float32Array) => Array.from(values, (value) => Math.round(value * 1e6) / 1e6);
  expect(rounded(batch.inputs)).toEqual([0.145, 0.24, 0, 1, -0.105, -0.01, 0, 1]);
  expect(rounded(batch.targets)).toEqual([0.24, 0.23]);
  expect(batch.conditions).toEqual(["context 2"]);
});

test("a named stream gives these integrals, on every machine", () => {
  const batch = integration().sample(stream(7), 3);
  expect([...batch.targets.subarray(24 * 3)]).toEqual([-1.5405632257461548, -1.0408295392990112, -0.13234452903270721]);
});

test("the target is the sum of the selected stream so far, and the other stream does not matter", () => {
  fc.assert(fc.property(fc.nat(), (seed) => {
    const batch = integration({ steps: 10 }).sample(stream(seed), 1);
    const context = Number(batch.conditions[0].split(" ")[1]) - 1;
    let sum = 0;
    for (let step = 0; step < 10; step++) {
      const row = batch.inputs.subarray(step * 4, step * 4 + 4);
      expect([...row.subarray(2)]).toEqual(context === 0 ? [1, 0] : [0, 1]);
      sum += row[context];
      expect(batch.targets[step]).toBe(Math.fround(sum));
    }
  }), { numRuns: 40 });
});

test("inputs have the published mean −0.01 and standard deviation, and contexts are fair", () => {
  const batch = integration().sample(stream(1), 2000);
  const noise = batch.inputs.filter((_, k) => k % 4 < 2);
  const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
  const variance = noise.reduce((sum, value) => sum + (value - mean) ** 2, 0) / noise.length;
  expect(mean).toBeCloseTo(-0.01, 2);
  expect(Math.sqrt(variance)).toBeCloseTo(Math.sqrt(0.125 ** 2 + 0.02 ** 2), 2);
  expect(batch.conditions.filter((condition) => condition === "context 1").length / 2000).toBeCloseTo(0.5, 1);
});

test("a bias shift of 0 centres the biases", () => {
  const batch = integration({ noise: 0, biasShift: 0, steps: 2 }).sample(stream(1), 4000);
  const mean = batch.targets.reduce((sum, target) => sum + target, 0) / batch.targets.length;
  expect(Math.abs(mean)).toBeLessThan(0.002);
});

test("perfect outputs pass, the best constant leaves all of the variance unexplained and fails", () => {
  const task = integration();
  const batch = task.sample(stream(1), 50);
  const perfect = task.score(batch, batch.targets);
  expect(perfect.passed).toBe(true);
  expect(perfect.criterion).toBe("mean squared error at most 1 % of the targets' variance");
  const mean = batch.targets.reduce((sum, target) => sum + target, 0) / batch.targets.length;
  const constant = task.score(batch, batch.targets.map(() => mean));
  expect(constant.passed).toBe(false);
  expect(constant.metrics.meanSquaredError).toBeCloseTo(constant.metrics.targetVariance, 6);
});

test("the bound is relative: scaled outputs pass or fail alike at any noise level", () => {
  fc.assert(fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (noise) => {
    const task = integration({ noise, biasScale: 0 });
    const batch = task.sample(stream(1), 10);
    const scaled = (factor: number) => task.score(batch, batch.targets.map((target) => target * factor)).passed;
    expect([scaled(0.95), scaled(0.8)]).toEqual([true, false]);
  }), { numRuns: 20 });
});
