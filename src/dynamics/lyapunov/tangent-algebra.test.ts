import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createStream } from "../../numeric/random.ts";
import { kernelTangentAlgebra } from "./kernel-tangent-algebra.ts";
import { plainTangentAlgebra, type TangentAlgebra, type TangentFrame } from "./tangent-algebra.ts";

const algebras: readonly (readonly [string, TangentAlgebra])[] = [["plain", plainTangentAlgebra], ["kernel", kernelTangentAlgebra]];

function filled(algebra: TangentAlgebra, dimension: number, columns: number, seed: number): TangentFrame {
  const frame = algebra(dimension, columns);
  const stream = createStream({ study: "tangent algebra", purpose: "numbers", seed });
  stream.fork("jacobian").fillNormal(frame.jacobian);
  stream.fork("vectors").fillNormal(frame.vectors);
  return frame;
}

/** Everything that a frame gives after some steps. */
function outcome(frame: TangentFrame, columns: number): readonly number[] {
  const diagonal = new Float64Array(columns);
  const determinant = frame.logAbsDeterminant();
  for (let step = 0; step < 2; step++) {
    frame.multiply();
    frame.orthonormalise(diagonal);
  }
  return [determinant, ...diagonal, ...frame.vectors, ...frame.jacobian];
}

describe("the tangent algebra on the kernels", () => {
  it("law: gives the bits of the plain one, determinants included, for any size", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(1000), fc.nat(1000), (dimension, share, seed) => {
      const columns = 1 + (share % dimension);
      expect(outcome(filled(kernelTangentAlgebra, dimension, columns, seed), columns)).toEqual(outcome(filled(plainTangentAlgebra, dimension, columns, seed), columns));
    }), { numRuns: 40 });
  });
});

describe.each(algebras)("the %s tangent algebra", (_, algebra) => {
  it("gives the logarithm of a determinant that is known, and −∞ for one that is zero", () => {
    const frame = algebra(2, 2);
    frame.jacobian.set([0, 2, 4, 1]);
    expect(frame.logAbsDeterminant()).toBeCloseTo(Math.log(8), 14);
    expect([...frame.jacobian]).toEqual([0, 2, 4, 1]);
    frame.jacobian.set([1, 2, 2, 4]);
    expect(frame.logAbsDeterminant()).toBe(-Infinity);
    frame.jacobian.set([NaN, 0, 0, 1]);
    expect(frame.logAbsDeterminant()).toBe(-Infinity);
  });

  it.each([NaN, Infinity, -Infinity])("answers a vector that holds %s with a NaN on the diagonal, wherever it stands", (bad) => {
    for (let at = 0; at < 18 * 3; at++) {
      const frame = filled(algebra, 18, 3, 1);
      frame.vectors[at] = bad;
      const diagonal = new Float64Array(3);
      frame.orthonormalise(diagonal);
      expect(diagonal.some(Number.isNaN)).toBe(true);
    }
  });
});
