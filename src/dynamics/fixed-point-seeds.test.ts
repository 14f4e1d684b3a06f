import { describe, expect, it } from "vitest";
import { createStream } from "../numeric/random.ts";
import { fixedPointSeeds } from "./fixed-point-seeds.ts";

const stream = () => createStream({ study: "test", purpose: "seeds", seed: 1 });
const states = Float64Array.of(0, 0, 10, 10, 20, 20);

/** Rows of a [·, 2] array. */
const pairs = (values: Float64Array) => Array.from({ length: values.length / 2 }, (_, k) => [values[2 * k], values[2 * k + 1]]);

describe("fixedPointSeeds", () => {
  it("draws a quarter task states, a quarter with noise and half midpoints", () => {
    const seeds = pairs(fixedPointSeeds(states, 2, stream(), { count: 400 }));
    expect(seeds.slice(0, 100).every(([x, y]) => x === y && [0, 10, 20].includes(x))).toBe(true);
    expect(seeds.slice(100, 200).every(([x, y]) => x !== y)).toBe(true);
    expect(new Set(seeds.slice(200).map(([x]) => x))).toEqual(new Set([0, 5, 10, 15, 20]));
    expect(seeds.slice(200).every(([x, y]) => x === y)).toBe(true);
  });

  it("adds noise of the standard deviation asked for", () => {
    const noisy = fixedPointSeeds(Float64Array.of(0, 0), 2, stream(), { count: 4000, noise: 2 }).subarray(2000, 4000);
    const variance = noisy.reduce((sum, value) => sum + value * value, 0) / noisy.length;
    expect(Math.sqrt(variance)).toBeCloseTo(2, 0);
  });

  it("draws 1024 by default, and the same ones from equal streams", () => {
    const seeds = fixedPointSeeds(states, 2, stream());
    expect(seeds).toHaveLength(2048);
    expect(fixedPointSeeds(states, 2, stream())).toEqual(seeds);
  });

  it.each([
    ["no states", () => fixedPointSeeds(new Float64Array(0), 2, stream()), "fixedPointSeeds: expected states of shape [S, 2] with S at least 1, got 0 numbers"],
    ["half a state", () => fixedPointSeeds(Float64Array.of(1, 2, 3), 2, stream()), "fixedPointSeeds: expected states of shape [S, 2] with S at least 1, got 3 numbers"],
    ["a NaN", () => fixedPointSeeds(Float64Array.of(1, 2, NaN, 4), 2, stream()), "fixedPointSeeds: expected finite states, got NaN in state 1"],
    ["a count of zero", () => fixedPointSeeds(states, 2, stream(), { count: 0 }), "fixedPointSeeds.count: expected a whole number, one or more, got 0"],
    ["negative noise", () => fixedPointSeeds(states, 2, stream(), { noise: -1 }), "fixedPointSeeds.noise: expected zero or a positive number, got -1"],
  ])("refuses %s", (_, draw, message) => {
    expect(draw).toThrow(message);
  });
});
