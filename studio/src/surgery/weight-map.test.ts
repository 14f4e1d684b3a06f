import { themes } from "@nullcline/report/palette.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rgbOf, shadeAt, weightPixels, weightReach } from "./weight-map.ts";

const anchors = Array.from({ length: 7 }, (_, k) => rgbOf(themes.light[`--shade-${k}` as keyof typeof themes.light]));

describe("the colours of a heat map", () => {
  it("reads a colour", () => {
    expect(rgbOf(" #08519c")).toEqual([8, 81, 156]);
  });

  it("are the palette's own at its steps, and grey at zero", () => {
    anchors.forEach((anchor, k) => expect(shadeAt(k / 3 - 1, anchors)).toEqual(anchor));
    expect(shadeAt(0, anchors)).toEqual(rgbOf(themes.light["--shade-3"]));
  });

  it("stay at the ends beyond the scale", () => {
    expect(shadeAt(-7, anchors)).toEqual(anchors[0]);
    expect(shadeAt(7, anchors)).toEqual(anchors[6]);
  });

  it("are symmetric: a weight and its negative are equally far from zero's place", () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      const mirrored = anchors.toReversed();
      expect(shadeAt(-share, anchors)).toEqual(shadeAt(share, mirrored));
    }));
  });

  it("leave masked entries clear", () => {
    const pixels = weightPixels([0.5, 0, -0.5], [1, 0, 1], { reach: 0.5, anchors });
    expect([...pixels]).toEqual([...anchors[6], 255, 0, 0, 0, 0, ...anchors[0], 255]);
  });

  it("reach as far as the largest weight", () => {
    expect(weightReach([0.1, -0.7, 0.3])).toBe(0.7);
    expect(weightReach([0, 0])).toBe(1);
  });
});
