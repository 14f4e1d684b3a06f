import { beforeAll, describe, expect, it } from "vitest";
import { renderReport } from "../../report/render-report.ts";
import type { StudyOutcome } from "../study.ts";
import { lyapunov } from "./study.ts";

describe("the smoke profile", () => {
  const stages: { stage: string; fraction: number }[] = [];
  let outcome: StudyOutcome;
  beforeAll(async () => {
    outcome = await lyapunov.run({ profile: "smoke", seed: 0, onProgress: (progress) => stages.push(progress) });
  }, 120_000);

  it("judges every claim, and finds known exponents where they are known", () => {
    const verdicts = new Map(outcome.claims.map(({ id, verdict }) => [id, verdict]));
    expect([...verdicts.keys()]).toEqual([
      "exact-systems", "known-systems", "onset-of-chaos", "mean-field", "mean-exponent", "point-symmetry", "extensive-chaos",
      "input-reduces-chaos", "chaos-peaks", "largest-exponent-and-loss", "largest-exponent-and-loss-elsewhere",
      "training-raises-the-largest-exponent", "training-raises-it-elsewhere", "robust-over-texts",
    ]);
    expect(verdicts.get("exact-systems")).toBe("holds");
    expect(verdicts.get("known-systems")).toBe("holds");
    expect(outcome.claims.every(({ measurements }) => measurements.length > 0)).toBe(true);
  });

  it("leaves undecided what needs larger networks", () => {
    for (const id of ["mean-field", "extensive-chaos", "mean-exponent", "largest-exponent-and-loss"]) {
      const claim = outcome.claims.find((one) => one.id === id)!;
      expect(claim.verdict).toBe("undecided");
      expect(claim.measurements.every(({ note }) => note !== undefined)).toBe(true);
    }
  });

  it("shows the figure that each claim names, in a report that can be drawn", () => {
    const figures = outcome.report.sections.flatMap((section) => section.figures.map(({ id }) => id));
    expect(outcome.claims.filter(({ figure }) => !figures.includes(figure))).toEqual([]);
    expect(new Set(figures).size).toBe(figures.length);
    expect(renderReport(outcome.report)).toContain("Lyapunov spectra of recurrent networks");
  });

  it("tells its progress, never backwards", () => {
    const fractions = stages.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect(stages.some(({ stage }) => stage.startsWith("training, "))).toBe(true);
  });
});
