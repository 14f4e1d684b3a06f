import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orthonormalise } from "../numeric/linalg/orthonormalise.ts";
import { createStream } from "../numeric/random.ts";
import { kernelOrthonormaliser } from "./kernel-orthonormaliser.ts";

function gaussian(rows: number, columns: number, seed: number): Float64Array {
  const out = new Float64Array(rows * columns);
  createStream({ study: "test", purpose: "matrix", seed }).fillNormal(out);
  return out;
}

/** Some zeros, a column that repeats another, or numbers whose squares leave the range of float64. */
const spoilt: Readonly<Record<string, (entry: number, index: number, columns: number) => number>> = {
  ordinary: (entry) => entry,
  sparse: (entry, index) => (index % 3 === 0 ? entry : 0),
  dependent: (entry, index, columns) => (index % columns === 1 ? 0 : entry),
  tiny: (entry, index, columns) => (index % columns === 0 ? entry * 1e-200 : entry),
  huge: (entry, index, columns) => (index % columns === 0 ? entry * 1e200 : entry),
};

describe("kernelOrthonormaliser", () => {
  it.each(Object.keys(spoilt))("gives the plain version's bits for every shape of %s matrices", (kind) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 30 }), fc.nat(1000), (columns, more, seed) => {
        const matrix = gaussian(columns + more, columns, seed).map((entry, index) => spoilt[kind](entry, index, columns));
        const { q, diagonal, orthonormalise: run } = kernelOrthonormaliser(columns + more, columns);
        q.set(matrix);
        run();
        expect({ q: q.slice(), diagonal: diagonal.slice() }).toEqual(orthonormalise(matrix, columns + more, columns));
      }),
      { numRuns: 25 },
    );
  });

  it("orthonormalises a 3-4-5 triangle", () => {
    const { q, diagonal, orthonormalise: run } = kernelOrthonormaliser(2, 2);
    q.set([3, 0, 4, 5]);
    run();
    [5, 3].forEach((length, k) => expect(diagonal[k]).toBeCloseTo(length, 14));
    [0.6, -0.8, 0.8, 0.6].forEach((entry, k) => expect(q[k]).toBeCloseTo(entry, 15));
  });

  it("can be used again, and leaves orthonormal columns as they are but for the last bits", () => {
    const { q, diagonal, orthonormalise: run } = kernelOrthonormaliser(50, 20);
    q.set(gaussian(50, 20, 3));
    run();
    const first = q.slice();
    run();
    q.forEach((entry, k) => expect(entry).toBeCloseTo(first[k], 14));
    diagonal.forEach((length) => expect(length).toBeCloseTo(1, 14));
  });

  it("lets a NaN or an infinity show", () => {
    for (const bad of [Number.NaN, Infinity]) {
      const { q, diagonal, orthonormalise: run } = kernelOrthonormaliser(4, 3);
      q.set(gaussian(4, 3, 1));
      q[4] = bad;
      run();
      expect(diagonal[2]).toBeNaN();
    }
  });

  it("refuses a matrix beyond 4 GiB", () => {
    expect(() => kernelOrthonormaliser(20_000, 20_000)).toThrow("kernelOrthonormaliser: expected a computation that fits in 4 GiB of memory, got one that needs 6.0 GiB");
  });
});
