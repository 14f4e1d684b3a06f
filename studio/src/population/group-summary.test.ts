import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupCounts, groupSummaries } from "./group-summary.ts";

const group = { name: "kind", values: ["a", "b", "c"], codes: [0, 1, 0, 1, 2] };

describe("groups in numbers", () => {
  it("say how many networks are present and selected, and how a measure spreads over them", () => {
    expect(groupSummaries(group, [0, 1, 2, 3], Float64Array.of(1, 5, 3, Number.NaN, 9))).toEqual([
      { code: 0, members: [0, 2], median: 2, lowest: 1, highest: 3 },
      { code: 1, members: [1, 3], median: 5, lowest: 5, highest: 5 },
    ]);
    expect([...groupCounts(group, [2, 3, 4])]).toEqual([1, 1, 1]);
  });

  it("have no numbers where there is no measure", () => {
    expect(groupSummaries(group, [4], undefined)).toEqual([{ code: 2, members: [4], median: Number.NaN, lowest: Number.NaN, highest: Number.NaN }]);
  });

  it("hold every present network once", () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 4 }), { maxLength: 50 }), fc.func(fc.boolean()), (codes, isPresent) => {
      const present = codes.map((_, member) => member).filter((member) => isPresent(member));
      const rows = groupSummaries({ name: "kind", values: ["a", "b", "c", "d", "e"], codes }, present, undefined);
      expect(rows.flatMap(({ members }) => members).toSorted((a, b) => a - b)).toEqual(present);
    }));
  });
});
