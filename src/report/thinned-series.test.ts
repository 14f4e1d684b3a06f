import fc from "fast-check";
import { expect, it } from "vitest";
import { thinnedSeries } from "./thinned-series.ts";

it("leaves a short series as it is", () => {
  const series = { label: "a", x: [0, 1, 2], y: [5, 4, 3] };
  expect(thinnedSeries(series, 10)).toBe(series);
});

it("keeps the extremes of any series, in order, within twice the buckets", () => {
  fc.assert(fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 30, maxLength: 400 }), (y) => {
    const thinned = thinnedSeries({ label: "a", x: y.map((_, index) => index), y }, 10);
    const [xs, ys] = [Array.from(thinned.x), Array.from(thinned.y)];
    expect(ys.length).toBeLessThanOrEqual(20);
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([Math.min(...y), Math.max(...y)]);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(ys).toEqual(xs.map((x) => y[x]));
  }));
});
