import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defineMap } from "../define-map.ts";
import { linearise } from "../linearise.ts";
import { affineMap } from "../test-maps/affine-map.ts";
import { firstComponent } from "./first-component.ts";
import { meanSpectrum } from "./mean-spectrum.ts";
import { modeRemoval, modesNeeded } from "./mode-removal.ts";

const none = new Float64Array(0);

/** x' = A x + B u, linearised at zero. */
function linearPoint(A: readonly (readonly number[])[], B: readonly (readonly number[])[]) {
  const [D, I] = [A.length, B[0].length];
  const map = defineMap({
    dimension: D,
    inputDimension: I,
    step: (x, u, out) => out.set(A.map((row, i) => row.reduce((sum, a, j) => sum + a * x[j], 0) + B[i].reduce((sum, b, j) => sum + b * u[j], 0))),
    jacobian: (_x, _u, out) => out.set(A.flat()),
    inputJacobian: (_x, _u, out) => out.set(B.flat()),
  });
  return linearise(map, new Float64Array(D), new Float64Array(I));
}

describe("modeRemoval", () => {
  it("of a diagonal map adds wᵢ λᵢᵏ bᵢ one by one", () => {
    const point = linearPoint([[0.5, 0, 0], [0, 1, 0], [0, 0, 0.9]], [[2], [1], [3]]);
    const { curve, direct, worstCondition } = modeRemoval([point], { input: Float64Array.of(1), readout: Float64Array.of(1, 1, -1), steps: 4 });
    expect([...curve]).toEqual([1, 1 - 3 * 0.9 ** 4, 1 - 3 * 0.9 ** 4 + 2 * 0.5 ** 4].map((value) => expect.closeTo(value, 13)));
    expect(direct).toBeCloseTo(curve[2], 13);
    expect(worstCondition).toBeCloseTo(1, 12);
  });

  it("keeps a conjugate pair whole: its two entries are equal, ρᵏ cos kω for a turning plane", () => {
    const [c, s] = [0.6, 0.8];
    const point = linearPoint([[0.9 * c, -0.9 * s, 0], [0.9 * s, 0.9 * c, 0], [0, 0, 0.5]], [[1], [0], [1]]);
    const { curve } = modeRemoval([point], { input: Float64Array.of(1), readout: Float64Array.of(1, 0, 1), steps: 2 });
    const plane = 0.81 * (c * c - s * s);
    expect([...curve]).toEqual([plane, plane, plane + 0.25].map((value) => expect.closeTo(value, 13)));
  });

  it("averages over points, and reports each one's own curve", () => {
    const [fast, slow] = [0.5, 1].map((rate) => linearPoint([[rate]], [[1]]));
    const { curve, curves, direct } = modeRemoval([fast, slow], { input: Float64Array.of(2), readout: Float64Array.of(1), steps: 2 });
    expect([...curve]).toEqual([expect.closeTo(1.25, 14)]);
    expect(curves.map((values) => values[0])).toEqual([expect.closeTo(0.5, 14), expect.closeTo(2, 14)]);
    expect(direct).toBeCloseTo(1.25, 14);
  });

  it("ends at wᵀJᵏKe with all modes kept, for random maps", () => {
    const entry = fc.integer({ min: -100, max: 100 }).map((value) => value / 100);
    const matrix = (rows: number, columns: number) => fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
    fc.assert(
      fc.property(matrix(5, 5), matrix(5, 2), matrix(1, 5), fc.integer({ min: 0, max: 12 }), (A, B, [readout], steps) => {
        const point = linearPoint(A, B);
        fc.pre(point.conditionNumber < 1e4);
        const { curve, direct } = modeRemoval([point], { input: Float64Array.of(1, -1), readout: Float64Array.from(readout), steps });
        const size = point.eigenvalues.reduce((largest, { re, im }) => Math.max(largest, re * re + im * im), 1) ** (steps / 2);
        expect(Math.abs(curve[4] - direct)).toBeLessThan(1e-9 * size);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it("refuses a probe that does not fit the points", () => {
    const point = linearPoint([[1]], [[1]]);
    const probe = { input: Float64Array.of(1), readout: Float64Array.of(1), steps: 1 };
    expect(() => modeRemoval([], probe)).toThrow("modeRemoval: expected at least one point, got none");
    expect(() => modeRemoval([point], { ...probe, readout: Float64Array.of(1, 2) })).toThrow("modeRemoval: expected readout weights of length 1, got 2");
    expect(() => modeRemoval([point], { ...probe, input: none })).toThrow("modeRemoval: expected an input of length 1, got 0");
    expect(() => modeRemoval([point], { ...probe, steps: 1.5 })).toThrow("modeRemoval.steps: expected a whole number, 0 or more, got 1.5");
  });
});

describe("modesNeeded", () => {
  it("counts the modes from which on the curve stays within a hundredth of its end", () => {
    expect(modesNeeded(Float64Array.of(1.133, 1.133, 1.133, 1.134))).toBe(1);
    expect(modesNeeded(Float64Array.of(1.011, 1.011, 1.14, 1.125, 1.087, 1.119, 1.122))).toBe(6);
    expect(modesNeeded(Float64Array.of(1, 1.05, 1), 0.06)).toBe(1);
    expect(modesNeeded(Float64Array.of(1, 0))).toBe(2);
    expect(() => modesNeeded(none)).toThrow("modesNeeded: expected a curve of at least one mode, got none");
  });
});

describe("meanSpectrum", () => {
  it("averages moduli rank by rank, with their standard errors", () => {
    const points = [[[1, 0], [0, -0.4]], [[0.2, 0], [0, 0.9]], [[0, 0.8], [-0.8, 0]]].map((A) => linearise(affineMap(A), new Float64Array(2), none));
    const { mean, standardError, count } = meanSpectrum(points);
    expect([...mean]).toEqual([expect.closeTo(0.9, 14), expect.closeTo(1.4 / 3, 14)]);
    expect(standardError[0]).toBeCloseTo(Math.sqrt(0.02 / 2 / 3), 14);
    expect(count).toBe(3);
    expect(meanSpectrum(points.slice(0, 1)).standardError).toEqual(Float64Array.of(NaN, NaN));
  });

  it("refuses no points, and points of different maps", () => {
    expect(() => meanSpectrum([])).toThrow("meanSpectrum: expected at least one point, got none");
    expect(() => meanSpectrum([{ eigenvalues: [] }, { eigenvalues: [{ re: 1, im: 0 }] }])).toThrow("meanSpectrum: expected points of 0 eigenvalues, got 1");
  });
});

describe("firstComponent", () => {
  it("of points on a line is the line, and all their variance", () => {
    const states = [-1, 0, 3].map((t) => Float64Array.of(1 + 0.6 * t, 2 - 0.8 * t));
    const { share, direction, positions } = firstComponent(states);
    expect(share).toBeCloseTo(1, 14);
    expect([...direction]).toEqual([expect.closeTo(-0.6, 14), expect.closeTo(0.8, 14)]);
    expect([...positions]).toEqual([5 / 3, 2 / 3, -7 / 3].map((value) => expect.closeTo(value, 13)));
  });

  it("of a cross is its longer arm, with that arm's share", () => {
    const cross = [[3, 0], [-3, 0], [0, 1], [0, -1]].map((state) => Float64Array.from(state));
    expect(firstComponent(cross)).toMatchObject({ share: expect.closeTo(0.9, 14), direction: Float64Array.of(1, 0) });
  });

  it("is the same by way of the Gram matrix as of the scatter matrix, and no random direction has a larger share", () => {
    const entry = fc.integer({ min: -100, max: 100 });
    const state = fc.array(entry, { minLength: 4, maxLength: 4 }).map((values) => Float64Array.from(values));
    fc.assert(
      fc.property(fc.array(state, { minLength: 2, maxLength: 3 }), state, (states, other) => {
        const { share, direction, positions } = firstComponent(states);
        fc.pre(share === share && other.some((value) => value !== 0));
        const doubled = firstComponent([...states, ...states]); // six points of four dimensions: the other way
        expect(doubled.share).toBeCloseTo(share, 10);
        const along = Float64Array.from(states, (row) => row.reduce((sum, value, i) => sum + value * other[i], 0) / Math.sqrt(other.reduce((sum, value) => sum + value * value, 0)));
        const spread = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0) - values.reduce((sum, value) => sum + value, 0) ** 2 / values.length;
        expect(spread(along)).toBeLessThanOrEqual(spread(positions) * (1 + 1e-9) + 1e-9);
        expect(direction.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 12);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("is nothing where all points coincide, and refuses fewer than two", () => {
    const point = Float64Array.of(1, 2);
    expect(firstComponent([point, point])).toEqual({ share: NaN, direction: new Float64Array(2), positions: new Float64Array(2) });
    expect(() => firstComponent([point])).toThrow("firstComponent: expected at least two points, got 1");
    expect(() => firstComponent([point, Float64Array.of(1)])).toThrow("firstComponent: expected point 1 of length 2, got 1");
  });
});
