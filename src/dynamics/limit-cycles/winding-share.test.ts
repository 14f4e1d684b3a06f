import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cos, sin } from "../../numeric/elementary.ts";
import { windingShare } from "./winding-share.ts";

/** Four turns of 40 steps on an ellipse with half-axes 3 and 1 around (5, −2), in the plane z = x. */
const ellipse = Float64Array.from({ length: 161 * 3 }, (_, at) => {
  const angle = (2 * Math.PI * Math.floor(at / 3)) / 40;
  const x = 5 + 3 * cos(angle);
  return [x, -2 + sin(angle), x][at % 3];
});

describe("windingShare", () => {
  it("is 1 inside an ellipse and 0 outside it", () => {
    expect(windingShare(ellipse, 3, Float64Array.of(5, -2, 5))).toBeCloseTo(1, 12);
    expect(windingShare(ellipse, 3, Float64Array.of(7.5, -2, 7.5))).toBeCloseTo(1, 12);
    expect(windingShare(ellipse, 3, Float64Array.of(8.5, -2, 8.5))).toBeCloseTo(0, 12);
    expect(windingShare(ellipse, 3, Float64Array.of(5, -0.9, 5))).toBeCloseTo(0, 12);
  });

  it("does not count the distance from the orbit's plane", () => {
    expect(windingShare(ellipse, 3, Float64Array.of(5 - 40, -2, 5 + 40))).toBeCloseTo(1, 12);
  });

  it("is inside exactly where the ellipse's equation says so", () => {
    const coordinate = fc.double({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, (dx, dy) => {
        const level = (dx / 3) * (dx / 3) + dy * dy;
        fc.pre(Math.abs(level - 1) > 0.05);
        expect(windingShare(ellipse, 3, Float64Array.of(5 + dx, dy - 2, 5 + dx))).toBeCloseTo(level < 1 ? 1 : 0, 9);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("is not a number for an orbit that does not turn", () => {
    expect(windingShare(Float64Array.of(0, 0, 1, 0, 2, 0.1), 2, Float64Array.of(1, 0))).toBeNaN();
  });

  it("refuses shapes that do not fit", () => {
    expect(() => windingShare(Float64Array.of(1, 2), 2, Float64Array.of(0, 0))).toThrow("windingShare: expected two states or more of 2 dimensions, got 2 numbers");
    expect(() => windingShare(Float64Array.of(1, 2, 3, 4), 2, Float64Array.of(0))).toThrow("windingShare: expected a point of length 2, got 1");
  });
});
