import { expect, it } from "vitest";
import { createStream } from "../../numeric/random.ts";
import { groupSeparation } from "./group-separation.ts";

const stream = createStream({ study: "test", purpose: "shuffles", seed: 1 });
const labels = ["a", "a", "a", "b", "b", "b", "c", "c", "c"];
/** Items on a line; distance is how far apart they stand. */
const onLine = (places: readonly number[]) => (i: number, j: number): number => Math.abs(places[i] - places[j]);

it("finds groups that lie apart, more often than 280 groupings of nine items would by chance", () => {
  const { between, within, chance } = groupSeparation(onLine([0, 1, 2, 10, 11, 12, 20, 21, 22]), labels, stream);
  expect(within).toBeCloseTo(4 / 3, 12);
  expect(between).toBeCloseTo((10 + 10 + 20) / 3, 12);
  expect(chance).toBeLessThan(0.02);
});

it("finds nothing in groups that are spread alike", () => {
  expect(groupSeparation(onLine([0, 10, 20, 1, 11, 21, 2, 12, 22]), labels, stream).chance).toBeGreaterThan(0.5);
});

it("has no distance within groups of one", () => {
  expect(groupSeparation(onLine([0, 1, 2]), ["a", "b", "c"], stream).within).toBeNaN();
});
