import { numberText } from "@nullcline/studies/number-text.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { printedNumber } from "./printed-number.ts";

it("reads numbers as reports print them, with their units", () => {
  expect(["3.74", "−0.5", "2.4 × 10⁻⁴", "10⁻³", "−10²", "1,200", "100 %", "12 time steps"].map(printedNumber)).toEqual([
    { value: 3.74, unit: "" }, { value: -0.5, unit: "" }, { value: 2.4e-4, unit: "" }, { value: 1e-3, unit: "" }, { value: -100, unit: "" },
    { value: 1200, unit: "" }, { value: 100, unit: "%" }, { value: 12, unit: "time steps" },
  ]);
});

it("takes nothing for a number that is none", () => {
  expect(["", "–", "∞", "8 / 12 / 6 / 1", "tanh", "3.7.4", "2 × 3", "1 of 2 + 3", "12steps"].map(printedNumber)).toEqual(Array.from({ length: 9 }));
});

it("gives back every number to the digits it was printed with", () => {
  fc.assert(fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), (value) => {
    expect(printedNumber(numberText(value))).toEqual({ value: Number(value.toPrecision(3)) + 0, unit: "" });
  }));
});
