import { expect, test } from "vitest";
import { leadingThree } from "./leading-three.ts";

test("the first three of a longer list, in order", () => {
  expect(leadingThree(Float64Array.of(0.5, 0.25, 0.125, 0.1))).toEqual([0.5, 0.25, 0.125]);
});
