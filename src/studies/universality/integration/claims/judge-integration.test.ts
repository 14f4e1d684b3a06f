import { describe, expect, it } from "vitest";
import type { Claim } from "../../../claim.ts";
import type { ContextFindings } from "../findings.ts";
import type { IntegrationNetwork } from "../population.ts";
import { idealFindings, idealLinear, networkOf, populationOf } from "../test-findings.ts";
import { judgeIntegration } from "./judge-integration.ts";

function judged(id: string, networks: readonly IntegrationNetwork[]): Claim {
  const claim = judgeIntegration(populationOf(networks)).find((one) => one.id === `integration-${id}`);
  if (claim === undefined) throw new Error(`expected a claim ${id}, got none`);
  return claim;
}

/** The claim on one network of an architecture whose contexts are both changed. */
const judgedWith = (id: string, changes: Partial<ContextFindings>, name = "Vanilla-1") => judged(id, [networkOf(name, idealFindings(changes))]);
const shape = idealFindings().contexts[0].shape;
const point = (unstableDimensions: number, output = 0, onLine = true) => ({ output, unstableDimensions, leading: 1, q: 0, onLine });

describe("the line attractor", () => {
  it("holds for a perfect line", () => {
    expect(judgedWith("line-attractor", {}).measurements).toEqual([{ subject: "Vanilla-1", value: "line, |λ₁| 1.00 | line, |λ₁| 1.00", verdict: "holds" }]);
  });

  it.each<[string, Partial<ContextFindings>]>([
    ["the states are not held in line", { shape: { ...shape, edges: [[0, 2], [1, 2], [2, 3], [3, 4]] } }],
    ["the states are not held in line", { shape: { ...shape, order: 0.9 } }],
    ["the line bends back", { shape: { ...shape, straightness: 0.7 } }],
    ["no mode near 1", { linear: { ...idealLinear, spectrum: [0.97, 0.5, 0.2] } }],
    ["no slow points", { linear: null, slowPoints: 0 }],
    ["the output drifts", { drift: [0.03, 0.03, -0.03, -0.03, 0.03] }],
  ])("fails because %s", (note, changes) => {
    expect(judgedWith("line-attractor", changes).measurements[0]).toMatchObject({ verdict: "fails", note });
  });

  it("bears a drift of a tenth of the range through a trial, and tells nothing of a network that has not learned", () => {
    expect(judgedWith("line-attractor", { drift: [0.019, 0.019, -0.019, -0.019, 0.019] }).verdict).toBe("holds");
    expect(judged("line-attractor", [networkOf("GRU-1", idealFindings({ linear: null }), false)]).measurements[0]).toMatchObject({ verdict: "undecided", note: "has not learned the task" });
  });
});

describe("probe trajectories", () => {
  it("fail below a correlation of 0.9, or without one", () => {
    expect(judgedWith("probes", {}).verdict).toBe("holds");
    for (const tracking of [0.89, null]) expect(judgedWith("probes", { probes: { inputs: [0], tracking, distance: 0 } }).verdict).toBe("fails");
  });
});

describe("true fixed points", () => {
  const nine = Array.from({ length: 9 }, (_, k) => k);
  it("hold where stable points and saddles alternate, whatever lies beyond the line", () => {
    const fixedPoints = [point(2, -9, false), point(1, -1), point(0, 1)];
    expect(judgedWith("alternating-points", { values: nine, fixedPoints }).measurements[0]).toMatchObject({ value: "1 0 | 1 0", verdict: "holds" });
  });

  it("are undecided where two alike follow one another", () => {
    expect(judgedWith("alternating-points", { values: nine, fixedPoints: [point(0, -1), point(0, 1)] }).measurements[0]).toMatchObject({ verdict: "undecided", note: "a point was missed" });
  });

  it("fail with a second unstable dimension, and where they are a continuum", () => {
    expect(judgedWith("alternating-points", { fixedPoints: [point(2)] }).verdict).toBe("fails");
    expect(judgedWith("alternating-points", { fixedPoints: [point(0, -1), point(1, 0), point(0, 1)] }).verdict).toBe("fails");
  });
});

describe("the spectrum", () => {
  const withSecond = (name: string, second: number) => networkOf(name, idealFindings({ linear: { ...idealLinear, spectrum: [1, second, 0.2] } }));

  it("differs by architecture when networks of one are alike", () => {
    const claim = judged("spectrum", [0.7, 0.71, 0.72, 0.73].map((second, k) => withSecond(`Vanilla-${k}`, second)).concat([0.95, 0.96, 0.97, 0.98].map((second, k) => withSecond(`GRU-${k}`, second))));
    expect([claim.verdict, claim.figure]).toEqual(["holds", "integration-spectra"]);
  });

  it("fails when they differ as much within", () => {
    expect(judged("spectrum", [0.7, 0.8, 0.9, 0.95].flatMap((second, k) => [withSecond(`Vanilla-${k}`, second), withSecond(`GRU-${k}`, second)])).verdict).toBe("fails");
  });

  it("is undecided where no outcome could tell it from chance", () => {
    for (const names of [["Vanilla-1"], ["Vanilla-1", "GRU-1"], ["Vanilla-1", "Vanilla-2", "GRU-1"], ["Vanilla-1", "Vanilla-2", "GRU-1", "GRU-2"]]) {
      expect(judged("spectrum", names.map((name, k) => withSecond(name, k / 10))).verdict).toBe("undecided");
    }
  });
});

describe("integrating modes", () => {
  const needing = (...counts: number[]) => counts.map((modesNeeded, k) => networkOf(`GRU-${k}`, idealFindings({ linear: { ...idealLinear, modesNeeded } })));

  it("are one in vanilla networks", () => {
    expect(judgedWith("one-mode", {}).measurements).toEqual([{ subject: "Vanilla-1", value: "1 | 1", verdict: "holds" }]);
    expect(judgedWith("one-mode", { linear: { ...idealLinear, modesNeeded: 2 } }).verdict).toBe("fails");
  });

  it("are several in gated ones", () => {
    expect(judged("several-modes", needing(2, 7)).measurements).toEqual([{ subject: "GRU-0", value: "2 | 2", verdict: "holds" }, { subject: "GRU-1", value: "7 | 7", verdict: "holds" }]);
    expect(judged("several-modes", needing(1, 7)).verdict).toBe("fails");
  });

  it("cannot be counted among eigenvectors that nearly coincide, or without slow points", () => {
    expect(judgedWith("one-mode", { linear: { ...idealLinear, worstCondition: 1e9 } }).verdict).toBe("undecided");
    expect(judgedWith("one-mode", { linear: null }).verdict).toBe("undecided");
    expect(judgedWith("several-modes", {}).measurements).toEqual([]);
  });
});

describe("the irrelevant stream", () => {
  it("fails above a tenth of the relevant response", () => {
    expect(judgedWith("irrelevant-stream", { linear: { ...idealLinear, irrelevantResponse: -0.1 } }).verdict).toBe("holds");
    expect(judgedWith("irrelevant-stream", { linear: { ...idealLinear, irrelevantResponse: -0.11 } }).verdict).toBe("fails");
    expect(judgedWith("irrelevant-stream", { linear: null }).verdict).toBe("undecided");
  });
});
