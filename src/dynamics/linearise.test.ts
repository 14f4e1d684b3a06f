import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStream } from "../numeric/random.ts";
import { linearise, timeConstant, type ComplexVector } from "./linearise.ts";
import { affineMap } from "./test-maps/affine-map.ts";
import { tanhNetwork } from "./test-maps/tanh-network.ts";

/** a·b without conjugation, as [real, imaginary]. */
function product(a: ComplexVector, b: ComplexVector): [number, number] {
  let [re, im] = [0, 0];
  for (let i = 0; i < a.re.length; i++) {
    re += a.re[i] * b.re[i] - a.im[i] * b.im[i];
    im += a.re[i] * b.im[i] + a.im[i] * b.re[i];
  }
  return [re, im];
}

describe("linearise", () => {
  it("gives the modes of a known matrix, slowest first", () => {
    const { eigenvalues, timeConstants, frequencies } = linearise(affineMap([[0.5, 0, 0], [0, 0, -0.9], [0, 0.9, 0]]), new Float64Array(3), new Float64Array(0));
    expect(eigenvalues.map(({ re, im }) => [re, im])).toEqual([[0, 0.9], [0, -0.9], [0.5, 0]].map((pair) => pair.map((value) => expect.closeTo(value, 12))));
    expect(timeConstants).toEqual([9.491221581029903, 9.491221581029903, 1.4426950408889634].map((value) => expect.closeTo(value, 9)));
    expect(frequencies).toEqual([Math.PI / 2, Math.PI / 2, 0].map((value) => expect.closeTo(value, 12)));
  });

  it("gives left and right eigenvectors that are bi-orthonormal and rebuild the Jacobian", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (seed) => {
        const stream = createStream({ study: "test", purpose: "linearise", seed });
        const recurrent = Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => stream.normal()));
        const state = Float64Array.from({ length: 5 }, () => 0.3 * stream.normal());
        const { jacobian, eigenvalues, rightVectors, leftVectors, conditionNumber } = linearise(tanhNetwork({ recurrent }), state, new Float64Array(0));
        fc.pre(conditionNumber < 1e4);
        for (const [i, left] of leftVectors.entries()) {
          for (const [j, right] of rightVectors.entries()) {
            const [re, im] = product(left, right);
            expect(re).toBeCloseTo(i === j ? 1 : 0, 9);
            expect(im).toBeCloseTo(0, 9);
          }
        }
        for (let at = 0; at < 25; at++) {
          const rebuilt = eigenvalues.reduce((sum, value, k) => sum + realTerm(value, rightVectors[k], leftVectors[k], at), 0);
          expect(rebuilt).toBeCloseTo(jacobian[at], 9);
        }
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it("takes the input Jacobian along", () => {
    const map = tanhNetwork({ recurrent: [[0, 0], [0, 0]], input: [[3], [-2]] });
    expect([...linearise(map, new Float64Array(2), new Float64Array(1)).inputJacobian]).toEqual([3, -2]);
  });

  it("has a time constant of zero for a dead mode and an endless one on the unit circle", () => {
    expect([timeConstant({ re: 0, im: 0 }), timeConstant({ re: 0, im: -1 })]).toEqual([0, Infinity]);
  });

  it("refuses a state or an input of the wrong length", () => {
    const map = affineMap([[1]]);
    expect(() => linearise(map, new Float64Array(2), new Float64Array(0))).toThrow("linearise: expected a state of length 1, got 2");
    expect(() => linearise(map, new Float64Array(1), new Float64Array(3))).toThrow("linearise: expected an input of length 0, got 3");
  });
});

/** Real part of λ r lᵀ at entry `at` of a 5 × 5 matrix. */
function realTerm({ re, im }: { re: number; im: number }, right: ComplexVector, left: ComplexVector, at: number): number {
  const [i, j] = [Math.floor(at / 5), at % 5];
  const outerRe = right.re[i] * left.re[j] - right.im[i] * left.im[j];
  const outerIm = right.re[i] * left.im[j] + right.im[i] * left.re[j];
  return re * outerRe - im * outerIm;
}
