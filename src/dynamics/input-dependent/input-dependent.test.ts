import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cos, sin } from "../../numeric/elementary.ts";
import { createStream } from "../../numeric/random.ts";
import { firstComponent } from "../line-attractor/first-component.ts";
import { linearise } from "../linearise.ts";
import { affineMap } from "../test-maps/affine-map.ts";
import { pearsonCorrelation, spearmanCorrelation } from "./correlation.ts";
import { leadingOscillation } from "./leading-oscillation.ts";
import { neighbourGraph } from "./neighbour-graph.ts";
import { orderScore } from "./order-score.ts";

const linearised = (A: readonly (readonly number[])[]) => linearise(affineMap(A), new Float64Array(A.length), new Float64Array(0));
const numbers = (length: number) => fc.array(fc.integer({ min: -50, max: 50 }), { minLength: length, maxLength: length });

describe("leadingOscillation", () => {
  it("is the largest complex pair, behind a larger real eigenvalue too", () => {
    const [c, s] = [1.1 * cos(0.4), 1.1 * sin(0.4)];
    const point = linearised([[c, -s, 0], [s, c, 0], [0, 0, 1.3]]);
    expect(leadingOscillation(point)).toEqual({ index: 1, eigenvalue: { re: expect.closeTo(c, 13), im: expect.closeTo(s, 13) }, modulus: expect.closeTo(1.1, 13), frequency: expect.closeTo(0.4, 13) });
  });

  it("passes over pairs that turn too slowly, as rounding splits them off a double eigenvalue", () => {
    const [c, s] = [0.5 * cos(0.4), 0.5 * sin(0.4)];
    const point = linearised([[0.9, -1e-8, 0, 0], [1e-8, 0.9, 0, 0], [0, 0, c, -s], [0, 0, s, c]]);
    expect(leadingOscillation(point)?.modulus).toBeCloseTo(0.9, 12);
    expect(leadingOscillation(point, { slowest: 1e-3 })).toMatchObject({ index: 2, modulus: expect.closeTo(0.5, 12), frequency: expect.closeTo(0.4, 12) });
  });

  it("is undefined where nothing oscillates", () => {
    expect(leadingOscillation(linearised([[1, 1], [0, -0.5]]))).toBeUndefined();
  });
});

