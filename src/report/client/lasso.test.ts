import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInLasso, lassoTo, membersInLasso, type Lasso } from "./lasso.ts";

const coordinate = fc.integer({ min: 0, max: 300 });
const pixel = fc.tuple(coordinate, coordinate);
const line = fc.array(pixel, { minLength: 1, maxLength: 30 });

/** Slow reference: turns of the outline around a pixel that lies on none of its lines, summed as signed angles. */
function turns({ corners }: Lasso, x: number, y: number): number {
  const angles = corners.map(([cx, cy]) => Math.atan2(cy - y, cx - x));
  const steps = angles.map((angle, index) => {
    const step = angles[(index + 1) % angles.length] - angle;
    return step - 2 * Math.PI * Math.round(step / (2 * Math.PI));
  });
  return Math.round(steps.reduce((sum, step) => sum + step, 0) / (2 * Math.PI));
}

describe("a lasso", () => {
  it("holds what a concave outline encloses, and not what lies in its bay", () => {
    const horseshoe = { corners: [[0, 0], [100, 0], [100, 100], [70, 100], [70, 30], [30, 30], [30, 100], [0, 100]] as const };
    const pixels = Float64Array.of(15, 60, 50, 60, 85, 60, 50, 15, 120, 15);
    expect(membersInLasso(pixels, [0, 1, 2, 3, 4], horseshoe)).toEqual([0, 2, 3]);
    expect(membersInLasso(pixels, [1, 3], horseshoe)).toEqual([3]);
  });

  it("holds a pixel exactly if its outline turns around it an odd number of times", () => {
    fc.assert(fc.property(line, pixel, (corners, [x, y]) => {
      const lasso = { corners };
      // Half a pixel and an irrational part keep the pixel off every line between whole pixels.
      const [px, py] = [x + 0.5, y + Math.SQRT1_2 / 3];
      expect(isInLasso(lasso, px, py)).toBe(turns(lasso, px, py) % 2 !== 0);
    }));
  });

  it("is the same wherever its line begins, whichever way it runs, and holds its corners", () => {
    fc.assert(fc.property(line, pixel, fc.nat(), (corners, [x, y], start) => {
      const turned = [...corners.slice(start % corners.length), ...corners.slice(0, start % corners.length)];
      const [px, py] = [x + 0.25, y + 0.125];
      expect(isInLasso({ corners: turned }, px, py)).toBe(isInLasso({ corners }, px, py));
      expect(isInLasso({ corners: corners.toReversed() }, px, py)).toBe(isInLasso({ corners }, px, py));
      expect(corners.every(([cx, cy]) => isInLasso({ corners }, cx, cy))).toBe(true);
    }));
  });

  it("holds nothing without corners", () => {
    expect(membersInLasso(Float64Array.of(0, 0), [0], { corners: [] })).toEqual([]);
  });

  it("takes up a pixel only where the hand has moved on", () => {
    const begun = lassoTo({ corners: [] }, [10, 10]);
    expect(lassoTo(begun, [12, 8])).toBe(begun);
    expect(lassoTo(begun, [13, 10]).corners).toEqual([[10, 10], [13, 10]]);
  });
});
