import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betweenWithinRatio } from "./between-within-ratio.ts";
import { meanSilhouette } from "./silhouette.ts";
import { labelsOf } from "./test-labels.ts";
import { distancesBetween, randomStates } from "./test-states.ts";

const onLine = (...points: readonly number[]) => distancesBetween({ data: Float64Array.from(points), rows: points.length, columns: 1 });
const equal = (n: number, distance: number) => Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 0 : distance));

describe("meanSilhouette", () => {
  it("is the mean of (b − a)/max(a, b): a pair at 0 and 2, and one network at 6", () => {
    // 0: a = 2, b = 6; 2: a = 2, b = 4; 6 is alone.
    expect(meanSilhouette(onLine(0, 2, 6), ["p", "p", "q"])).toBeCloseTo((4 / 6 + 2 / 4 + 0) / 3, 14);
  });

  it("is 1 for points in two places, 0 where no distance differs, negative for exchanged neighbours", () => {
    expect(meanSilhouette(onLine(0, 0, 3, 3), labelsOf(2, 2))).toBe(1);
    expect(meanSilhouette(equal(4, 1), labelsOf(2, 2))).toBe(0);
    expect(meanSilhouette(equal(4, 0), labelsOf(2, 2))).toBe(0);
    expect(meanSilhouette(onLine(0, 1, 0, 1), labelsOf(2, 2))).toBeLessThan(0);
  });

  it("stays in [−1, 1] and does not change with the scale", () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (seed, factor) => {
        const distances = distancesBetween(randomStates(9, 2, seed));
        const value = meanSilhouette(distances, labelsOf(2, 3, 4));
        expect(Math.abs(value)).toBeLessThanOrEqual(1);
        expect(meanSilhouette(distances.map((distance) => factor * distance), labelsOf(2, 3, 4))).toBeCloseTo(value, 12);
      }),
    );
  });
});

describe("betweenWithinRatio", () => {
  it("is the mean distance across classes over that within: 5 over 1.5", () => {
    expect(betweenWithinRatio(onLine(0, 1, 5, 7), labelsOf(2, 2))).toBeCloseTo((5 + 7 + 4 + 6) / 4 / 1.5, 14);
  });

  it("is 1 where no distance differs, 0 being no exception, and infinite where only classes differ", () => {
    expect(betweenWithinRatio(equal(4, 3), labelsOf(2, 2))).toBe(1);
    expect(betweenWithinRatio(equal(4, 0), labelsOf(2, 2))).toBe(1);
    expect(betweenWithinRatio(onLine(0, 0, 3), labelsOf(2, 1))).toBe(Infinity);
  });
});
