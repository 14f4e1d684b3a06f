import { expect, it } from "vitest";
import { numberText, powerOfTen } from "./number-text.ts";

it("prints three significant digits with a true minus sign", () => {
  expect([0, 1.0064, -0.28534, 1024].map((value) => numberText(value))).toEqual(["0", "1.01", "−0.285", "1020"]);
});

it("uses powers of ten outside the readable range", () => {
  expect([3.14159e-4, 1e-12, -2.5e7].map((value) => numberText(value))).toEqual(["3.14 × 10⁻⁴", "10⁻¹²", "−2.5 × 10⁷"]);
});

it("prints numbers that are not finite as signs", () => {
  expect([NaN, Infinity, -Infinity].map((value) => numberText(value))).toEqual(["–", "∞", "−∞"]);
});

it("prints powers of ten with superscripts", () => {
  expect([0, 1, -12].map(powerOfTen)).toEqual(["1", "10¹", "10⁻¹²"]);
});
