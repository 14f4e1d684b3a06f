import { describe, expect, it } from "vitest";
import { categoryStyle, stabilityStyle, themes } from "./palette.ts";

/** Linear red, green and blue of a colour `#rrggbb`. */
function linearRgb(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
}

/** Relative luminance of a colour `#rrggbb` (WCAG 2). */
function luminance(colour: string): number {
  const [r, g, b] = linearRgb(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Complete colour blindnesses as maps of linear RGB (Machado, Oliveira & Fernandes 2009). */
const blindnesses: Readonly<Record<string, readonly (readonly number[])[]>> = {
  none: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** Lightness and the two hues of a colour as someone sees it (CIE 1976 L*a*b*). */
function seen(colour: string, blindness: readonly (readonly number[])[]): number[] {
  const rgb = linearRgb(colour);
  const [r, g, b] = blindness.map((row) => Math.min(1, Math.max(0, row.reduce((sum, weight, channel) => sum + weight * rgb[channel], 0))));
  const [x, y, z] = [(0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047, 0.2126 * r + 0.7152 * g + 0.0722 * b, (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883]
    .map((value) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe.each(Object.entries(themes))("the categories of the %s theme", (_, theme) => {
  it.each(Object.entries(blindnesses))("differ in colour, not only in shape, to eyes with blindness %s", (_name, blindness) => {
    const colours = Array.from({ length: 8 }, (_unused, index) => seen(theme[`--category-${index}` as keyof typeof theme], blindness));
    const distances = colours.flatMap((one, index) => colours.slice(0, index).map((other) => Math.hypot(...one.map((value, axis) => value - other[axis]))));
    expect(Math.min(...distances)).toBeGreaterThan(9);
  });
});

describe.each(Object.entries(themes))("the %s theme", (_, theme) => {
  it.each(["--ink", "--soft", "--accent", "--holds", "--fails"] as const)("has text in %s that is readable on the page and on panels", (name) => {
    expect(contrast(theme[name], theme["--page"])).toBeGreaterThan(4.5);
    expect(contrast(theme[name], theme["--panel"])).toBeGreaterThan(4.5);
  });

  it.each(["--unstable-0", "--unstable-1", "--unstable-2", "--unstable-3", "--unstable-many", "--curve-0", "--curve-1", "--curve-2", "--curve-3", "--category-0", "--category-1", "--category-2", "--category-3", "--category-4", "--category-5", "--category-6", "--category-7"] as const)("has marks in %s that stand out from panels", (name) => {
    expect(contrast(theme[name], theme["--panel"])).toBeGreaterThan(3);
  });
});

it("gives every number of unstable dimensions its own shape and colour, and one look to four or more", () => {
  const styles = [0, 1, 2, 3, 4].map(stabilityStyle);
  expect(new Set(styles.map(({ shape }) => shape)).size).toBe(5);
  expect(new Set(styles.map(({ className }) => className)).size).toBe(5);
  expect(stabilityStyle(9)).toEqual(stabilityStyle(4));
});

it("gives the first eight categories colours, shapes and dashes of their own, and the first 64 looks of their own", () => {
  const looks = (count: number) => Array.from({ length: count }, (_, index) => categoryStyle(index));
  for (const trait of ["className", "shape", "dashes"] as const) expect(new Set(looks(8).map((style) => style[trait])).size).toBe(8);
  expect(new Set(looks(64).map(({ className, shape }) => `${className} ${shape}`)).size).toBe(64);
});
