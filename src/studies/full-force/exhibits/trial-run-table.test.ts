import { describe, expect, it } from "vitest";
import type { FullForceFindings } from "../findings.ts";
import { fullForceProfiles } from "../profile.ts";
import { trialRunTable } from "./trial-run-table.ts";

/** Networks of τ 10 ms without hints, one a seed, with given errors in held-out directions. */
function findingsOf(errors: readonly number[]): FullForceFindings {
  const learners = errors.map((heldOutError, seed) => ({
    settings: { method: "full-force", tau: 10, alpha: 30, recorded: 0, hintScale: 5, hintDecay: 110, seed },
    scores: { heldOutError, trained: { captured: 0.5 + 0.1 * seed }, linearMap: { all: 0.46 } },
  }));
  return { learners, profile: fullForceProfiles.quick } as unknown as FullForceFindings;
}

describe("trialRunTable", () => {
  it("puts both means with their spreads side by side and says which is within", () => {
    expect(trialRunTable(findingsOf([0.4, 0.6]))[0].rows).toEqual([
      ["τ 10 ms, α 30, 0 neurons", "error held out", "0.78 ± 0.36", "0.5 ± 0.14", "2", "yes"],
      ["τ 10 ms, α 30, 0 neurons", "captured", "0.418 ± 0.045", "0.55 ± 0.071", "2", "no, higher"],
      ["τ 10 ms, α 30, 0 neurons", "R² of the map", "0.46", "0.46 ± 0", "2", "yes"],
    ]);
  });

  it("leaves out settings that were not run", () => {
    expect(trialRunTable(findingsOf([]))[0].rows).toEqual([]);
    expect(trialRunTable({ ...findingsOf([0.1]), profile: fullForceProfiles.smoke })).toEqual([]);
    expect(trialRunTable(findingsOf([0.1]))[0].rows[0].at(-1)).toBe("no, lower");
  });
});
