import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { householderQr } from "../numeric/linalg/householder-qr.ts";
import { singularValueDecomposition } from "../numeric/linalg/singular-value-decomposition.ts";
import { centredSamples } from "./centred-samples.ts";
import type { SampleMatrix } from "./sample-matrix.ts";
import { svcca } from "./svcca.ts";
import { mapped, mixedStates, randomRotation, randomStates, scaled } from "./test-states.ts";

/** Each step as it is described: truncated X_k = U·S, QR of it, singular values of Q_xᵀQ_y. */
function stepByStep(x: SampleMatrix, y: SampleMatrix, k: number): number {
  const [p, q] = [x, y].map((states) => {
    const { left, values } = singularValueDecomposition(centredSamples(states), states.rows, states.columns);
    const truncated = Float64Array.from({ length: states.rows * k }, (_, at) => left[(at % k) * states.rows + Math.floor(at / k)] * values[at % k]);
    return householderQr(truncated, states.rows, k).q;
  });
  const product = new Float64Array(k * k);
  for (let i = 0; i < x.rows; i++) for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) product[a * k + b] += p[i * k + a] * q[i * k + b];
  return singularValueDecomposition(product, k, k).values.reduce((sum, value) => sum + value, 0) / k;
}

describe("svcca", () => {
  it("sees only the leading directions: states that share the first and not the second have similarity 1 and 1/2", () => {
    const columns = (first: number[], second: number[]): SampleMatrix =>
      ({ data: Float64Array.from(first.flatMap((entry, k) => [3 * entry, second[k]])), rows: 4, columns: 2 });
    const [x, y] = [columns([1, 1, -1, -1], [1, -1, 1, -1]), columns([1, 1, -1, -1], [1, -1, -1, 1])];
    expect(svcca(x, y, { dimensions: 1 }).similarity).toBeCloseTo(1, 14);
    expect(svcca(x, y, { dimensions: 2 })).toMatchObject({ retained: [2, 2] });
    expect(svcca(x, y, { dimensions: 2 }).distance).toBeCloseTo(0.5, 14);
    expect(svcca(x, y, { variance: 0.9 }).retained).toEqual([1, 1]);
  });

  it("retains of both what the one that needs more needs", () => {
    const flat = { data: randomStates(40, 3, 1).data.map((entry, at) => (at % 3 === 0 ? 100 * entry : entry)), rows: 40, columns: 3 };
    expect(svcca(flat, randomStates(40, 3, 2)).retained).toEqual([3, 3]);
    expect(svcca(flat, flat).retained).toEqual([1, 1]);
  });

  it("agrees with the algorithm taken step by step", () => {
    for (const k of [1, 2, 3]) {
      const [x, y] = [mixedStates(40, 4, k), mixedStates(40, 5, k + 20)];
      expect(svcca(x, y, { dimensions: k }).similarity).toBeCloseTo(stepByStep(x, y, k), 10);
    }
  });

  it("does not change under rotations, isotropic scaling, shifts and exchange of the networks", () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0.1, max: 10, noNaN: true }), (seed, factor) => {
        const [x, y] = [mixedStates(30, 4, seed), mixedStates(30, 4, seed + 2)];
        const turned = scaled(mapped(x, randomRotation(4, seed)), factor, 1);
        for (const retain of [{ dimensions: 4 }, { variance: 0.9 }]) {
          const { similarity } = svcca(x, y, retain);
          expect(svcca(turned, y, retain).similarity).toBeCloseTo(similarity, 7);
          expect(svcca(y, x, retain).similarity).toBeCloseTo(similarity, 12);
        }
        expect(svcca(x, turned).similarity).toBeCloseTo(1, 7);
      }),
      { numRuns: 20 },
    );
  });

  it("does not change under an invertible map inside the retained directions", () => {
    const plane = randomStates(50, 2, 1);
    const embedded = mapped(plane, { data: Float64Array.of(1, 0, 1, 0, 0, 1, 0, 1), rows: 2, columns: 4 });
    const sheared = mapped(mapped(plane, { data: Float64Array.of(2, 1, 0, 1), rows: 2, columns: 2 }), randomStates(2, 5, 3));
    expect(svcca(embedded, sheared, { dimensions: 2 }).similarity).toBeCloseTo(1, 10);
  });

  it("refuses more dimensions than units", () => {
    expect(() => svcca(randomStates(9, 2, 1), randomStates(9, 3, 1), { dimensions: 3 })).toThrow("at most 2 dimensions");
  });
});
