import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eigenDecomposition } from "../numeric/linalg/eigen-decomposition.ts";
import { luFactor, luSolve } from "../numeric/linalg/lu.ts";
import { canonicalCorrelations } from "./canonical-correlations.ts";
import { centredUnits } from "./centred-samples.ts";
import { rowProducts, rowsOf } from "./row-products.ts";
import type { SampleMatrix } from "./sample-matrix.ts";
import { mapped, mixedStates, randomStates, scaled } from "./test-states.ts";

/** Squared correlations as the eigenvalues of Σxx⁻¹ΣxyΣyy⁻¹Σyx. */
function byGeneralisedEigenproblem(x: SampleMatrix, y: SampleMatrix): number[] {
  const [a, b] = [x, y].map((states) => rowsOf(centredUnits(states), states.rows));
  const solve = (left: Float64Array[], right: Float64Array[]) => luSolve(luFactor(rowProducts(left, left), left.length), rowProducts(left, right), right.length);
  const forward = rowsOf(solve(a, b), b.length); // [n₁, n₂]
  const backward = solve(b, a); // [n₂, n₁]
  const columns = Array.from({ length: a.length }, (_, j) => Float64Array.from(b, (_row, k) => backward[k * a.length + j]));
  const { values } = eigenDecomposition(rowProducts(forward, columns), a.length);
  return [...values.re].toSorted((p, q) => q - p).map((value) => Math.sqrt(Math.max(value, 0)));
}

const expectClose = (found: Float64Array, wanted: ArrayLike<number>, digits: number) => {
  expect(found.length).toBe(wanted.length);
  found.forEach((value, k) => expect(value).toBeCloseTo(wanted[k], digits));
};

describe("canonicalCorrelations", () => {
  it("is the absolute Pearson correlation for one unit each: √0.75 for (0, 1, 2) and (0, 0, −1)", () => {
    const [x, y] = [[0, 1, 2], [0, 0, -1]].map((entries) => ({ data: Float64Array.from(entries), rows: 3, columns: 1 }));
    expect(canonicalCorrelations(x, y)[0]).toBeCloseTo(Math.sqrt(0.75), 14);
  });

  it("is 1 for a shared direction and 0 for orthogonal ones", () => {
    const [x, y] = [[1, 1, 1, -1, -1, 1, -1, -1], [1, 1, -1, -1, -1, -1, 1, 1]]; // columns (a, b) and (ab, ab)
    const [left, right] = [x, y].map((entries) => ({ data: Float64Array.from(entries), rows: 4, columns: 2 }));
    expectClose(canonicalCorrelations(left, right), [0], 14); // y has rank 1
    expectClose(canonicalCorrelations(left, { ...left, data: Float64Array.from([1, 1, 1, -1, -1, -1, -1, 1]) }), [1, 0], 14); // (a, ab)
  });

  it("does not change under invertible linear maps and shifts of either network", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const [x, y] = [mixedStates(30, 4, seed), mixedStates(30, 3, seed + 2)];
        const before = canonicalCorrelations(x, y);
        const weights = [randomStates(4, 4, seed + 4), randomStates(3, 3, seed + 5)];
        fc.pre(weights.every(({ data, rows }) => luFactor(Float64Array.from(data), rows).pivotRatio > 1e-2));
        expectClose(canonicalCorrelations(mapped(x, weights[0]), scaled(mapped(y, weights[1]), -3, 100)), before, 8);
        expectClose(canonicalCorrelations(y, x), before, 12);
      }),
      { numRuns: 30 },
    );
  });

  it("agrees with the generalised eigenproblem of the covariances", () => {
    for (const seed of [1, 2, 3]) {
      const [x, y] = [mixedStates(50, 3, seed), mixedStates(50, 5, seed + 10)];
      expectClose(canonicalCorrelations(x, y), byGeneralisedEigenproblem(x, y), 9);
    }
  });

  it("is biased upward by about √((n₁ + n₂)/S) for independent states", () => {
    const means = [200, 800].map((samples) => canonicalCorrelations(randomStates(samples, 5, 1), randomStates(samples, 5, 2))[0]);
    [200, 800].forEach((samples, k) => {
      const expected = Math.sqrt(10 / samples);
      expect(means[k]).toBeGreaterThan(0.5 * expected);
      expect(means[k]).toBeLessThan(2 * expected);
    });
  });

  it("refuses states of different samples", () => {
    expect(() => canonicalCorrelations(randomStates(5, 2, 1), randomStates(6, 2, 1))).toThrow("as many samples of both networks, got 5 and 6");
  });
});
