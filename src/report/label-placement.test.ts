import { expect, it } from "vitest";
import { placedLabels } from "./label-placement.ts";

it("puts a label to the right of its node where nothing is in the way", () => {
  expect(placedLabels(["a"], [[50, 50]], [], 10)).toEqual([{ at: [60, 50], anchor: "start" }]);
});

it("goes round lines, other nodes and other labels", () => {
  const line = Array.from({ length: 20 }, (_, step) => [55 + step, 50] as const);
  expect(placedLabels(["a"], [[50, 50]], line, 10)).toEqual([{ at: [40, 50], anchor: "end" }]);
  expect(placedLabels(["a", ""], [[50, 50], [66, 50]], [], 10)[0].anchor).toBe("end");
  const [first, second] = placedLabels(["one", "two"], [[50, 50], [50, 53]], [], 10);
  expect(first).not.toEqual({ ...second, at: [second.at[0], second.at[1] - 3] });
});
