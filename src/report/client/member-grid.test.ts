import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestMember } from "./map-geometry.ts";
import { memberGrid } from "./member-grid.ts";

/** Whole and half pixels, so that members coincide and lie at the very end of the reach. */
const pixel = fc.integer({ min: -40, max: 140 }).map((half) => half / 2);
const place = fc.tuple(pixel, pixel);

describe("a grid of members", () => {
  it("meets the member that the search through all of them meets, anywhere, whichever are shown", () => {
    fc.assert(fc.property(fc.array(fc.tuple(place, fc.boolean()), { maxLength: 60 }), fc.array(place, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 12 }), (members, pointers, reach) => {
      const pixels = Float64Array.from(members.flatMap(([at]) => at));
      const shown = members.flatMap(([, isShown], member) => (isShown ? [member] : []));
      const { nearest } = memberGrid(pixels, shown, reach);
      for (const [x, y] of pointers) expect(nearest(x, y)).toBe(nearestMember(pixels, shown, x, y, reach));
    }));
  });

  it("does so among ten thousand", () => {
    const pixels = Float64Array.from({ length: 20_000 }, (_, k) => ((k * 7919) % 40_009) / 100);
    const shown = Array.from({ length: 10_000 }, (_, member) => member).filter((member) => member % 3 !== 0);
    const { nearest } = memberGrid(pixels, shown, 9);
    for (let k = 0; k < 200; k++) {
      const [x, y] = [(k * 37.3) % 420, (k * 91.7) % 420];
      expect(nearest(x, y)).toBe(nearestMember(pixels, shown, x, y, 9));
    }
  });

  it("meets members at exactly the reach, the later of two as near, and none in an empty map", () => {
    const pixels = Float64Array.of(0, 0, 18, 0, 100, 100);
    const { nearest } = memberGrid(pixels, [0, 1, 2], 9);
    expect(nearest(9, 0)).toBe(1);
    expect(nearest(-9, 0)).toBe(0);
    expect(nearest(-9.01, 0)).toBeUndefined();
    expect(memberGrid(pixels, [], 9).nearest(0, 0)).toBeUndefined();
  });
});
