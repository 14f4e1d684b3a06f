import { describe, expect, it } from "vitest";
import { planLearners } from "./plan-learners.ts";
import { fullForceProfiles } from "./profile.ts";

describe("planLearners", () => {
  const planned = planLearners(fullForceProfiles.quick, 7);

  it("trains ten seeds with hints and without in both rows, the controls in the first, and the sweep", () => {
    expect(planned).toHaveLength(2 * 10 * 2 + 10 * 2 + 2 * 3 * 2 + 3 * 3 + 3);
    expect(planned.filter(({ method, recorded, tau }) => method === "full-force" && recorded === 0 && tau === 50).map(({ seed }) => seed)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    expect(planned.filter(({ method }) => method !== "full-force").every(({ tau }) => tau === 10)).toBe(true);
  });

  it("plans no network twice", () => {
    expect(new Set(planned.map((settings) => JSON.stringify(settings))).size).toBe(planned.length);
  });
});
