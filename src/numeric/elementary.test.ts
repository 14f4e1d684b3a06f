import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elementarySource } from "./elementary-source.ts";
import { atan2, hypot, pow } from "./elementary.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe("the written-out elementary functions", () => {
  it("are what the generator makes of special/ today", () => {
    const stored = readFileSync(new URL("./elementary.generated.ts", import.meta.url), "utf8");
    expect(elementarySource()).toBe(stored);
  });
});

describe("pow", () => {
  it("is exact for whole exponents whose products are", () => {
    expect([pow(2, 10), pow(-3, 3), pow(10, -3), pow(0, 0), pow(7, 1)]).toEqual([
      1024, -27, 0.001, 1, 7,
    ]);
  });

  it("has the limits of the real power at zero and infinity", () => {
    expect([pow(0, 2.5), pow(0, -2.5), pow(Infinity, 0.5), pow(-8, 1 / 3)]).toEqual([0, Infinity, Infinity, NaN]);
  });

  it("stays within its stated error of the platform's power", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }), (x, y) => {
        const bound = (2 + Math.abs(y * Math.log(x))) * 2.3e-16;
        expect(Math.abs(pow(x, y) / Math.pow(x, y) - 1)).toBeLessThanOrEqual(bound);
      }),
    );
  });
});

describe("atan2", () => {
  it("gives the angles of the axes and diagonals, zeros signed", () => {
    const { PI } = Math;
    expect([atan2(0, 1), atan2(-0, 1), atan2(1, 0), atan2(-1, 0), atan2(0, -1), atan2(-0, -1), atan2(0, -0)]).toEqual([
      0, -0, PI / 2, -PI / 2, PI, -PI, PI,
    ]);
    expect([atan2(2, 2), atan2(3, -3), atan2(Infinity, -Infinity), atan2(-1, Infinity)]).toEqual([
      PI / 4, (3 * PI) / 4, (3 * PI) / 4, -0,
    ]);
    expect([atan2(NaN, 1), atan2(1, NaN)]).toEqual([NaN, NaN]);
  });

  it("agrees with the platform's arctangent", () => {
    fc.assert(
      fc.property(finite, finite, (y, x) => {
        const expected = Math.atan2(y, x);
        expect(Math.abs(atan2(y, x) - expected)).toBeLessThanOrEqual(4.5e-16 * Math.abs(expected) + 1e-323);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("hypot", () => {
  it("neither overflows nor underflows on the way", () => {
    expect(hypot(3, 4)).toBe(5);
    expect(hypot(3e200, 4e200) / 5e200).toBeCloseTo(1, 15);
    expect(hypot(3e-200, -4e-200) / 5e-200).toBeCloseTo(1, 15);
    expect([hypot(0, -0), hypot(-Infinity, 1)]).toEqual([0, Infinity]);
  });

  it("agrees with the platform's hypotenuse", () => {
    const tame = fc.double({ min: -1e150, max: 1e150, noNaN: true });
    fc.assert(
      fc.property(tame, tame, (x, y) => {
        const expected = Math.hypot(x, y);
        expect(Math.abs(hypot(x, y) - expected)).toBeLessThanOrEqual(4.5e-16 * expected + 5e-324);
      }),
    );
  });
});
