import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStream } from "../numeric/random.ts";
import { gowerCentred } from "./gower-centred.ts";
import { permanova } from "./permanova.ts";
import { shuffledOrder } from "./shuffled-order.ts";
import { labelsOf } from "./test-labels.ts";
import { distancesBetween, randomStates } from "./test-states.ts";

const onLine = (...points: readonly number[]) => distancesBetween({ data: Float64Array.from(points), rows: points.length, columns: 1 });

/** R² = tr(H·G)/tr(G), with G Gower's matrix and H the projection onto class indicators (McArdle & Anderson 2001). */
function byGowersMatrix(distances: Float64Array, labels: readonly string[]): number {
  const n = labels.length;
  const gower = gowerCentred(distances, n);
  const sizes = labels.map((label) => labels.filter((other) => other === label).length);
  let [explained, total] = [0, 0];
  for (let i = 0; i < n; i++) {
    total += gower[i * n + i];
    for (let j = 0; j < n; j++) if (labels[i] === labels[j]) explained += gower[i * n + j] / sizes[i];
  }
  return explained / total;
}

describe("permanova", () => {
  it("is the analysis of variance of points on a line: 0, 2 and 6, 8 give R² = 36/40 and F = 18", () => {
    const { r2, pseudoF, permutations } = permanova(onLine(0, 2, 6, 8), labelsOf(2, 2));
    expect(r2).toBeCloseTo(0.9, 14);
    expect(pseudoF).toBeCloseTo(18, 12);
    expect(permutations).toBe(999);
  });

  it("finds p near 1/3 for four networks in two pairs, the share of the six ways of dealing labels that keep the pairs", () => {
    const { p } = permanova(onLine(0, 2, 6, 8), labelsOf(2, 2), { permutations: 2999 });
    expect(Math.abs(p - 1 / 3)).toBeLessThan(0.04);
  });

  it("agrees with the trace of Gower's matrix projected on the classes", () => {
    for (const seed of [1, 2, 3]) {
      const distances = distancesBetween(randomStates(15, 4, seed));
      expect(permanova(distances, labelsOf(4, 5, 6), { permutations: 1 }).r2).toBeCloseTo(byGowersMatrix(distances, labelsOf(4, 5, 6)), 12);
    }
  });

  it("has R² in [0, 1] for distances between points, and ignores their scale and the names of the classes", () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (seed, factor) => {
        const distances = distancesBetween(randomStates(8, 2, seed));
        const { r2, p } = permanova(distances, labelsOf(3, 5), { permutations: 19 });
        expect(r2).toBeGreaterThanOrEqual(-1e-12);
        expect(r2).toBeLessThanOrEqual(1);
        expect(p).toBeGreaterThanOrEqual(1 / 20);
        const renamed = labelsOf(3, 5).map((label) => `class ${label}`);
        const other = permanova(distances.map((distance) => factor * distance), renamed, { permutations: 19 });
        expect(other.r2).toBeCloseTo(r2, 12);
        expect(other.p).toBe(p);
      }),
    );
  });

  it("has a uniform p for labels dealt at random", () => {
    const distances = distancesBetween(randomStates(16, 3, 1));
    const stream = createStream({ study: "permanova test", purpose: "labels", seed: 1 });
    const labels = labelsOf(8, 8);
    const runs = 300;
    const ps = Array.from({ length: runs }, (_, seed) => {
      const order = shuffledOrder(16, stream);
      return permanova(distances, labels.map((_label, k) => labels[order[k]]), { permutations: 39, seed }).p;
    }).toSorted((a, b) => a - b);
    const gap = Math.max(...ps.map((p, k) => Math.abs(p - (k + 1) / runs)));
    expect(gap).toBeLessThan(1.63 / Math.sqrt(runs) + 1 / 40); // Kolmogorov–Smirnov at 1 %, and the steps of p
  });

  it("is 0 with p = 1 when all networks are equal, and infinite F when only classes differ", () => {
    expect(permanova(new Float64Array(16), labelsOf(2, 2))).toMatchObject({ r2: 0, pseudoF: 0, p: 1 });
    expect(permanova(onLine(0, 0, 1, 1), labelsOf(2, 2))).toMatchObject({ r2: 1, pseudoF: Infinity });
  });

  it("refuses no permutations at all", () => {
    expect(() => permanova(onLine(0, 1, 2), labelsOf(2, 1), { permutations: 0 })).toThrow("at least 1 permutation, got 0");
  });
});
