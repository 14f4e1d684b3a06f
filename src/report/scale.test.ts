import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extent, linearScale, logScale, niceStep } from "./scale.ts";

const interval = fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }))
  .map(([low, width]) => [low, low + width] as const);

describe("linearScale", () => {
  it("puts the middle of the domain at the middle of the range", () => {
    expect(linearScale([2, 6], [100, 0]).toPixel(4)).toBe(50);
  });

  it("maps the ends of any domain to the ends of the range", () => {
    fc.assert(fc.property(interval, ([low, high]) => {
      const scale = linearScale([low, high], [10, 210]);
      expect(scale.toPixel(low)).toBeCloseTo(10, 6);
      expect(scale.toPixel(high)).toBeCloseTo(210, 6);
    }));
  });

  it("has between one and count + 1 ticks, all inside the domain, for any domain", () => {
    fc.assert(fc.property(interval, fc.integer({ min: 2, max: 10 }), ([low, high], count) => {
      const { ticks } = linearScale([low, high], [0, 1], count);
      const slack = 1e-8 * (high - low);
      expect(ticks.length).toBeGreaterThanOrEqual(1);
      expect(ticks.length).toBeLessThanOrEqual(count + 1);
      for (const { value } of ticks) {
        expect(value).toBeGreaterThanOrEqual(low - slack);
        expect(value).toBeLessThanOrEqual(high + slack);
      }
    }));
  });

  it("has ticks where the round step would step over the whole domain", () => {
    expect(linearScale([-0.04000000009000001, -5.000000413701855e-11], [0, 1], 2).ticks.map(({ label }) => label)).toEqual(["−0.04", "−0.02"]);
    expect(linearScale([0.003, 0.0431], [0, 1], 2).ticks.map(({ label }) => label)).toEqual(["0.02", "0.04"]);
  });

  it("labels round steps", () => {
    expect(linearScale([-1.3, 1.2], [0, 1]).ticks.map(({ label }) => label)).toEqual(["−1", "−0.5", "0", "0.5", "1"]);
  });

  it("widens a domain of one value so that it can be drawn", () => {
    expect(linearScale([3, 3], [0, 100]).toPixel(3)).toBe(50);
  });
});

describe("logScale", () => {
  it("widens to whole decades and spaces them evenly", () => {
    const scale = logScale([0.002, 5], [0, 400]);
    expect(scale.domain).toEqual([1e-3, 10]);
    expect(scale.ticks.map(({ label }) => label)).toEqual(["10⁻³", "10⁻²", "10⁻¹", "1", "10¹"]);
    expect(scale.toPixel(0.1)).toBeCloseTo(200, 9);
  });

  it("keeps one decade for a single value", () => {
    expect(logScale([1e-3, 1e-3], [0, 1]).domain).toEqual([1e-3, 1e-2]);
  });
});

it("extent ignores numbers that are not finite and falls back to the unit interval", () => {
  expect(extent([3, NaN, -2, Infinity])).toEqual([-2, 3]);
  expect(extent([NaN])).toEqual([0, 1]);
});

it("niceStep is 1, 2 or 5 times a power of ten", () => {
  expect([niceStep([0, 10], 5), niceStep([0, 1], 5), niceStep([0, 64], 8), niceStep([0, 0.3], 5)]).toEqual([2, 0.2, 10, 0.1]);
});
