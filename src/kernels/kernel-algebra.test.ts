import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainAlgebra } from "../numeric/linalg/dense-algebra.ts";
import { eigenDecomposition } from "../numeric/linalg/eigen-decomposition.ts";
import { createStream } from "../numeric/random.ts";
import { kernelAlgebra } from "./kernel-algebra.ts";

function randomMatrix(n: number, seed: number): Float64Array {
  const matrix = new Float64Array(n * n);
  createStream({ study: "test", purpose: "matrix", seed }).fillNormal(matrix);
  // Some exact zeros and repeated entries, as in masked and block matrices.
  return matrix.map((entry, index) => ((index * 7 + seed) % 5 === 0 ? 0 : entry));
}

describe("kernelAlgebra", () => {
  it("gives the plain version's real Schur form, bit for bit, for every size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.nat(1000), (n, seed) => {
        const matrix = randomMatrix(n, seed);
        expect(kernelAlgebra(n).realSchur(matrix, n)).toEqual(plainAlgebra.realSchur(matrix, n));
      }),
      { numRuns: 60 },
    );
  });

  it("inverts as the plain version does", () => {
    const matrix = randomMatrix(13, 4);
    const plain = plainAlgebra.invert(matrix, 13)!;
    kernelAlgebra(13).invert(matrix, 13)!.forEach((entry, index) => expect(entry).toBeCloseTo(plain[index]!, 10));
    expect(kernelAlgebra(2).invert(Float64Array.of(1, 2, 2, 4), 2)).toBeUndefined();
  });

  it("leaves the matrix it is given as it was, and can be used again", () => {
    const algebra = kernelAlgebra(9);
    const matrix = randomMatrix(9, 1);
    const before = matrix.slice();
    const first = eigenDecomposition(matrix, 9, algebra);
    expect(eigenDecomposition(matrix, 9, algebra)).toEqual(first);
    expect(matrix).toEqual(before);
  });

  it("decomposes the plain matrix on which a library's iteration never ends", () => {
    const { values } = eigenDecomposition(Float64Array.of(1, 0, -1, 0, 1, 1, 1, -1, 1), 3, kernelAlgebra(3));
    expect([...values.re].map((value) => value.toFixed(12))).toEqual([...eigenDecomposition(Float64Array.of(1, 0, -1, 0, 1, 1, 1, -1, 1), 3).values.re].map((value) => value.toFixed(12)));
  });
});
