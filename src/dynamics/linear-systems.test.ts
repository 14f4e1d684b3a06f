import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logAbsDeterminant, luFactor, luSolve } from "../numeric/linalg/lu.ts";
import { linearSystems, solve } from "./linear-systems.ts";

const entry = fc.integer({ min: -50, max: 50 }).map((value) => value / 10);
const square = fc.integer({ min: 1, max: 9 }).chain((n) => fc.record({ n: fc.constant(n), A: fc.array(entry, { minLength: n * n, maxLength: n * n }).map((values) => Float64Array.from(values)) }));

/** A·B for A [m, k] and B [k, n], summed plainly. */
function product(A: Float64Array, B: Float64Array, k: number): number[] {
  const [m, n] = [A.length / k, B.length / k];
  return Array.from({ length: m * n }, (_, at) => Array.from({ length: k }, (_unused, p) => A[Math.floor(at / n) * k + p] * B[p * n + (at % n)]).reduce((a, b) => a + b, 0));
}

const transposed = (A: Float64Array, n: number) => A.map((_, at) => A[(at % n) * n + Math.floor(at / n)]);
const near = (values: Iterable<number>) => Array.from(values, (value) => expect.closeTo(value, 8));

describe("linearSystems", () => {
  it("solves what the plain LU factorisation solves, with the same determinant's sign", () => {
    fc.assert(
      fc.property(square, ({ n, A }) => {
        const reference = luFactor(A, n);
        fc.pre(logAbsDeterminant(reference).logAbs > -3 && reference.pivotRatio > 1e-3);
        const factors = linearSystems(n).factorise(A);
        const b = Float64Array.from({ length: n }, (_, i) => i + 1);
        expect([...solve(factors, b)]).toEqual(near(luSolve(reference, b)));
        expect(factors.sign).toBe(reference.sign);
        expect(factors.pivotRatio).toBeCloseTo(reference.pivotRatio, 10);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it("inverts: A⁻¹ A = I", () => {
    fc.assert(
      fc.property(square, ({ n, A }) => {
        const systems = linearSystems(n);
        const factors = systems.factorise(A);
        fc.pre(factors.pivotRatio > 1e-3);
        const identity = Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
        expect(product(systems.inverse(factors), A, n)).toEqual(near(identity));
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it("multiplies rows, more than a chunk of them, and forms AᵀA", () => {
    fc.assert(
      fc.property(square, fc.integer({ min: 1, max: 600 }), ({ n, A }, count) => {
        const systems = linearSystems(n);
        const rows = Float64Array.from({ length: count * n }, (_, at) => (at % 7) - 3);
        expect([...systems.applyToRows(A, rows)]).toEqual(near(product(rows, transposed(A, n), n)));
        expect([...systems.normalMatrix(A)]).toEqual(near(product(transposed(A, n), A, n)));
      }),
      { numRuns: 30, seed: 3 },
    );
  });

  it("gives a singular matrix the sign 0", () => {
    expect(linearSystems(2).factorise(Float64Array.of(1, 2, 2, 4))).toMatchObject({ sign: 0, pivotRatio: 0 });
  });
});
