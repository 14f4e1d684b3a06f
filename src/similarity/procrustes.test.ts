import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { singularValueDecomposition } from "../numeric/linalg/singular-value-decomposition.ts";
import { transposed } from "../numeric/linalg/transposed.ts";
import { centredSamples } from "./centred-samples.ts";
import { procrustesShapeDistance } from "./procrustes.ts";
import type { SampleMatrix } from "./sample-matrix.ts";
import { mapped, mixedStates, randomRotation, randomStates, scaled } from "./test-states.ts";

/** ‖X − Y·Q‖ with the best Q = V·Uᵀ worked out, from XᵀY = U·S·Vᵀ. */
function byAlignment(x: SampleMatrix, y: SampleMatrix): number {
  const [a, b] = [x, y].map((states) => ({ ...states, data: centredSamples(states) }));
  const n = x.columns;
  const { left, right } = singularValueDecomposition(mapped({ data: transposed(a.data, n), rows: n, columns: x.rows }, b).data as Float64Array, n, n);
  const best = mapped({ data: transposed(right, n), rows: n, columns: n }, { data: left, rows: n, columns: n });
  const turned = mapped(b, best).data;
  return Math.sqrt(a.data.reduce((sum, entry, k) => sum + (entry - turned[k]) ** 2, 0));
}

describe("procrustesShapeDistance", () => {
  it("is 3 and 0 for a line and its copy of twice the length 3", () => {
    const line = { data: Float64Array.of(0, 0, 3, 3 * Math.sqrt(3), 0, 0, 3, 3 * Math.sqrt(3)), rows: 4, columns: 2 }; // norm 6
    const { angular, euclidean } = procrustesShapeDistance(line, scaled(line, 0.5));
    expect(euclidean).toBeCloseTo(3, 13);
    expect(angular).toBeCloseTo(0, 7);
  });

  it("is a right angle between time courses that have nothing in common", () => {
    const [a, b] = [[1, 1, -1, -1], [1, -1, 1, -1]].map((entries) => ({ data: Float64Array.from(entries), rows: 4, columns: 1 }));
    expect(procrustesShapeDistance(a, b).angular).toBeCloseTo(Math.PI / 2, 14);
    expect(procrustesShapeDistance(a, b).euclidean).toBeCloseTo(Math.sqrt(8), 14);
  });

  it("is what remains after the best rotation, worked out", () => {
    for (const seed of [1, 2, 3]) {
      const [x, y] = [mixedStates(15, 3, seed), mixedStates(15, 3, seed + 10)];
      expect(procrustesShapeDistance(x, y).euclidean).toBeCloseTo(byAlignment(x, y), 9);
    }
  });

  it("is 0 between a network and itself turned and shifted, and symmetric", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const [x, y] = [mixedStates(12, 3, seed), randomStates(12, 4, seed + 2)];
        const turned = scaled(mapped(x, randomRotation(3, seed)), 1, 7);
        expect(procrustesShapeDistance(x, turned).angular).toBeLessThan(1e-7);
        expect(procrustesShapeDistance(x, turned).euclidean).toBeLessThan(1e-6);
        expect(procrustesShapeDistance(x, scaled(turned, 9)).angular).toBeLessThan(1e-7);
        expect(procrustesShapeDistance(x, y).angular).toBeCloseTo(procrustesShapeDistance(y, x).angular, 12);
      }),
      { numRuns: 20 },
    );
  });

  it("obeys the triangle inequality, angular and Euclidean, between networks of different sizes", () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), (seed, sizes) => {
        const [x, y, z] = sizes.map((size, k) => mixedStates(8, size, seed + 2 * k));
        for (const kind of ["angular", "euclidean"] as const) {
          const [xy, yz, xz] = [[x, y], [y, z], [x, z]].map(([a, b]) => procrustesShapeDistance(a, b)[kind]);
          expect(xz).toBeLessThanOrEqual(xy + yz + 1e-7);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("refuses states that do not vary", () => {
    expect(() => procrustesShapeDistance(randomStates(4, 2, 1), { data: new Float64Array(8), rows: 4, columns: 2 })).toThrow("states that vary");
  });
});
