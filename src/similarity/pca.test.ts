import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../numeric/errors.ts";
import { singularValueDecomposition } from "../numeric/linalg/singular-value-decomposition.ts";
import { createStream } from "../numeric/random.ts";
import { principalComponents } from "./pca.ts";

function cloud(rows: number, columns: number, seed: number): Float64Array {
  const out = new Float64Array(rows * columns);
  createStream({ study: "pca", purpose: "test cloud", seed }).fillNormal(out);
  return out.map((x, at) => x * (1 + (at % columns)) + 10);
}

const shapes = fc.tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 6 }), fc.integer());

describe("principalComponents", () => {
  it("finds the line, its variance and dimension 1 of points on a line", () => {
    const line = Float64Array.of(1, 1, 4, 5, 7, 9);
    const pca = principalComponents(line, { rows: 3, columns: 2 });
    expect([...pca.mean]).toEqual([4, 5]);
    [0.6, 0.8].forEach((entry, k) => expect(pca.components[k]).toBeCloseTo(entry, 14));
    expect(pca.variances[0]).toBeCloseTo(25, 13);
    expect(pca.variances[1]).toBeCloseTo(0, 13);
    expect(pca.explained[0]).toBeCloseTo(1, 14);
    expect(pca.participationRatio).toBeCloseTo(1, 14);
    [-5, 0, 5].forEach((x, k) => expect(pca.project(line)[2 * k]).toBeCloseTo(x, 13));
  });

  it("has participation ratio n for a cloud with equal variance in n directions", () => {
    const corners = Float64Array.from({ length: 8 * 3 }, (_, at) => ((Math.floor(at / 3) >> (at % 3)) & 1 ? 1 : -1));
    expect(principalComponents(corners, { rows: 8, columns: 3 }).participationRatio).toBeCloseTo(3, 14);
  });

  it("has the squared singular values of the centred samples as variances", () => {
    fc.assert(
      fc.property(shapes, ([rows, columns, seed]) => {
        const samples = cloud(rows, columns, seed);
        const pca = principalComponents(samples, { rows, columns });
        const { values } = singularValueDecomposition(samples.map((x, at) => x - pca.mean[at % columns]), rows, columns);
        values.forEach((value, k) => expect(pca.variances[k]).toBeCloseTo((value * value) / (rows - 1), 9));
      }),
    );
  });

  it("keeps distances when all components are kept, and gives uncorrelated coordinates of the stated variances", () => {
    fc.assert(
      fc.property(shapes, ([rows, columns, seed]) => {
        const samples = cloud(rows, columns, seed);
        const pca = principalComponents(samples, { rows, columns });
        const scores = pca.project(samples);
        const second = principalComponents(scores, { rows, columns });
        second.variances.forEach((variance, k) => expect(variance).toBeCloseTo(pca.variances[k], 9));
        const distance = (points: Float64Array): number =>
          Math.hypot(...points.subarray(0, columns).map((x, j) => x - points[columns + j]));
        expect(distance(scores)).toBeCloseTo(distance(samples), 9);
      }),
    );
  });

  it("does not depend on where the cloud lies, and keeps only what is asked for", () => {
    const samples = cloud(30, 4, 1);
    const all = principalComponents(samples, { rows: 30, columns: 4 });
    const two = principalComponents(samples.map((x) => x + 1e6), { rows: 30, columns: 4, keep: 2 });
    expect(two.components.length).toBe(8);
    two.components.forEach((entry, k) => expect(entry).toBeCloseTo(all.components[k], 6));
    two.explained.forEach((share, k) => expect(share).toBeCloseTo(all.explained[k], 6));
    expect(two.totalVariance).toBeCloseTo(all.totalVariance, 6);
  });

  it("reads float32 samples, leaves them alone, and gives zeros for equal samples", () => {
    const samples = new Float32Array(12).fill(0.5);
    const pca = principalComponents(samples, { rows: 4, columns: 3 });
    expect([pca.totalVariance, pca.participationRatio, ...pca.explained]).toEqual([0, 0, 0, 0, 0]);
    expect([...pca.project(samples)]).toEqual(Array.from({ length: 12 }, () => 0));
    expect(samples.every((x) => x === 0.5)).toBe(true);
  });

  it("refuses single samples, wrong shapes, wrong counts and NaN", () => {
    const samples = new Float64Array(6);
    expect(() => principalComponents(samples, { rows: 1, columns: 6 })).toThrow(InvalidInputError);
    expect(() => principalComponents(samples, { rows: 3, columns: 3 })).toThrow(InvalidInputError);
    expect(() => principalComponents(samples, { rows: 3, columns: 2, keep: 3 })).toThrow(/keep in 1…2/);
    expect(() => principalComponents(samples.fill(NaN), { rows: 3, columns: 2 })).toThrow(/finite entries/);
    const pca = principalComponents(Float64Array.of(0, 0, 3, 4), { rows: 2, columns: 2 });
    expect(() => pca.project(new Float64Array(3))).toThrow(InvalidInputError);
  });
});
