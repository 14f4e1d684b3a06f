import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalCorrelations } from "./canonical-correlations.ts";
import { pwcca } from "./pwcca.ts";
import { mapped, mixedStates, randomStates, scaled } from "./test-states.ts";

/** Time courses a and b of four samples with products 0, at given sizes. */
const twoUnits = (first: readonly number[], second: readonly number[], sizes: readonly [number, number]) =>
  ({ data: Float64Array.from(first.flatMap((entry, k) => [sizes[0] * entry, sizes[1] * second[k]])), rows: 4, columns: 2 });

describe("pwcca", () => {
  it("weights the shared direction by its size in the first network: 3 of 4", () => {
    const [a, b, ab] = [[1, 1, -1, -1], [1, -1, 1, -1], [1, -1, -1, 1]];
    const result = pwcca(twoUnits(a, b, [3, 1]), twoUnits(a, ab, [1, 7]));
    [1, 0].forEach((value, k) => expect(result.correlations[k]).toBeCloseTo(value, 14));
    [0.75, 0.25].forEach((value, k) => expect(result.weights[k]).toBeCloseTo(value, 14));
    expect(result.similarity).toBeCloseTo(0.75, 14);
    expect(pwcca(twoUnits(a, ab, [1, 7]), twoUnits(a, b, [3, 1])).similarity).toBeCloseTo(1 / 8, 14);
  });

  it("lies between the smallest and the largest canonical correlation and ignores linear maps of the second network", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const [x, y] = [mixedStates(25, 3, seed), randomStates(25, 4, seed + 2)];
        const correlations = canonicalCorrelations(x, y);
        const { similarity, distance, weights } = pwcca(x, y);
        expect(similarity).toBeLessThanOrEqual(correlations[0] + 1e-12);
        expect(similarity).toBeGreaterThanOrEqual(correlations[2] - 1e-12);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(distance).toBeCloseTo(1 - similarity, 12);
        const changed = mapped(y, { ...randomStates(4, 4, 77), data: Float64Array.of(1, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 0, 0, 0, 0, 5) });
        expect(pwcca(scaled(x, 4, 2), changed).similarity).toBeCloseTo(similarity, 8);
      }),
      { numRuns: 20 },
    );
  });
});
