import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centredSamples } from "./centred-samples.ts";
import { linearCka } from "./linear-cka.ts";
import { rowProducts, rowsOf } from "./row-products.ts";
import type { SampleMatrix } from "./sample-matrix.ts";
import { mapped, mixedStates, randomRotation, randomStates, scaled } from "./test-states.ts";

/** Alignment of the centred kernels of samples, ⟨K, L⟩/(‖K‖‖L‖). */
function byKernels(x: SampleMatrix, y: SampleMatrix): number {
  const [k, l] = [x, y].map((states) => {
    const rows = rowsOf(centredSamples(states), states.columns);
    return rowProducts(rows, rows);
  });
  const product = (a: Float64Array, b: Float64Array) => a.reduce((sum, entry, at) => sum + entry * b[at], 0);
  return product(k, l) / Math.sqrt(product(k, k) * product(l, l));
}

describe("linearCka", () => {
  it("is the squared correlation for one unit each: 0.75 for (0, 1, 2) and (0, 0, −1)", () => {
    const [x, y] = [[0, 1, 2], [0, 0, -1]].map((entries) => ({ data: Float64Array.from(entries), rows: 3, columns: 1 }));
    expect(linearCka(x, y)).toBeCloseTo(0.75, 14);
  });

  it("agrees with the alignment of the kernels over samples", () => {
    for (const seed of [1, 2]) expect(linearCka(mixedStates(20, 3, seed), mixedStates(20, 30, seed + 9))).toBeCloseTo(byKernels(mixedStates(20, 3, seed), mixedStates(20, 30, seed + 9)), 12);
  });

  it("does not change under rotations, isotropic scaling, shifts and exchange, but does under other maps", () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (seed, factor) => {
        const [x, y] = [mixedStates(20, 4, seed), mixedStates(20, 3, seed + 2)];
        const score = linearCka(x, y);
        expect(linearCka(scaled(mapped(x, randomRotation(4, seed)), factor, 5), y)).toBeCloseTo(score, 9);
        expect(linearCka(y, x)).toBeCloseTo(score, 12);
        expect(linearCka(x, x)).toBeCloseTo(1, 12);
      }),
      { numRuns: 20 },
    );
    const x = randomStates(30, 2, 1);
    expect(linearCka({ ...x, data: x.data.map((entry, at) => (at % 2 === 0 ? 9 * entry : entry)) }, x)).toBeLessThan(0.9);
  });

  it("works at any size of the states and refuses states that do not vary", () => {
    const [x, y] = [randomStates(10, 2, 1), randomStates(10, 2, 2)];
    expect(linearCka(scaled(x, 1e-120), scaled(y, 1e120))).toBeCloseTo(linearCka(x, y), 12);
    expect(() => linearCka(x, { ...y, data: new Float64Array(20) })).toThrow("states that vary, got 10 equal samples");
  });
});
