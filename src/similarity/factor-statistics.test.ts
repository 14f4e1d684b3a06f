import { describe, expect, it } from "vitest";
import { bootstrapIntervals } from "./bootstrap-intervals.ts";
import { betweenWithinRatio } from "./between-within-ratio.ts";
import { factorStatistics } from "./factor-statistics.ts";
import { nearestNeighbourAccuracy } from "./nearest-neighbour-accuracy.ts";
import { permanova } from "./permanova.ts";
import { meanSilhouette } from "./silhouette.ts";
import { labelsOf } from "./test-labels.ts";
import { distancesBetween, randomStates } from "./test-states.ts";

const labels = labelsOf(10, 10);
const clusters = (apart: number, seed = 1) => {
  const points = randomStates(20, 2, seed);
  return distancesBetween({ ...points, data: points.data.map((entry, at) => entry + (at < 20 ? 0 : apart)) });
};

describe("factorStatistics", () => {
  it("gathers the single statistics with intervals that hold them", () => {
    const distances = clusters(2);
    const found = factorStatistics(distances, labels, { seed: 1, resamples: 60 });
    expect(found.classes).toEqual([{ name: "a", count: 10 }, { name: "b", count: 10 }]);
    expect(found.neighbourAccuracy).toMatchObject({ value: nearestNeighbourAccuracy(distances, labels).accuracy, chance: 0.5, used: 60 });
    expect(found.silhouette.value).toBe(meanSilhouette(distances, labels));
    expect(found.permanova).toMatchObject({ value: permanova(distances, labels).r2, permutations: 999 });
    expect(found.betweenWithinRatio.value).toBe(betweenWithinRatio(distances, labels));
    for (const { value, low, high } of [found.silhouette, found.permanova, found.betweenWithinRatio]) {
      expect(low).toBeLessThan(value);
      expect(high).toBeGreaterThan(value);
    }
  });

  it("tells classes apart that are, and does not where they are not", () => {
    const [apart, mixed] = [clusters(6), clusters(0)].map((distances) => factorStatistics(distances, labels, { permutations: 199, resamples: 40 }));
    expect(apart.neighbourAccuracy.value).toBe(1);
    expect(apart.permanova.p).toBe(1 / 200);
    expect(apart.silhouette.low).toBeGreaterThan(0.5);
    expect(mixed.permanova.p).toBeGreaterThan(0.05);
    expect(mixed.betweenWithinRatio.low).toBeLessThan(1.1);
  });

  it("gives the same numbers for the same seed", () => {
    const options = { permutations: 19, resamples: 10, seed: 4 };
    expect(factorStatistics(clusters(1), labels, options)).toEqual(factorStatistics(clusters(1), labels, options));
  });
});

describe("bootstrapIntervals", () => {
  it("never compare a network with its copy: points all 1 apart keep a within distance of 1", () => {
    const equal = Float64Array.from({ length: 400 }, (_, at) => (at % 21 === 0 ? 0 : 1));
    const least = bootstrapIntervals(equal, labels, { least: (pairs) => pairs.filter((distance) => !Number.isNaN(distance)).toSorted()[0] }).least;
    expect(least).toEqual({ low: 1, high: 1, used: 200 });
  });

  it("draw as many networks of each class as there are, and leave out samples without a value", () => {
    const { count, never } = bootstrapIntervals(clusters(1), labels, { count: (_, { members }) => members[1].length, never: () => NaN }, { resamples: 5 });
    expect(count).toEqual({ low: 10, high: 10, used: 5 });
    expect(never).toEqual({ low: NaN, high: NaN, used: 0 });
  });

  it("are as wide as the spread over new populations, within a factor of two", () => {
    const ratio = (distances: Float64Array) => permanova(distances, labels, { permutations: 1 }).r2;
    const values = Array.from({ length: 60 }, (_, seed) => ratio(clusters(2, 100 + 7 * seed))).toSorted((a, b) => a - b);
    const spread = values[57] - values[2];
    const widths = [1, 2, 3].map((seed) => {
      const { permanova: r2 } = factorStatistics(clusters(2, seed), labels, { permutations: 1, resamples: 100 });
      return r2.high - r2.low;
    });
    const mean = (widths[0] + widths[1] + widths[2]) / 3;
    expect(mean / spread).toBeGreaterThan(0.5);
    expect(mean / spread).toBeLessThan(2);
  });

  it("refuse bad options", () => {
    expect(() => bootstrapIntervals(clusters(1), labels, {}, { resamples: 1 })).toThrow("at least 2 resamples");
    expect(() => bootstrapIntervals(clusters(1), labels, {}, { level: 1 })).toThrow("a level in (0, 1)");
  });
});
