import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStream } from "../../numeric/random.ts";
import { explainedVariance } from "./evaluation/explained-variance.ts";
import { applyLinearMap, ridgeRegression } from "./ridge-regression.ts";

function random(rows: number, columns: number, seed: number) {
  const data = new Float64Array(rows * columns);
  createStream({ study: "test", purpose: "samples", seed }).fillNormal(data);
  return { data, rows, columns };
}

describe("ridgeRegression", () => {
  it("shrinks one predictor's slope in closed form and leaves the offset free", () => {
    // x = −1, 0, 1 and y = 1 + 2x: slope 2·2/(2 + penalty).
    const map = ridgeRegression({ data: Float64Array.of(-1, 0, 1), rows: 3, columns: 1 }, { data: Float64Array.of(-1, 1, 3), rows: 3, columns: 1 }, 2);
    expect(map.weights[0]).toBeCloseTo(1, 14);
    expect(map.offset[0]).toBeCloseTo(1, 14);
  });

  it("is at a minimum: residues times predictors balance penalty times weights, and residues add up to zero", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 999 }), (p, r, seed) => {
        const [x, y] = [random(12, p, seed), random(12, r, seed + 1000)];
        const map = ridgeRegression(x, y, 0.7);
        const residue = applyLinearMap(map, x).map((made, at) => made - y.data[at]);
        for (let k = 0; k < r; k++) {
          const of = (value: (row: number) => number) => Array.from({ length: 12 }, (_, row) => residue[row * r + k] * value(row)).reduce((sum, term) => sum + term, 0);
          expect(of(() => 1)).toBeCloseTo(0, 10);
          for (let j = 0; j < p; j++) expect(of((row) => x.data[row * p + j]) + 0.7 * map.weights[k * p + j]).toBeCloseTo(0, 10);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("explainedVariance", () => {
  it("is 1 for a map that is exact, 0 for the mean, and counts only the chosen columns", () => {
    const x = random(10, 2, 1);
    const map = { weights: Float64Array.of(1, 2, 0, 0), offset: Float64Array.of(0.5, 0) };
    const y = { data: applyLinearMap(map, x), rows: 10, columns: 2 };
    expect(explainedVariance(map, x, y, (column) => column === 0)).toBe(1);
    const mean = Array.from({ length: 10 }, (_, row) => y.data[2 * row]).reduce((sum, value) => sum + value / 10, 0);
    expect(explainedVariance({ weights: new Float64Array(4), offset: Float64Array.of(mean, 7) }, x, y, (column) => column === 0)).toBeCloseTo(0, 14);
  });
});
