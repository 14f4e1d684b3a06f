import { describe, expect, it } from "vitest";
import { mantelTest } from "./mantel.ts";
import { distancesBetween, randomStates } from "./test-states.ts";

const symmetric = (...upper: readonly [number, number, number]) => Float64Array.of(0, upper[0], upper[1], upper[0], 0, upper[2], upper[1], upper[2], 0);

describe("mantelTest", () => {
  it("is Pearson's correlation over pairs: 0.5 for (1, 2, 3) and (1, 3, 2)", () => {
    expect(mantelTest(symmetric(1, 2, 3), symmetric(1, 3, 2)).correlation).toBeCloseTo(0.5, 14);
    // Of the six orders, three reach 0.5 or more (1, 0.5, 0.5), and five a modulus of 0.5.
    const { p, twoSidedP } = mantelTest(symmetric(1, 2, 3), symmetric(1, 3, 2), { permutations: 2999 });
    expect(Math.abs(p - 0.5)).toBeLessThan(0.04);
    expect(twoSidedP).toBe(1);
  });

  it("finds equal matrices related, unrelated ones not, and opposite ones only on two sides", () => {
    const [a, b] = [distancesBetween(randomStates(12, 3, 1)), distancesBetween(randomStates(12, 3, 2))];
    expect(mantelTest(a, a)).toMatchObject({ correlation: expect.closeTo(1, 12), p: 0.001, twoSidedP: 0.001 });
    expect(mantelTest(a, b).p).toBeGreaterThan(0.05);
    const opposite = a.map((distance, at) => (at % 13 === 0 ? 0 : 10 - distance));
    expect(mantelTest(a, opposite)).toMatchObject({ correlation: expect.closeTo(-1, 12), p: 1, twoSidedP: 0.001 });
  });

  it("is symmetric in its matrices and reproducible", () => {
    const [a, b] = [distancesBetween(randomStates(10, 2, 1)), distancesBetween(randomStates(10, 2, 2))];
    expect(mantelTest(b, a).correlation).toBeCloseTo(mantelTest(a, b).correlation, 12);
    expect(mantelTest(a, b, { seed: 7 })).toEqual(mantelTest(a, b, { seed: 7 }));
  });

  it("refuses matrices of other sizes, of equal distances, and of two networks", () => {
    const a = symmetric(1, 2, 3);
    expect(() => mantelTest(a, distancesBetween(randomStates(4, 1, 1)))).toThrow("distances of 3 networks, got 16 entries");
    expect(() => mantelTest(a, symmetric(2, 2, 2))).toThrow("distances that differ, got 3 equal ones");
    expect(() => mantelTest(Float64Array.of(0, 1, 1, 0), Float64Array.of(0, 1, 1, 0))).toThrow("at least 3 networks");
    expect(() => mantelTest(a, a, { permutations: 1.5 })).toThrow("at least 1 permutation");
  });
});
