import { describe, expect, it } from "vitest";
import { stabilityStyle, themes } from "./palette.ts";

/** Relative luminance of a colour `#rrggbb` (WCAG 2). */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(themes))("the %s theme", (_, theme) => {
  it.each(["--ink", "--soft", "--accent", "--holds", "--fails"] as const)("has text in %s that is readable on the page and on panels", (name) => {
    expect(contrast(theme[name], theme["--page"])).toBeGreaterThan(4.5);
    expect(contrast(theme[name], theme["--panel"])).toBeGreaterThan(4.5);
  });

  it.each(["--unstable-0", "--unstable-1", "--unstable-2", "--unstable-3", "--unstable-many", "--curve-0", "--curve-1", "--curve-2", "--curve-3"] as const)("has marks in %s that stand out from panels", (name) => {
    expect(contrast(theme[name], theme["--panel"])).toBeGreaterThan(3);
  });
});

it("gives every number of unstable dimensions its own shape and colour, and one look to four or more", () => {
  const styles = [0, 1, 2, 3, 4].map(stabilityStyle);
  expect(new Set(styles.map(({ shape }) => shape)).size).toBe(5);
  expect(new Set(styles.map(({ className }) => className)).size).toBe(5);
  expect(stabilityStyle(9)).toEqual(stabilityStyle(4));
});
