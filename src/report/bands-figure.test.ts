import { describe, expect, it } from "vitest";
import type { BandsFigure } from "../studies/figure.ts";
import { drawFigure } from "./draw-figure.ts";

describe("bands", () => {
  const bands: BandsFigure = {
    kind: "bands", id: "b", title: "t", caption: "c", x: { label: "Index" }, y: { label: "Eigenvalue", unit: "a.u." },
    bands: [{ label: "one", x: [0, 1, 2], mean: [1, 2, 3], spread: [0.5, 0.5, 0.5] }],
  };
  const ribbonOf = (figure: BandsFigure): string => drawFigure(figure).markup.match(/<path class="band category-0" d="([^"]*)"/)?.[1] ?? "";

  it("lay a ribbon of the spread's height around the mean", () => {
    const corners = [...ribbonOf(bands).matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    const mean = [...(drawFigure(bands).markup.match(/<path class="line category-0" d="([^"]*)"/)?.[1] ?? "").matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(corners.length).toBe(6);
    mean.forEach(([x, y], index) => {
      const [upper, lower] = [corners[index], corners[5 - index]];
      expect([upper[0], lower[0]]).toEqual([x, x]);
      expect((upper[1] + lower[1]) / 2).toBeCloseTo(y, 1);
      expect(lower[1] - upper[1]).toBeCloseTo((mean[0][1] - mean[1][1]), 1);
    });
  });

  it("part where a mean is not finite", () => {
    const parted = { ...bands, bands: [{ ...bands.bands[0], x: [0, 1, 2, 3, 4], mean: [1, 2, NaN, 2, 1], spread: [0.1, 0.1, 0.1, 0.1, 0.1] }] };
    expect(ribbonOf(parted).match(/Z/g)?.length).toBe(2);
    expect(drawFigure(parted).markup).not.toContain("NaN");
  });

  it("end at the border where a logarithm has no value for their lower edge", () => {
    const wide = { ...bands, y: { label: "y", scale: "log" as const }, bands: [{ label: "one", x: [0, 1], mean: [1, 10], spread: [2, 2] }] };
    expect(ribbonOf(wide)).not.toMatch(/NaN|Infinity/);
    expect(ribbonOf(wide)).toContain(" 294Z");
  });

  it("name axes, bands and thresholds", () => {
    const { markup } = drawFigure({ ...bands, thresholds: [{ value: 1.5, label: "criterion" }] });
    for (const text of ["Index", "Eigenvalue (a.u.)", "one", "criterion"]) expect(markup).toContain(`>${text}</text>`);
  });
});
