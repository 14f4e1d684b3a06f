import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binCentres, countedRates, smoothedRates, type TimeBins } from "./spike-rates.ts";

const spikes = fc.array(fc.integer({ min: -4000, max: 4000 }), { maxLength: 40 }).map((times) => Float64Array.from(times, (time) => time / 1024).toSorted());
const bins: TimeBins = { from: -1, width: 0.125, count: 16 };

describe("rates of spikes", () => {
  it("counts spikes in bins that hold their beginning and not their end", () => {
    expect([...countedRates(Float64Array.of(9.9, 10, 10.1, 10.5, 10.99, 11), 10, { from: 0, width: 0.5, count: 2 })]).toEqual([4, 4]);
  });

  it("gives a lone spike the height of a Gaussian of area 1", () => {
    const [rate] = smoothedRates(Float64Array.of(2), 2, { from: -0.5, width: 1, count: 1 }, 0.25);
    expect(rate).toBeCloseTo(4 / Math.sqrt(2 * Math.PI), 14);
  });

  it("loses and invents no spike inside the bins", () => {
    fc.assert(fc.property(spikes, (times) => {
      const inside = times.filter((time) => time >= -1 && time < 1).length;
      expect(countedRates(times, 0, bins).reduce((sum, rate) => sum + rate * bins.width, 0)).toBe(inside);
    }));
  });

  it("moves with the spikes and their zero", () => {
    fc.assert(fc.property(spikes, fc.integer({ min: -8, max: 8 }), (times, shift) => {
      const moved = times.map((time) => time + shift);
      expect(countedRates(moved, shift, bins)).toEqual(countedRates(times, 0, bins));
      expect(smoothedRates(moved, shift, bins, 0.25)).toEqual(smoothedRates(times, 0, bins, 0.25));
    }));
  });

  it("agrees with counting and adding up spike by spike", () => {
    fc.assert(fc.property(spikes, (times) => {
      const counted = Array.from({ length: 16 }, (_, k) => times.filter((time) => Math.floor((time + 1) / 0.125) === k).length / 0.125);
      expect([...countedRates(times, 0, bins)]).toEqual(counted);
      const smoothed = smoothedRates(times, 0, bins, 0.25);
      binCentres(bins).forEach((centre, k) => {
        const sum = times.reduce((total, time) => total + Math.exp(-8 * (time - centre) ** 2), 0);
        expect(smoothed[k]).toBeCloseTo((4 * sum) / Math.sqrt(2 * Math.PI), 9);
      });
    }));
  });
});
