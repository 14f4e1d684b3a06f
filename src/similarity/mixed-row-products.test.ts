import { expect, it } from "vitest";
import { mixedRowMultiplier } from "./mixed-row-products.ts";
import { rowProducts, rowsOf } from "./row-products.ts";
import { randomStates } from "./test-states.ts";

/** Random rows of length about 1. */
const unitRows = (count: number, length: number, seed: number) => rowsOf(randomStates(count, length, seed).data.map((entry) => entry / Math.sqrt(length)), length);

it("products of unit rows are those of float64 to 1e-6, also for rows of many entries", () => {
  for (const length of [5, 700, 20000]) {
    const [a, b] = [unitRows(5, length, 1), unitRows(9, length, 2)];
    const exact = rowProducts([...a, b[0]], b);
    mixedRowMultiplier(6, 9).multiply([...a, b[0]], b).forEach((product, k) => expect(Math.abs(product - exact[k])).toBeLessThan(1e-6));
  }
});

it("products are the same bits however the rows are grouped, and nothing is kept from one call to the next", () => {
  const [a, b] = [unitRows(6, 600, 1), unitRows(11, 600, 2)];
  const { multiply } = mixedRowMultiplier(6, 11);
  const whole = multiply(a, b).slice();
  a.forEach((row, i) => b.forEach((other, j) => expect(multiply([row], [other])[0]).toBe(whole[i * 11 + j])));
});
