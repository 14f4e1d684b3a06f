import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapPixels, membersInside, nearestMember, neighbourTowards } from "./map-geometry.ts";

const grid = fc.array(fc.tuple(fc.integer({ min: 0, max: 4095 }), fc.integer({ min: 0, max: 4095 })), { minLength: 1, maxLength: 40 });
const all = (pixels: Float64Array): number[] => Array.from({ length: pixels.length / 2 }, (_, member) => member);

describe("a map's geometry", () => {
  it("places the corners of the grid inside the frame, y upwards", () => {
    expect([...mapPixels([0, 0, 4095, 4095], 400)]).toEqual([14, 386, 386, 14]);
  });

  it("finds what lies inside a rectangle whichever corner it is drawn from", () => {
    const pixels = Float64Array.of(10, 10, 50, 50, 90, 10);
    expect(membersInside(pixels, [0, 1, 2], { from: [60, 60], to: [0, 0] })).toEqual([0, 1]);
    expect(membersInside(pixels, [0, 2], { from: [0, 60], to: [60, 0] })).toEqual([0]);
    fc.assert(fc.property(grid, (positions) => {
      const placed = mapPixels(positions.flat(), 300);
      expect(membersInside(placed, all(placed), { from: [0, 300], to: [300, 0] })).toEqual(all(placed));
    }));
  });

  it("meets the nearest member within reach, and none beyond", () => {
    const pixels = Float64Array.of(10, 10, 20, 10);
    expect(nearestMember(pixels, [0, 1], 14, 10, 9)).toBe(0);
    expect(nearestMember(pixels, [1], 14, 10, 9)).toBe(1);
    expect(nearestMember(pixels, [0, 1], 40, 10, 9)).toBeUndefined();
  });

  it("walks to the nearest member in a direction, and back to where it came from on a line", () => {
    const pixels = Float64Array.of(0, 0, 30, 4, 60, 0, 35, 60);
    expect(neighbourTowards(pixels, [0, 1, 2, 3], 0, [1, 0])).toBe(1);
    expect(neighbourTowards(pixels, [0, 1, 2, 3], 1, [-1, 0])).toBe(0);
    expect(neighbourTowards(pixels, [0, 1, 2, 3], 1, [0, 1])).toBe(3);
    expect(neighbourTowards(pixels, [0, 1, 2, 3], 2, [1, 0])).toBeUndefined();
  });

  it("can leave any member by some key as long as another lies elsewhere", () => {
    fc.assert(fc.property(grid, (positions) => {
      const pixels = mapPixels(positions.flat(), 300);
      const others = positions.some(([x, y]) => x !== positions[0][0] || y !== positions[0][1]);
      const ways = ([[1, 0], [-1, 0], [0, 1], [0, -1]] as const).map((direction) => neighbourTowards(pixels, all(pixels), 0, direction));
      expect(ways.some((member) => member !== undefined)).toBe(others);
    }));
  });
});
