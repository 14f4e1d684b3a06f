import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dissimilarityMatrix, rsa } from "./rsa.ts";
import { mapped, mixedStates, randomRotation, randomStates, scaled } from "./test-states.ts";

describe("dissimilarityMatrix", () => {
  it("is 0 for proportional, 1 for orthogonal and 2 for opposite patterns, by cosine", () => {
    const states = { data: Float64Array.of(1, 0, 3, 0, 0, 2, -1, 0), rows: 4, columns: 2 };
    expect([...dissimilarityMatrix(states, "cosine")]).toEqual([0, 0, 1, 2, 0, 0, 1, 2, 1, 1, 0, 1, 2, 2, 1, 0]);
  });

  it("is 1 − Pearson's correlation by default: 0.5 for (1, 2, 3) and (1, 3, 2)", () => {
    const matrix = dissimilarityMatrix({ data: Float64Array.of(1, 2, 3, 11, 13, 12), rows: 2, columns: 3 });
    [0, 0.5, 0.5, 0].forEach((entry, k) => expect(matrix[k]).toBeCloseTo(entry, 14));
  });

  it("names the first sample whose pattern has no direction, and refuses very many samples", () => {
    const states = { data: Float64Array.of(1, 2, 4, 4, 0, 0), rows: 3, columns: 2 };
    expect(() => dissimilarityMatrix(states)).toThrow("the same value for all units in sample 1");
    expect(() => dissimilarityMatrix(states, "cosine")).toThrow("only zeros in sample 2");
    expect(() => dissimilarityMatrix({ data: new Float64Array(9000), rows: 9000, columns: 1 })).toThrow("at most 8192 samples");
  });
});

describe("rsa", () => {
  it("is Pearson's correlation of the dissimilarities: −1/2 for (0, 1, 1) against (1, 0, 1)", () => {
    const x = { data: Float64Array.of(1, 0, 1, 0, 0, 1), rows: 3, columns: 2 };
    const y = { data: Float64Array.of(1, 0, 0, 1, 1, 0), rows: 3, columns: 2 };
    expect(rsa(x, y, { patterns: "cosine" })).toBeCloseTo(-0.5, 14);
    expect(rsa(x, y, { patterns: "cosine", matrices: "cosine" })).toBeCloseTo(0.5, 14);
  });

  it("does not change under rotations with cosine patterns, nor under scaling and exchange", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const [x, y] = [mixedStates(8, 4, seed), randomStates(8, 5, seed + 2)];
        const options = { patterns: "cosine" } as const;
        expect(rsa(scaled(mapped(x, randomRotation(4, seed)), 3), y, options)).toBeCloseTo(rsa(x, y, options), 10);
        expect(rsa(y, x)).toBeCloseTo(rsa(x, y), 12);
        expect(rsa(scaled(x, 2, 9), x)).toBeCloseTo(1, 9);
      }),
      { numRuns: 20 },
    );
  });

  it("refuses dissimilarities that are all equal", () => {
    const apart = { data: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), rows: 3, columns: 3 };
    expect(() => rsa(apart, randomStates(3, 3, 1), { patterns: "cosine" })).toThrow("dissimilarities that differ, got 3 equal ones");
  });
});
