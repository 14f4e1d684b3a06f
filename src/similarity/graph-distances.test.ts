import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hammingDistance, jaccardDistance, laplacianSpectrum, laplacianSpectrumDistance } from "./graph-distances.ts";

const graph = (n: number, ...edges: readonly (readonly [number, number])[]): Uint8Array => {
  const out = new Uint8Array(n * n);
  for (const [i, j] of edges) out[i * n + j] = 1;
  return out;
};
const graphs = (n: number) => fc.array(fc.boolean(), { minLength: n * n, maxLength: n * n });

describe("distances of labelled graphs", () => {
  it("count edges that one graph has and the other lacks: 2 of 9 places, 2 of 3 edges", () => {
    const [a, b] = [graph(3, [0, 1], [1, 2]), graph(3, [0, 1], [2, 2])];
    expect(hammingDistance(a, b)).toBeCloseTo(2 / 9, 15);
    expect(jaccardDistance(a, b)).toBeCloseTo(2 / 3, 15);
    expect(jaccardDistance(graph(3), graph(3))).toBe(0);
  });

  it("are metrics: 0 for equal graphs only, symmetric, with the triangle inequality", () => {
    fc.assert(
      fc.property(graphs(3), graphs(3), graphs(3), (a, b, c) => {
        for (const distance of [hammingDistance, jaccardDistance]) {
          expect(distance(a, b) === 0).toBe(a.every((edge, k) => edge === b[k]));
          expect(distance(a, b)).toBe(distance(b, a));
          expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-12);
          expect(distance(a, b)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("refuse graphs of other sizes", () => {
    expect(() => hammingDistance(graph(2), graph(3))).toThrow("graphs of 2 nodes each, got 4 and 9 entries");
    expect(() => jaccardDistance(new Uint8Array(5), new Uint8Array(5))).toThrow("n² entries, got 5");
  });
});

describe("laplacianSpectrum", () => {
  it("is 3/2, 3/2, 0 for a triangle, 2, 1, 1, 0 for a star of four, whatever directions and loops there are", () => {
    const near = (...values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));
    expect([...laplacianSpectrum(graph(3, [0, 1], [1, 2], [0, 2], [1, 1]))]).toEqual(near(1.5, 1.5, 0));
    expect([...laplacianSpectrum(graph(4, [0, 1], [2, 0], [0, 3], [3, 0]))]).toEqual(near(2, 1, 1, 0));
    expect([...laplacianSpectrum(graph(2))]).toEqual([0, 0]);
  });
});

describe("laplacianSpectrumDistance", () => {
  it("is √(1/2 + …) between a triangle and a path: spectra (1.5, 1.5, 0) and (2, 1, 0)", () => {
    expect(laplacianSpectrumDistance(graph(3, [0, 1], [1, 2], [2, 0]), graph(3, [0, 1], [1, 2]))).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it("does not change when nodes are renumbered or nodes without edges added", () => {
    fc.assert(
      fc.property(graphs(4), graphs(4), fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (a, b, order) => {
        const renumbered = a.map((_, at) => a[order[Math.floor(at / 4)] * 4 + order[at % 4]]);
        const larger = Array.from({ length: 25 }, (_, at) => at % 5 < 4 && at < 20 && a[Math.floor(at / 5) * 4 + (at % 5)]);
        expect(laplacianSpectrumDistance(renumbered, b)).toBeCloseTo(laplacianSpectrumDistance(a, b), 7);
        expect(laplacianSpectrumDistance(larger, a)).toBeCloseTo(0, 7);
      }),
    );
  });

  it("obeys the triangle inequality between graphs of different sizes", () => {
    fc.assert(
      fc.property(graphs(2), graphs(3), graphs(4), (a, b, c) => {
        expect(laplacianSpectrumDistance(a, c)).toBeLessThanOrEqual(laplacianSpectrumDistance(a, b) + laplacianSpectrumDistance(b, c) + 1e-9);
      }),
    );
  });
});
