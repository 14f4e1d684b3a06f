import { describe, expect, it } from "vitest";
import { unseenPoints } from "./unseen-points.ts";

describe("unseenPoints", () => {
  it("is Good–Turing's coverage and Chao's bias-corrected bound", () => {
    expect(unseenPoints([5, 1, 1, 2])).toEqual({ coverage: 1 - 2 / 9, chao1: 4 + 4 / 9, unseen: 4 / 9 });
  });

  it("expects nothing more when every point was hit twice or more", () => {
    expect(unseenPoints([2, 7, 3])).toEqual({ coverage: 1, chao1: 3, unseen: 0 });
  });

  it("knows nothing without hits", () => {
    expect(unseenPoints([])).toEqual({ coverage: 0, chao1: 0, unseen: 0 });
  });

  it("never expects fewer points than were found, and more the more were hit once", () => {
    const unseen = [1, 2, 3, 4].map((singles) => unseenPoints([10, 10, 2, ...Array.from({ length: singles }, () => 1)]).unseen);
    expect(unseen[0]).toBe(0);
    expect(unseen).toEqual(unseen.toSorted((a, b) => a - b));
  });
});
