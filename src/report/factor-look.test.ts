import { expect, it } from "vitest";
import { factorLook } from "./factor-look.ts";
import { categoryStyle } from "./palette.ts";

it("values that are categories look like categories", () => {
  expect(factorLook({ values: ["a", "b"] }, 1)).toEqual(categoryStyle(1));
});

it("steps of a scale run from its first colour to its last, with shapes of their own", () => {
  const values = ["low", "middle", "high"];
  const looks = values.map((_, code) => factorLook({ values, isOrdered: true }, code));
  expect(looks.map(({ colour }) => colour)).toEqual(["--shade-0", "--shade-3", "--shade-6"]);
  expect(new Set(looks.map(({ shape }) => shape)).size).toBe(3);
  expect(factorLook({ values: ["only"], isOrdered: true }, 0).className).toBe("shade-0");
});
