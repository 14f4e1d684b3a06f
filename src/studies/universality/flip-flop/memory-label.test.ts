import { expect, it } from "vitest";
import { adjacentLabels, labelText, memoryLabel, undecidedBits } from "./memory-label.ts";

it("reads decided bits by sign and leaves outputs within ±0.5 undecided", () => {
  const label = memoryLabel([0.98, -0.51, -0.49]);
  expect(label).toEqual([1, -1, 0]);
  expect(labelText(label)).toBe("+ − 0");
  expect(undecidedBits(label)).toBe(1);
});

it("names the two memories beside an edge", () => {
  expect(adjacentLabels([1, 0, -1])).toEqual([[1, -1, -1], [1, 1, -1]]);
});
