import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { singularValueDecomposition } from "../numeric/linalg/singular-value-decomposition.ts";
import { centredSamples } from "./centred-samples.ts";
import { rowProducts, rowsOf } from "./row-products.ts";
import { mapped, mixedStates, randomStates } from "./test-states.ts";
import { whitenedBasis } from "./whitened-basis.ts";

describe("whitenedBasis", () => {
  it("is the centred time course at length 1 for a single unit", () => {
    const { directions, variances, sufficient } = whitenedBasis({ data: Float64Array.of(3, 5, 7), rows: 3, columns: 1 });
    [-Math.SQRT1_2, 0, Math.SQRT1_2].forEach((entry, k) => expect(directions[k]).toBeCloseTo(entry, 14));
    expect(variances[0]).toBeCloseTo(4, 13);
    expect(sufficient).toBe(1);
  });

  it("has orthonormal directions with mean 0, even when variances differ by eight orders of magnitude", () => {
    const states = mixedStates(40, 5, 3);
    const stretched = { ...states, data: states.data.map((entry, at) => entry * [1, 1e-1, 1e-2, 1e-3, 1e-4][at % 5]) };
    const rows = rowsOf(whitenedBasis(stretched, { keep: 5 }).directions, 40);
    expect(rows.length).toBe(5);
    rowProducts(rows, rows).forEach((product, at) => expect(product).toBeCloseTo(at % 6 === 0 ? 1 : 0, 13));
    rowProducts(rows, [new Float64Array(40).fill(1)]).forEach((sum) => expect(sum).toBeCloseTo(0, 9));
  });

  it("holds the left singular vectors of the centred states, up to sign", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const states = mixedStates(15, 4, seed);
        const { left, values } = singularValueDecomposition(centredSamples(states), 15, 4);
        fc.pre(values[3] > 1e-2 * values[0] && [0, 1, 2].every((k) => values[k + 1] < 0.95 * values[k]));
        const { directions, variances } = whitenedBasis(states, { keep: 4 });
        const products = rowProducts(rowsOf(directions, 15), rowsOf(left, 15));
        products.forEach((product, at) => expect(Math.abs(product)).toBeCloseTo(at % 5 === 0 ? 1 : 0, 7));
        values.forEach((value, k) => expect(variances[k]).toBeCloseTo((value * value) / 14, 8));
      }),
      { numRuns: 30 },
    );
  });

  it("keeps as many directions as explain the wanted variance, by default 99 %", () => {
    const columns = 3; // variances 90, 9.5 and 0.5 of 100
    const data = Float64Array.from({ length: 8 * 3 }, (_, at) => ((Math.floor(at / 3) >> (at % 3)) & 1 ? 1 : -1) * Math.sqrt([90, 9.5, 0.5][at % 3]));
    const states = { data, rows: 8, columns };
    expect(whitenedBasis(states).variances.length).toBe(2);
    expect(whitenedBasis(states, { variance: 0.9 }).sufficient).toBe(1);
    expect(whitenedBasis(states, { variance: 1 }).sufficient).toBe(3);
    expect(whitenedBasis(states, { keep: 1 })).toMatchObject({ sufficient: 2, samples: 8 });
  });

  it("leaves out constant and linearly dependent units", () => {
    const doubled = mapped(randomStates(30, 2, 1), { data: Float64Array.of(1, 0, 2, 0, 0, 1, 1, 0), rows: 2, columns: 4 });
    expect(whitenedBasis(doubled, { keep: 4 }).variances.length).toBe(2);
  });

  it("refuses too few samples, equal samples, bad numbers and bad options", () => {
    const states = randomStates(6, 2, 1);
    expect(() => whitenedBasis(randomStates(3, 4, 1))).toThrow("at least as many samples as units, got 3 samples of 4 units");
    expect(() => whitenedBasis({ data: new Float64Array(6).fill(0.1), rows: 3, columns: 2 })).toThrow("states that vary, got 3 equal samples");
    expect(() => whitenedBasis({ ...states, data: states.data.map((entry, at) => (at > 6 ? NaN : entry)) })).toThrow("NaN in row 3, column 1");
    expect(() => whitenedBasis({ ...states, rows: 5 })).toThrow("5 × 2 = 10 entries, got 12");
    expect(() => whitenedBasis(states, { keep: 0 })).toThrow("keep as a whole number");
    expect(() => whitenedBasis(states, { variance: 1.1 })).toThrow("variance in (0, 1]");
  });
});
