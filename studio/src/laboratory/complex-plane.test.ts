import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planeReach, ticksWithin } from "./complex-plane.ts";
import { complexText, frequencyText, stepsText } from "./mode-text.ts";

describe("the complex plane", () => {
  it("shows the unit circle even where all eigenvalues are small", () => {
    expect(planeReach([{ re: 0.1, im: 0.2 }])).toBeCloseTo(1.08, 12);
  });

  it("holds every eigenvalue", () => {
    const value = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(fc.property(fc.array(fc.record({ re: value, im: value })), (values) => {
      const reach = planeReach(values);
      for (const { re, im } of values) expect(Math.max(Math.abs(re), Math.abs(im))).toBeLessThan(reach);
    }));
  });

  it("has ticks on both sides, three at most on each, and none on the border", () => {
    fc.assert(fc.property(fc.double({ min: 1, max: 5000, noNaN: true }), (reach) => {
      const ticks = ticksWithin(reach);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.map((tick) => -tick).toReversed()).toEqual(ticks);
      expect(Math.max(...ticks)).toBeLessThan(reach);
    }));
  });

  it.each([
    [{ re: 0.98, im: 0.12 }, "0.980 + 0.120i"],
    [{ re: -1.5, im: 0 }, "−1.500"],
    [{ re: -0.25, im: -2 }, "−0.250 − 2.000i"],
  ])("prints %o as %s", (value, text) => {
    expect(complexText(value)).toBe(text);
  });

  it("says how fast a mode turns and decays", () => {
    expect(frequencyText({ frequency: Math.PI / 5 })).toBe("one turn in 10.0 steps");
    expect(frequencyText({ frequency: 0 })).toBe("without turning");
    expect(stepsText(12.3456)).toBe("12.3 steps");
    expect(stepsText(Infinity)).toBe("no finite time");
  });
});
