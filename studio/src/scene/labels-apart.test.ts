import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apart } from "./labels-apart.ts";

describe("labels in the space", () => {
  it("leaves out those that would lie on an earlier one", () => {
    const labels = [{ text: "PC 1", x: 10, y: 10 }, { text: "fold", x: 40, y: 12 }, { text: "flip", x: 40, y: 60 }];
    expect(apart(labels).map(({ text }) => text)).toEqual(["PC 1", "flip"]);
  });

  it("keeps the first, and leaves out only what is near to one that is kept", () => {
    const label = fc.record({ text: fc.constant(""), x: fc.nat({ max: 500 }), y: fc.nat({ max: 200 }) });
    fc.assert(fc.property(fc.array(label, { minLength: 1, maxLength: 12 }), (labels) => {
      const kept = apart(labels);
      expect(kept[0]).toBe(labels[0]);
      expect(apart(kept)).toEqual(kept);
      for (const other of labels) expect(kept.some(({ x, y }) => Math.abs(x - other.x) < 92 && Math.abs(y - other.y) < 16)).toBe(true);
    }));
  });
});
