import { describe, expect, it } from "vitest";
import type { BranchPointView, BranchView } from "../protocol/analysis.ts";
import { branchDrawing, branchEvents } from "./branch-drawing.ts";

const point = (value: number, height: number, unstableDimensions: number): BranchPointView => ({ value, position: [height, 0, 0], unstableDimensions });

const fold: BranchView = {
  points: [point(-1, 1, 0), point(0, 0.5, 0), point(0, -0.5, 1), point(-1, -1, 1)],
  events: [{ ...point(0.2, 0, 1), kind: "fold" }],
  stopped: "reached the lower bound",
};

describe("a diagram of branches", () => {
  it("has one stretch a stability, without a gap between them", () => {
    const { segments } = branchDrawing([fold], [-1, 1], { width: 248, height: 108 });
    expect(segments.map(({ unstableDimensions }) => unstableDimensions)).toEqual([0, 1]);
    expect(segments[0].path.endsWith(segments[1].path.split("L")[0].slice(1))).toBe(true);
  });

  it("puts the range of the input from the left to the right edge", () => {
    const { segments, low, high } = branchDrawing([fold], [-1, 1], { width: 248, height: 108 });
    expect(segments[0].path.startsWith("M40.0 ")).toBe(true);
    expect(segments[0].path).toContain("L140.0 ");
    expect([low, high]).toEqual([-1.12, 1.12]);
  });

  it("names an event that two branches meet in once", () => {
    const other: BranchView = { ...fold, events: [...fold.events, { ...point(-0.5, 0.7, 0), kind: "flip" }] };
    expect(branchEvents([fold, other])).toEqual([{ kind: "flip", value: -0.5 }, { kind: "fold", value: 0.2 }]);
  });
});