describe("pearsonCorrelation and spearmanCorrelation", () => {
  it("give known values", () => {
    expect(pearsonCorrelation([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(0.8, 14);
    expect(spearmanCorrelation([1, 2, 3, 4], [1, 9, 4, 100])).toBeCloseTo(0.8, 14);
    expect(spearmanCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 14);
    expect(pearsonCorrelation([1, 2, 3], [5, 5, 5])).toBeNaN();
  });

  it("are symmetric, and keep their size under a linear or a rising change of one side", () => {
    fc.assert(
      fc.property(numbers(8), numbers(8), fc.integer({ min: 1, max: 9 }), fc.integer({ min: -9, max: 9 }), (a, b, factor, shift) => {
        fc.pre(new Set(a).size > 1 && new Set(b).size > 1);
        const pearson = pearsonCorrelation(a, b);
        expect(pearsonCorrelation(b, a)).toBeCloseTo(pearson, 12);
        expect(pearsonCorrelation(a.map((value) => shift - factor * value), b)).toBeCloseTo(-pearson, 10);
        expect(spearmanCorrelation(a.map((value) => value * value * value + factor * value), b)).toBeCloseTo(spearmanCorrelation(a, b), 12);
        expect(pearsonCorrelation(a, a)).toBeCloseTo(1, 12);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("agree with the sum over pairs", () => {
    fc.assert(
      fc.property(numbers(7), numbers(7), (a, b) => {
        fc.pre(new Set(a).size > 1 && new Set(b).size > 1);
        const pairs = (x: number[], y: number[]) => x.flatMap((p, i) => x.map((q, j) => (p - q) * (y[i] - y[j]))).reduce((sum, value) => sum + value, 0);
        expect(pearsonCorrelation(a, b)).toBeCloseTo(pairs(a, b) / Math.sqrt(pairs(a, a) * pairs(b, b)), 12);
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it("refuse lists that do not fit", () => {
    expect(() => pearsonCorrelation([1, 2], [1])).toThrow("pearsonCorrelation: expected two equally long lists of 2 numbers or more, got 2 and 1");
    expect(() => spearmanCorrelation([1, NaN], [1, 2])).toThrow("spearmanCorrelation: expected finite numbers, got NaN at position 1");
  });
});

/** Points on three quarters of a circle, on a slant in three dimensions. */
const arc = (count: number) => Array.from({ length: count }, (_, k) => Float64Array.of(cos((4.7 * k) / count), sin((4.7 * k) / count), (0.3 * k) / count));
const path = (count: number) => Array.from({ length: count * count }, (_, at) => Number(Math.abs(Math.floor(at / count) - (at % count)) === 1));

describe("neighbourGraph", () => {
  it("of evenly spaced points on a curve is the path", () => {
    expect([...neighbourGraph(arc(51))]).toEqual(path(51));
  });

  it("is symmetric, without loops, of at most two edges a point, and does not change when space is turned and stretched", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), { minLength: 3, maxLength: 12 }), (pairs) => {
        const graph = neighbourGraph(pairs.map((pair) => Float64Array.from(pair)));
        const P = pairs.length;
        for (let i = 0; i < P; i++) {
          expect(graph[i * P + i]).toBe(0);
          expect(graph.subarray(i * P, (i + 1) * P).reduce((sum, edge) => sum + edge, 0)).toBeLessThanOrEqual(2);
          for (let j = 0; j < P; j++) expect(graph[i * P + j]).toBe(graph[j * P + i]);
        }
        expect(neighbourGraph(pairs.map(([x, y]) => Float64Array.of(-4 * y, 4 * x)))).toEqual(graph);
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  it("needs more points than neighbours", () => {
    expect(() => neighbourGraph(arc(2))).toThrow("neighbourGraph: expected at least 3 points, got 2");
    expect(() => neighbourGraph([...arc(2), Float64Array.of(1)])).toThrow("neighbourGraph: expected point 2 of length 3, got 1");
  });
});

describe("orderScore", () => {
  it("is 1 along a bent curve, also where the first principal component folds it", () => {
    const meander = Array.from({ length: 51 }, (_, k) => Float64Array.of(3 * cos(k / 8), k / 16));
    for (const curve of [arc(51), arc(51).toReversed(), meander]) expect(orderScore(curve).score).toBeCloseTo(1, 14);
    expect(Math.abs(spearmanCorrelation(firstComponent(meander).positions, meander.map((_, k) => k)))).toBeLessThan(0.5);
  });

  it("survives uneven spacing and noise across the curve", () => {
    const stream = createStream({ study: "order score test", purpose: "noise", seed: 1 });
    const noisy = Array.from({ length: 40 }, (_, k) => Float64Array.of(3 * (k / 40) ** 2, 0.02 * stream.normal(), sin((3 * k) / 40)));
    expect(orderScore(noisy).score).toBeGreaterThan(0.98);
  });

  it("equals the rank correlation with the order by which a curve was shuffled", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from({ length: 15 }, (_, k) => k), { minLength: 15 }), (order) => {
        const { score, positions } = orderScore(order.map((k) => arc(15)[k]));
        expect(score).toBeCloseTo(Math.abs(spearmanCorrelation(order, order.map((_, k) => k))), 10);
        expect(Math.abs(spearmanCorrelation(order, positions))).toBeCloseTo(1, 12);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it("needs three points", () => {
    expect(() => orderScore(arc(2))).toThrow("orderScore: expected at least 3 points, got 2");
  });
});
