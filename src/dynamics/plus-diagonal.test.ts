import { expect, test } from "vitest";
import { plusDiagonal } from "./plus-diagonal.ts";

test("the number is added along the diagonal only, to a copy", () => {
  const matrix = Float64Array.of(1, 2, 3, 4);
  expect(plusDiagonal(matrix, 0.5)).toEqual(Float64Array.of(1.5, 2, 3, 4.5));
  expect(matrix).toEqual(Float64Array.of(1, 2, 3, 4));
  expect(plusDiagonal(new Float64Array(0), 1)).toEqual(new Float64Array(0));
});
