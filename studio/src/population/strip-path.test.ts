import { expect, it } from "vitest";
import { stripPath } from "./strip-path.ts";

const place = { left: 0, right: 40, base: 20, height: 16, most: 8 };

it("the fullest bin is as high as the strip, an empty one leaves no mark", () => {
  expect(stripPath(Uint32Array.of(8, 0, 4, 0), place)).toBe("M0.0 20v-16.0h9.5v16.0zM20.0 20v-8.0h9.5v8.0z");
});

it("one network among very many can still be seen", () => {
  expect(stripPath(Uint32Array.of(1), { ...place, most: 10_000 })).toBe("M0.0 20v-1.0h39.5v1.0z");
});
