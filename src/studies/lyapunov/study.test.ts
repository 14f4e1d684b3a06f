import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRunStore } from "../../lab/run-store.ts";
import { renderReport } from "../../report/render-report.ts";
import { judgeClaims } from "./claims/judge-claims.ts";
import { planNote, studyPlan } from "./jobs/study-plan.ts";
import { lyapunovReport } from "./lyapunov-report.ts";
import { measureFindings } from "./measure-findings.ts";
import { lyapunovProfiles } from "./profile.ts";
import { lyapunov } from "./study.ts";
import { testProfile } from "./test-profile.ts";

describe("the study", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "nullcline-lyapunov-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The findings on so many threads, and how often a piece of work was done or found. */
  async function measured(options: { readonly workers: number; readonly seen?: () => void; readonly signal?: AbortSignal }) {
    const plan = studyPlan(testProfile, 3);
    const from = { work: 0, folder: 0 };
    let seconds = 0;
    const done = (_: string, more: number, where: "work" | "folder"): void => {
      seconds += more;
      if (more > 0) from[where]++;
      options.seen?.();
    };
    const findings = await measureFindings(plan, { store: openRunStore(folder), progress: { done }, ...options });
    return { findings, from, share: seconds / plan.seconds };
  }

  it("loses nothing when it is stopped, goes on from there, and finds everything the next time", async () => {
    const stop = new AbortController();
    let seen = 0;
    const stopped = measured({ workers: 1, signal: stop.signal, seen: () => ++seen === 12 && stop.abort(new Error("enough")) });
    await expect(stopped).rejects.toThrow("enough");
    const resumed = await measured({ workers: 2 });
    expect(resumed.from.folder).toBeGreaterThan(4);
    expect(resumed.share).toBeCloseTo(1, 10);
    const again = await measured({ workers: 1 });
    expect(again.from.work).toBe(0);
    expect(again.share).toBeCloseTo(1, 10);
    expect(again.findings).toEqual(resumed.findings);
    await rm(folder, { recursive: true });
    expect((await measured({ workers: 1 })).findings).toEqual(resumed.findings);
  }, 60_000);

  it("measures every part, and shows the figure that each claim names", async () => {
    const { findings } = await measured({ workers: 2 });
    expect([findings.onset, findings.full, findings.sizes, findings.noise, findings.discrete, findings.trained].map((part) => part.length)).toEqual([2, 1, 2, 2, 3, 4]);
    expect(findings.trained.map(({ cell, checkpoints }) => [cell, checkpoints.map(({ step }) => step), checkpoints[0].exponents.length])).toEqual([
      ["vanilla", [0, 4], 4], ["vanilla", [0, 4], 4], ["lstm", [0, 4], 8], ["lstm", [0, 4], 8],
    ]);
    for (const { cell, checkpoints } of findings.trained) {
      for (const { exponents, hiddenLargest } of checkpoints) if (cell === "vanilla") expect(Math.abs(hiddenLargest - exponents[0])).toBeLessThan(0.2);
    }
    const claims = judgeClaims(findings);
    const provenance = { specification: testProfile, seed: 3, fingerprints: [], kernel: "k", version: "v", command: "c" };
    const report = lyapunovReport(findings, claims, provenance);
    const figures = report.sections.flatMap((section) => section.figures.map(({ id }) => id));
    expect(claims.filter(({ figure }) => !figures.includes(figure))).toEqual([]);
    expect(new Set(figures).size).toBe(figures.length);
    expect(renderReport(report)).toContain("Lyapunov spectra of recurrent networks");
  }, 60_000);

  it("says beforehand what there is to do, and what of it the store has", () => {
    expect(planNote(studyPlan(testProfile, 3), openRunStore(folder))).toMatch(/^4 networks to train, 19 spectra to take: about \d+(\.\d+)? s of one core in all, .*; the store has 4 networks and 11 spectra of random networks already\n$/);
    expect(planNote(studyPlan(testProfile, 4), openRunStore(folder))).toContain("the store has 0 networks and 1 spectra of random networks already"); // the systems with known exponents
  });
});

it("checks networks at steps that their training reaches", () => {
  for (const { training } of Object.values(lyapunovProfiles)) {
    expect(training.checkpoints.at(-1)).toBe(training.steps);
    expect(training.checkpoints.toSorted((a, b) => a - b)).toEqual(training.checkpoints);
  }
});

it("does nothing when it is stopped before it starts", async () => {
  const reason = new Error("stopped");
  await expect(lyapunov.run({ profile: "smoke", seed: 0, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
