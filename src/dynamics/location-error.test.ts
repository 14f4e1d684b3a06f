import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFixedPoints } from "./find-fixed-points.ts";
import { affineMap } from "./test-maps/affine-map.ts";
import { tanhNetwork } from "./test-maps/tanh-network.ts";

const weight = fc.integer({ min: -200, max: 200 }).map((value) => value / 100);

describe("a point's error radius", () => {
  it("is infinite on a continuum of fixed points", () => {
    const { points } = findFixedPoints(affineMap([[1, 0], [0, 0.5]]), Float64Array.of(0.3, 0.2));
    expect(points[0].errorRadius).toBe(Infinity);
  });

  it("reaches from points of a search stopped early to those of a full one, and is seldom a hundred times too long", () => {
    let [compared, wide] = [0, 0];
    fc.assert(
      fc.property(fc.array(fc.array(weight, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }), (recurrent) => {
        const map = tanhNetwork({ recurrent, bias: [0.1, -0.2, 0.3] });
        const seeds = Float64Array.of(0.5, 0.5, 0.5, -0.5, 0.5, -0.5);
        for (const early of findFixedPoints(map, seeds, { tolerance: 1e-9 }).points) {
          if (early.errorRadius === Infinity) continue;
          const exact = findFixedPoints(map, early.state).points[0];
          const distance = Math.sqrt(exact.state.reduce((sum, value, i) => sum + (value - early.state[i]) ** 2, 0));
          expect(distance).toBeLessThanOrEqual(early.errorRadius + exact.errorRadius);
          compared++;
          if (early.errorRadius > 100 * distance) wide++;
        }
      }),
      { numRuns: 60, seed: 1 },
    );
    expect(compared).toBeGreaterThan(40);
    expect(wide).toBeLessThan(0.1 * compared);
  });
});
