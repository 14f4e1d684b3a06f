import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../numeric/errors.ts";
import { linearModes, type LinearMode } from "./linear-modes.ts";
import { modeDistance } from "./mode-distance.ts";

const modes = fc.array(fc.record({ growth: fc.double({ min: -100, max: 10, noNaN: true }), frequency: fc.double({ min: 0, max: 20, noNaN: true }) }), { minLength: 5, maxLength: 5 });

describe("linearModes", () => {
  it("turns eigenvalues of a millisecond into growth per second and frequency, a pair once and the slowest first", () => {
    // A real eigenvalue 0.9 beside a rotation by 2π·0.01 a step: cos + i·sin.
    const [c, s] = [Math.cos(0.02 * Math.PI), Math.sin(0.02 * Math.PI)];
    const found = linearModes(Float64Array.of(c, -s, 0, s, c, 0, 0, 0, 0.9), 3);
    expect(found).toHaveLength(2);
    expect(found[0].growth).toBeCloseTo(1000 * (c - 1), 9);
    expect(found[0].frequency).toBeCloseTo((1000 * s) / (2 * Math.PI), 9);
    expect(found[1].growth).toBeCloseTo(-100, 9);
    expect(found[1].frequency).toBe(0);
  });
});

describe("modeDistance", () => {
  it("is the shift of one distribution against the other", () => {
    const a: LinearMode[] = [{ growth: -1, frequency: 2 }, { growth: -2, frequency: 5 }];
    const b: LinearMode[] = [{ growth: -3, frequency: 6 }, { growth: -4, frequency: 3 }];
    expect(modeDistance(a, b, 2)).toEqual({ frequency: 1, growth: 2 });
    expect(modeDistance(a, b, 1)).toEqual({ frequency: 4, growth: 2 });
  });

  it("is symmetric, zero for itself, and keeps the triangle inequality", () => {
    fc.assert(
      fc.property(modes, modes, modes, (a, b, c) => {
        expect(modeDistance(a, a, 5)).toEqual({ frequency: 0, growth: 0 });
        expect(modeDistance(a, b, 5)).toEqual(modeDistance(b, a, 5));
        const [ab, bc, ac] = [modeDistance(a, b, 5), modeDistance(b, c, 5), modeDistance(a, c, 5)];
        for (const of of ["frequency", "growth"] as const) expect(ac[of]).toBeLessThanOrEqual(ab[of] + bc[of] + 1e-9);
      }),
    );
  });

  it("refuses more modes than there are", () => {
    expect(() => modeDistance([], [{ growth: 0, frequency: 0 }], 1)).toThrow(InvalidInputError);
    expect(() => modeDistance([], [{ growth: 0, frequency: 0 }], 1)).toThrow("1…0 modes, as many as both systems have");
  });
});
