import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binnedFactor } from "./binned-factor.ts";

const measure = (values: readonly number[]) => ({ name: "loss", unit: "", values: Float64Array.from(values), scale: "linear" }) as const;

describe("a measure in steps", () => {
  it("has five of equally many networks, named by their bounds", () => {
    const factor = binnedFactor({ ...measure([10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11]), unit: "%" });
    expect(factor).toEqual({ name: "loss (%)", values: ["up to 3", "3 to 5", "5 to 7", "7 to 9", "9 to 11"], codes: [4, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4], isOrdered: true });
  });

  it("has one more for networks without a value", () => {
    expect(binnedFactor(measure([1, Number.NaN, 2]))).toMatchObject({ values: ["up to 1", "1 to 2", "unknown"], codes: [0, 2, 1] });
  });

  it("is none where nothing varies", () => {
    expect([binnedFactor(measure([])), binnedFactor(measure([Number.NaN])), binnedFactor(measure([3, 3]))]).toEqual([undefined, undefined, undefined]);
  });

  it("never puts a larger value into a lower step, and leaves no network out", () => {
    fc.assert(fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 2, maxLength: 60 }), (values) => {
      const factor = binnedFactor(measure(values));
      if (factor === undefined) return;
      const order = values.map((_, index) => index).toSorted((a, b) => values[a] - values[b]);
      const codes = order.map((index) => factor.codes[index]);
      expect(codes).toEqual(codes.toSorted((a, b) => a - b));
      expect(codes.every((code) => code >= 0 && code < factor.values.length)).toBe(true);
    }));
  });
});
