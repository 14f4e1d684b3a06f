import { numberText } from "@nullcline/studies/number-text.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logRange, logTicks } from "./decades.ts";

describe("a logarithmic axis", () => {
  it("has its ticks at whole decades", () => {
    expect(logTicks(0.02, 3)).toEqual([0.1, 1]);
    expect(logTicks(0.0005, 200)).toEqual([0.001, 0.01, 0.1, 1, 10, 100]);
  });

  it("has finer ticks where there would be fewer than two", () => {
    expect(logTicks(0.15, 1.2)).toEqual([0.2, 0.5, 1]);
  });

  it("has at most six ticks, all inside, ascending", () => {
    const exponent = fc.double({ min: -12, max: 6, noNaN: true });
    fc.assert(fc.property(exponent, fc.double({ min: 0.3, max: 12, noNaN: true }), (from, decades) => {
      const [low, high] = [10 ** from, 10 ** (from + decades)];
      const ticks = logTicks(low, high);
      expect(ticks.length).toBeLessThanOrEqual(6);
      for (const [k, tick] of ticks.entries()) expect(tick >= low && tick <= high && (k === 0 || tick > ticks[k - 1])).toBe(true);
    }));
  });

  it("has none where there is nothing to show", () => {
    expect(logTicks(0, 1)).toEqual([]);
    expect(logTicks(Number.NaN, 1)).toEqual([]);
  });

  it("leaves room on both sides, also around a single value", () => {
    fc.assert(fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), fc.double({ min: 1, max: 1e6, noNaN: true }), (low, factor) => {
      const [from, to] = logRange(low, low * factor);
      expect(from).toBeLessThan(low);
      expect(to).toBeGreaterThan(low * factor);
    }));
    expect(logRange(0, 0)).toEqual([0.1, 1]);
  });

  it("has ticks that two digits write exactly", () => {
    expect([...logTicks(0.15, 1.2), ...logTicks(2e-5, 6e-5), ...logTicks(1e3, 1e6)].map((tick) => numberText(tick, 2))).toEqual(["0.2", "0.5", "1", "2 × 10⁻⁵", "5 × 10⁻⁵", "1000", "10⁴", "10⁵", "10⁶"]);
  });
});
