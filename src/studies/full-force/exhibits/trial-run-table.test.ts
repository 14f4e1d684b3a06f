import { describe, expect, it } from "vitest";
import type { FullForceFindings } from "../findings.ts";
import { fullForceProfiles } from "../profile.ts";
import { trialRunTable } from "./trial-run-table.ts";

/** Networks of τ 10 ms without hints, one a seed, with given errors in held-out directions. */
function findingsOf(errors: readonly number[]): FullForceFindings {
  const learners = errors.map((heldOutError, seed) => ({
    settings: { method: "full-force", tau: 10, alpha: 30, recorded: 0, hintScale: 5, hintDecay: 110, seed },
    scores: { trainedError: 0.003 + 0.002 * seed, heldOutError, trained: { captured: 0.5 + 0.1 * seed, meanCorrelation: 0.98 + 0.02 * seed }, heldOut: { meanCorrelation: 0.955 + 0.02 * seed }, linearMap: { all: 0.43 + 0.02 * seed } },
  }));
  return { learners, profile: fullForceProfiles.quick } as unknown as FullForceFindings;
}

describe("trialRunTable", () => {
  it("puts both means with their spreads side by side and says how far apart they are", () => {
    const [{ rows, caption }] = trialRunTable(findingsOf([0.4, 0.6]));
    expect(rows.map((row) => row.slice(1))).toEqual([
      ["error trained", "0.0034", "0.004 ± 0.0014", "2", "+0.42"],
      ["error held out", "0.78 ± 0.36", "0.5 ± 0.14", "2", "−0.72"],
      ["mean ρ trained", "0.988", "0.99 ± 0.014", "2", "+0.14"],
      ["mean ρ held out", "0.965", "0.965 ± 0.014", "2", "0"],
      ["captured", "0.418 ± 0.045", "0.55 ± 0.071", "2", "+1.6"],
      ["R² of the map", "0.46", "0.44 ± 0.014", "2", "−1.4"],
    ]);
    expect(rows.every(([networks]) => networks === "τ 10 ms, α 30, 0 neurons")).toBe(true);
    expect(caption).toContain("4 of 6 lie within one standard deviation, 6 within two");
  });

  it("leaves out settings that were not run", () => {
    expect(trialRunTable(findingsOf([]))[0].rows).toEqual([]);
    expect(trialRunTable({ ...findingsOf([0.1]), profile: fullForceProfiles.smoke })).toEqual([]);
  });
});
