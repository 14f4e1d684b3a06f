import { expect, it } from "vitest";
import { pixelText } from "./pixel-text.ts";

it("rounds pixels to hundredths", () => {
  expect([12.34567, -0.001].map(pixelText)).toEqual(["12.35", "0"]);
});
