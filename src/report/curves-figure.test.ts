import { expect, it } from "vitest";
import { drawCurves } from "./curves-figure.ts";

const series = [{ label: "first", x: [0, 1], y: [-4, -1] }, { label: "second", x: [0, 1], y: [-3, -2] }];
const figure = { kind: "curves", id: "f", title: "t", caption: "c", x: { label: "x" }, y: { label: "y" }, series } as const;

/** Rows of pixels at which texts stand, by text. */
function rows(markup: string): ReadonlyMap<string, number> {
  return new Map([...markup.matchAll(/<text class="(?:legend|note)" x="[\d.]+" y="([\d.]+)"[^>]*>([^<]*)</g)].map(([, y, text]) => [text, Number(y)]));
}

it("puts the legend below the name of a rule that would lie on it", () => {
  const at = rows(drawCurves({ ...figure, thresholds: [{ value: 0, label: "neutral" }] }).markup);
  expect(at.get("first")! - at.get("neutral")!).toBeGreaterThanOrEqual(14);
  expect(at.get("second")! - at.get("first")!).toBe(20);
});

it("leaves the legend at the top where a rule's name is elsewhere", () => {
  const top = rows(drawCurves(figure).markup).get("first")!;
  expect(rows(drawCurves({ ...figure, thresholds: [{ value: -3, label: "low" }] }).markup).get("first")).toBe(top);
});
