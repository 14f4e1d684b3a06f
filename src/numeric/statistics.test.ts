import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { largestModulus } from "./largest-modulus.ts";
import { mean } from "./mean.ts";
import { median } from "./median.ts";
import { standardError } from "./standard-error.ts";

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 });

describe("mean", () => {
  test("of numbers, of none, and of one that is not a number", () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean(Float32Array.of(-1, 1))).toBe(0);
    expect([mean([]), mean([1, NaN])]).toEqual([NaN, NaN]);
  });

  test("adds up in the order of the numbers", () => {
    expect(mean([1e16, 1, -1e16])).toBe(0);
    fc.assert(fc.property(numbers, (values) => {
      expect(mean(values)).toBe(values.reduce((sum, value) => sum + value, 0) / values.length);
    }));
  });
});

describe("median", () => {
  test("is the middle number, of an even count the mean of two", () => {
    expect([median([3, 1, 2]), median([10, 9, 1, 2]), median([5])]).toEqual([2, 5.5, 5]);
    expect(median([])).toBe(NaN);
  });

  test("has as many numbers below it as above, and leaves the list as it was", () => {
    fc.assert(fc.property(numbers, (values) => {
      const [before, middle] = [[...values], median(values)];
      expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
      expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
      expect(values).toEqual(before);
    }));
  });
});

describe("standardError", () => {
  test("of four numbers, by hand; of one there is none", () => {
    expect(standardError([1, 3, 1, 3])).toBe(Math.sqrt(1 / 3));
    expect(standardError(Float64Array.of(2, 2, 2))).toBe(0);
    expect(standardError([4])).toBe(NaN);
  });

  test("is that of the textbook, and shrinks as copies of the numbers are added", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 12 }), (values) => {
      const n = values.length;
      const squares = values.reduce((sum, value) => sum + value * value, 0) - n * mean(values) * mean(values);
      expect(standardError(values)).toBeCloseTo(Math.sqrt(Math.max(0, squares) / n / (n - 1)), 4);
      expect(standardError([...values, ...values])).toBeCloseTo(standardError(values) * Math.sqrt((n - 1) / (2 * n - 1)), 8);
    }));
  });
});

describe("largestModulus", () => {
  test("of numbers of both signs, of none, and of one that is not a number", () => {
    expect(largestModulus([1, -7, 3])).toBe(7);
    expect(largestModulus(new Float32Array(0))).toBe(0);
    expect(largestModulus([1, NaN, 3])).toBe(NaN);
  });

  test("is reached and never passed, and scales with the numbers", () => {
    fc.assert(fc.property(numbers, (values) => {
      const moduli = values.map(Math.abs);
      expect(moduli).toContain(largestModulus(values));
      expect(moduli.every((modulus) => modulus <= largestModulus(values))).toBe(true);
      expect(largestModulus(values.map((value) => -2 * value))).toBe(2 * largestModulus(values));
    }));
  });
});
