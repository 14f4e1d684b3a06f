import { describe, expect, it } from "vitest";
import { fullForceProfiles } from "../profile.ts";
import { circuitDigest } from "./job-digest.ts";
import { estimatedSeconds } from "./estimated-seconds.ts";
import { planJobs, planNote, shareOfCircuits } from "./plan-jobs.ts";
import { completeCircuitOptions } from "../circuit/circuit-options.ts";

describe("planJobs", () => {
  it("measures the mechanism of the main comparison only, and draws its first seed", () => {
    const learners = planJobs(fullForceProfiles.quick, 5).flatMap((job) => (job.kind === "learner" ? [job] : []));
    expect(learners.filter(({ mechanism }) => mechanism)).toHaveLength(40);
    expect(learners.filter(({ pictures }) => pictures).map(({ settings }) => [settings.tau, settings.recorded, settings.seed])).toEqual([[10, 0, 5000], [10, 20, 5000], [50, 0, 5000], [50, 20, 5000]]);
    expect(learners.every(({ mechanism, pictures }) => mechanism || !pictures)).toBe(true);
  });

  it("begins with the longest of the tasks with known answer, which one core would otherwise end with alone", () => {
    const times = planJobs(fullForceProfiles.full, 0).flatMap((job) => (job.kind === "unit-test" ? [estimatedSeconds(job)] : []));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(times[0]).toBeGreaterThan(600);
  });
});

describe("planNote", () => {
  it("says how much there is to do, by profile", () => {
    expect(planNote(fullForceProfiles.smoke, 0)).toMatch(/^a circuit of 40 neurons and 19 networks of up to 150 units: about [\d.]+ s of one core in all, [\d.]+ s on \d+, estimated from their sizes; what the store has of an earlier attempt is not done again\n$/);
    expect(planNote(fullForceProfiles.full, 0)).toMatch(/^10 circuits of 200 neurons and 528 networks of up to 1000 units: about [\d.]+ (h|min) /);
  });
});

describe("shareOfCircuits", () => {
  it("is a share, smaller the more networks there are", () => {
    const [quick, full] = [fullForceProfiles.quick, fullForceProfiles.full].map((profile) => shareOfCircuits(profile, planJobs(profile, 0)));
    expect(quick).toBeLessThan(1);
    expect(full).toBeLessThan(quick);
    expect(full).toBeGreaterThan(0);
  });
});

describe("circuitDigest", () => {
  it("tells circuits of other options and seeds apart", () => {
    const [a, b] = [completeCircuitOptions({}), completeCircuitOptions({ radius: 9 })];
    expect(new Set([circuitDigest(a, 0), circuitDigest(a, 1), circuitDigest(b, 0)]).size).toBe(3);
    expect(circuitDigest(a, 0)).toBe(circuitDigest(completeCircuitOptions({}), 0));
  });
});
