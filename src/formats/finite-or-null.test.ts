import { expect, test } from "vitest";
import { finiteOrNull } from "./finite-or-null.ts";

test("numbers that JSON has stay, others become null, as JSON.stringify makes them", () => {
  const values = [0, -1.5, 5e-324, NaN, Infinity, -Infinity];
  expect(values.map(finiteOrNull)).toEqual([0, -1.5, 5e-324, null, null, null]);
  expect(JSON.parse(JSON.stringify(values))).toEqual(values.map(finiteOrNull));
});
