import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kthSmallest } from "./kth-smallest.ts";

describe("kthSmallest", () => {
  it("finds what sorting finds, among equal numbers too, and leaves the list alone", () => {
    const lists = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 })), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(lists, fc.nat(), (list, place) => {
        const values = Float64Array.from(list);
        const k = place % values.length;
        expect(kthSmallest(values, k) === values.toSorted()[k]).toBe(true); // −0 and 0 are equal
        expect(values).toEqual(Float64Array.from(list));
      }),
    );
  });

  it("refuses places outside the list", () => {
    expect(() => kthSmallest(Float64Array.of(1, 2), 2)).toThrow("kthSmallest: expected a place in 0…1, got 2");
  });
});
