import { describe, expect, it } from "vitest";
import type { ScatterFigure } from "../studies/figure.ts";
import { drawFigure } from "./draw-figure.ts";
import { drawnCircles, drawnNumbers } from "./test-drawing.ts";

describe("scatter", () => {
  const scatter: ScatterFigure = {
    kind: "scatter", id: "s", title: "t", caption: "c", x: { label: "Commanded", unit: "Hz" }, y: { label: "Linear", unit: "Hz" }, identity: true,
    groups: [{ label: "rate", x: [0, 10], y: [0, 10] }, { label: "gated", x: [5, NaN], y: [5, 3] }],
  };

  it("draws each finite pair once, in its group's colour and shape, with one scale a direction", () => {
    const { markup } = drawFigure(scatter);
    const [first, last, key] = drawnCircles(markup, "spot category-0");
    expect(drawnCircles(markup, "spot category-0").length).toBe(3);
    expect([last[0] - first[0], first[1] - last[1]].map((pixels) => Math.round(pixels))).toEqual([387, 333]);
    expect(key[0]).toBeGreaterThan(480);
    expect(markup.match(/<polygon class="spot category-1"/g)?.length).toBe(2);
  });

  it("puts the line of equal values through equal pairs", () => {
    const { markup } = drawFigure(scatter);
    const [[x1, y1, x2, y2]] = drawnNumbers(markup, /<line class="threshold" x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)">/g);
    const [[x, y]] = drawnCircles(markup, "spot category-0");
    expect((y - y1) / (x - x1)).toBeCloseTo((y2 - y1) / (x2 - x1), 2);
  });

  it("names axes with units, and its groups", () => {
    const { markup } = drawFigure(scatter);
    for (const text of ["Commanded (Hz)", "Linear (Hz)", "rate", "gated", "equal values"]) expect(markup).toContain(`>${text}</text>`);
  });

  it("leaves out what a logarithm cannot show, even if that is everything", () => {
    const logarithmic = { ...scatter, x: { label: "x", scale: "log" as const }, identity: false };
    expect(drawnCircles(drawFigure(logarithmic).markup, "spot category-0").length).toBe(2);
    expect(drawFigure({ ...logarithmic, groups: [{ label: "none", x: [-1], y: [1] }] }).markup).not.toMatch(/NaN|Infinity/);
  });
});
