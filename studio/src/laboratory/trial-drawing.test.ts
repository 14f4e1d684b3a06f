import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { channelOf, MOST_ROWS, rowReach, scoredStretches, stairs, timeAt, trialRows } from "./trial-drawing.ts";

describe("the picture of a trial", () => {
  it("has its rows below each other, inputs first, none over another", () => {
    fc.assert(fc.property(fc.nat({ max: 12 }), fc.nat({ max: 12 }), (inputs, outputs) => {
      const { rows, height } = trialRows(inputs, outputs);
      expect(rows).toHaveLength(Math.min(inputs, MOST_ROWS) + Math.min(outputs, MOST_ROWS));
      let bottom = 0;
      for (const { y, half } of rows) {
        expect(y - half).toBeGreaterThanOrEqual(bottom);
        bottom = y + half;
      }
      expect(height).toBeGreaterThanOrEqual(bottom);
    }));
  });

  it("takes one channel of one trial", () => {
    const values = [111, 112, 121, 122, 211, 212, 221, 222];
    expect(channelOf(values, { steps: 2, trials: 2 }, { trial: 1, channel: 0, channels: 2 })).toEqual([121, 221]);
  });

  it("draws stairs: each value lasts a step", () => {
    expect(stairs([0, 1], { y: 20, half: 13 }, 1, { left: 10, right: 30, steps: 2 })).toBe("M10.0 20.0H20.0V10.0H30.0");
    expect(timeAt(1, { left: 10, right: 30, steps: 2 })).toBe(20);
  });

  it("reaches 1 at least", () => {
    expect(rowReach([0.2, -0.4], [])).toBe(1);
    expect(rowReach([0.2], [-3])).toBe(3);
  });

  it("marks each stretch that is scored", () => {
    expect(scoredStretches([0, 1, 1, 0, 1], { steps: 5, trials: 1 }, 0)).toEqual([[1, 3], [4, 5]]);
    expect(scoredStretches([], { steps: 5, trials: 1 }, 0)).toEqual([]);
  });

  it("covers exactly the scored steps", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 20 }), (mask) => {
      const covered = mask.map((_, t) => (scoredStretches(mask, { steps: mask.length, trials: 1 }, 0).some(([from, to]) => t >= from && t < to) ? 1 : 0));
      expect(covered).toEqual(mask);
    }));
  });
});
