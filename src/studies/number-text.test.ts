import { expect, it } from "vitest";
import { numberText, powerOfTen } from "./number-text.ts";

it("prints three significant digits with a true minus sign", () => {
  expect([0, 1.0064, -0.28534, 1024].map((value) => numberText(value))).toEqual(["0", "1.01", "−0.285", "1020"]);
});

it("uses powers of ten outside the readable range", () => {
  expect([3.14159e-4, 1e-12, -2.5e7].map((value) => numberText(value))).toEqual(["3.14 × 10⁻⁴", "10⁻¹²", "−2.5 × 10⁷"]);
});

it("changes to powers of ten at the same places whatever the digits", () => {
  expect([0.0923456, 1234.56, 9999.4, 12345, 9.9e-4].map((value) => numberText(value, 4))).toEqual(["0.09235", "1235", "9999", "1.235 × 10⁴", "9.9 × 10⁻⁴"]);
  expect([0.02, 5e3, 1e4, 2e-5].map((value) => numberText(value, 2))).toEqual(["0.02", "5000", "10⁴", "2 × 10⁻⁵"]);
});

it("prints numbers that are not finite as signs", () => {
  expect([NaN, Infinity, -Infinity].map((value) => numberText(value))).toEqual(["–", "∞", "−∞"]);
});

it("prints powers of ten with superscripts", () => {
  expect([0, 1, -12].map(powerOfTen)).toEqual(["1", "10¹", "10⁻¹²"]);
});
