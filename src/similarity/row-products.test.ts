import { expect, it } from "vitest";
import { rowMultiplier, rowProducts, rowsOf } from "./row-products.ts";
import { randomStates } from "./test-states.ts";

const inOrder = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
};

it("row products are bit for bit the sums in ascending order, however the rows are cut into blocks", () => {
  const [a, b] = [rowsOf(randomStates(325, 7, 1).data, 7), rowsOf(randomStates(323, 7, 2).data, 7)];
  expect(rowProducts(a, b)).toEqual(Float64Array.from(a.flatMap((row) => b.map((other) => inOrder(row, other)))));
});

it("row products of long vectors, float32 among them, do not depend on the depth of a block", () => {
  const [a, b] = [rowsOf(randomStates(3, 1300, 1).data, 1300), rowsOf(Float32Array.from(randomStates(2, 1300, 2).data), 1300)];
  expect(rowProducts(a, b)).toEqual(Float64Array.from(a.flatMap((row) => b.map((other) => inOrder(row, other)))));
});

it("a row multiplier keeps nothing of its last product", () => {
  const { multiply } = rowMultiplier(4, 4);
  const long = rowsOf(randomStates(4, 600, 1).data, 600);
  multiply(long, long);
  expect([...multiply([Float64Array.of(1, 2)], [Float64Array.of(3, 4), Float64Array.of(0, 1)])]).toEqual([11, 2]);
});
