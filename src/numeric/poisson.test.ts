import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poisson } from "./poisson.ts";
import { createStream, type RandomStream } from "./random.ts";

const stream = (seed: number) => createStream({ study: "test", purpose: "poisson", seed });

/** A stream whose uniform numbers are given. */
function scripted(...numbers: readonly number[]): RandomStream {
  const rest = [...numbers];
  return { ...stream(0), uniform: () => rest.shift()! };
}

describe("poisson", () => {
  it("counts the uniform numbers whose product stays above e^−mean", () => {
    expect(poisson(scripted(0.3), 1)).toBe(0); // e⁻¹ = 0.368
    expect(poisson(scripted(0.9, 0.5, 0.8), 1)).toBe(2);
    expect(poisson(scripted(0), 1)).toBe(0);
    expect(poisson(scripted(), 0)).toBe(0);
  });

  it("has the mean and the variance of its distribution, for small and for large means", () => {
    fc.assert(
      fc.property(fc.constantFrom(0.02, 0.7, 5, 16, 40.5), fc.nat(20), (mean, seed) => {
        const from = stream(seed);
        const draws = Array.from({ length: 4000 }, () => poisson(from, mean));
        const average = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
        const variance = draws.reduce((sum, draw) => sum + (draw - mean) * (draw - mean), 0) / draws.length;
        expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(mean / draws.length));
        expect(Math.abs(variance - mean)).toBeLessThan(5 * Math.sqrt((mean + 2 * mean * mean) / draws.length));
      }),
      { numRuns: 15 },
    );
  });

  it("has the probabilities e^−m·mᵏ/k!", () => {
    const from = stream(7);
    const counts = [0, 0, 0, 0];
    for (let k = 0; k < 20_000; k++) counts[Math.min(poisson(from, 1.5), 3)]++;
    const exact = [0, 1, 2].map((k) => (Math.exp(-1.5) * 1.5 ** k) / [1, 1, 2][k]);
    [...exact, 1 - exact[0] - exact[1] - exact[2]].forEach((share, k) => expect(Math.abs(counts[k] / 20_000 - share)).toBeLessThan(0.015));
  });

  it.each([-1, Number.NaN, Infinity])("refuses the mean %d", (mean) => {
    expect(() => poisson(stream(1), mean)).toThrow(`poisson: expected a mean that is zero or positive, got ${mean}`);
  });
});
