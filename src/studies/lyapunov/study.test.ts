import { expect, it } from "vitest";
import { renderReport } from "../../report/render-report.ts";
import { judgeClaims } from "./claims/judge-claims.ts";
import { lyapunovReport } from "./lyapunov-report.ts";
import { measureFindings } from "./measure-findings.ts";
import { lyapunovProfiles } from "./profile.ts";
import { lyapunov } from "./study.ts";
import { testProfile } from "./test-profile.ts";

it("measures every part, tells its progress, and shows the figure that each claim names", async () => {
  const fractions: number[] = [];
  const findings = await measureFindings(testProfile, 3, (_, fraction) => void fractions.push(fraction), undefined);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
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
