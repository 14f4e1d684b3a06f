import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordingPlane } from "./recording-plane.ts";

const axes = (paths: readonly number[][], components = 2) => ({
  shares: Array.from({ length: components }, () => 0.5), participationRatio: 2, dimensionsFor90: 2, neurons: 4,
  trajectories: paths.map((path, k) => ({ condition: `c${k}`, trials: 1, path: Float64Array.from(path) })),
});

describe("the plane of a recording", () => {
  it("has the mean in its middle and the first component to the right", () => {
    const { paths, reach } = recordingPlane(axes([[0, 0, 1, 0]]), 100);
    expect(reach).toBe(1.06);
    expect(paths[0].path).toBe("M50.0 50.0L97.2 50.0");
  });

  it("draws a single component against zero", () => {
    expect(recordingPlane(axes([[1, -1]], 1), 100).paths[0].path).toBe("M97.2 50.0L2.8 50.0");
  });

  it("holds every path inside its frame", () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 }), (places) => {
      const numbers = recordingPlane(axes([places.flat()]), 100).paths[0].path.match(/-?\d+\.\d/gu)!.map(Number);
      for (const at of numbers) expect(at >= 0 && at <= 100).toBe(true);
    }));
  });
});
