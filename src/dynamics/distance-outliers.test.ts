import { describe, expect, it } from "vitest";
import { distanceOutliers } from "./distance-outliers.ts";

const seeds = Float64Array.of(-1, 1);
const scales = { centroidScale: 10, neighbourScale: 10 };

describe("distanceOutliers", () => {
  it("flags a point more than ten times as far from the seeds' centroid as the seeds are", () => {
    const flags = distanceOutliers(Float64Array.of(0, 9.9, 10.1), seeds, 1, scales);
    expect(flags.map(({ farFromSeeds }) => farFromSeeds)).toEqual([false, false, true]);
  });

  it("flags a point whose nearest neighbour is more than ten times the median distance away", () => {
    const flags = distanceOutliers(Float64Array.of(0, 0.1, 0.2, 1.19, 3), seeds, 1, scales);
    expect(flags.map(({ farFromOthers }) => farFromOthers)).toEqual([false, false, false, false, true]);
  });

  it("says nothing about neighbours of fewer than three points", () => {
    expect(distanceOutliers(Float64Array.of(0, 5), seeds, 1, scales).some(({ farFromOthers }) => farFromOthers)).toBe(false);
  });
});
