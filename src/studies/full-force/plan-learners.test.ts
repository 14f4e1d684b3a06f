import { describe, expect, it } from "vitest";
import { planLearners } from "./plan-learners.ts";
import { fullForceProfiles } from "./profile.ts";

describe("planLearners", () => {
  const planned = planLearners(fullForceProfiles.quick, 7);

  it("trains all seeds with hints and without in both rows, the controls of some in the first, and the sweep", () => {
    expect(planned).toHaveLength(2 * 30 * 2 + 10 * 2 + 2 * 3 * 2 + 3 * 3 + 3);
    expect(planned.filter(({ method, recorded, tau }) => method === "full-force" && recorded === 0 && tau === 50).map(({ seed }) => seed)).toEqual(Array.from({ length: 30 }, (_, k) => 7000 + k));
    expect(planned.filter(({ method }) => method !== "full-force").every(({ tau }) => tau === 10)).toBe(true);
  });

  it("deals the circuits to the seeds in turn, in every kind of network alike", () => {
    expect(planned.every(({ circuit, seed }) => circuit === (seed - 7000) % 4)).toBe(true);
  });

  it("shares no network between studies of different seeds", () => {
    const other = new Set(planLearners(fullForceProfiles.quick, 8).map(({ seed }) => seed));
    expect(planned.filter(({ seed }) => other.has(seed))).toEqual([]);
  });

  it("plans no network twice", () => {
    expect(new Set(planned.map((settings) => JSON.stringify(settings))).size).toBe(planned.length);
  });
});
