import { expect, it } from "vitest";
import { linePath, stairPath } from "./line-path.ts";

it("breaks a line at values that are not finite", () => {
  expect(linePath([0, 1, 2, 3], [5, NaN, 7, 8])).toBe("M0 5M2 7L3 8");
});

it("holds each value of a staircase until the next", () => {
  expect(stairPath([0, 10], [5, 6], 10)).toBe("M0 5H10L10 6H20");
});
