import { describe, expect, it } from "vitest";
import type { SharedDynamics } from "../evaluation/shared-dynamics.ts";
import { type FullForceFindings, pairedBySeed, recordsWith } from "../findings.ts";
import type { LearnerSettings } from "../learner/learner-settings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";
import type { Mechanism } from "../mechanism/measure-mechanism.ts";
import { planLearners } from "../plan-learners.ts";
import { type FullForceProfile, fullForceProfiles } from "../profile.ts";
import { judgeClaims } from "./judge-claims.ts";

const profile: FullForceProfile = { ...fullForceProfiles.quick, circuits: 1, seeds: 6, examined: 6, sweep: { seeds: 3, recorded: [50], scales: [1], decays: [] } };

/** Networks in which hints help as the paper says, a little differently in each seed. */
function recordOf(settings: LearnerSettings): LearnerRecord {
  const hinted = settings.method === "full-force" && settings.recorded > 0 && settings.hintScale === 5;
  const change = 0.001 * (settings.seed % 5);
  const shared: SharedDynamics = { meanCorrelation: (hinted ? 0.99 : 0.95) + change, captured: (hinted ? 0.8 : 0.5) + change, capturedRecorded: NaN, capturedUnrecorded: (hinted ? 0.78 : 0.5) + change, ceiling: 0.88, capturedOfLearner: 0.6 };
  return {
    mechanism: { ...mechanismOf((hinted ? 4.5 : 3) + change, true), answers: [(hinted ? 0.95 : 0.3) + change] },
    settings, readoutError: 0.002, trainingErrors: [], weightNorm: 1, restarts: 0, positiveDefinite: true, fingerprint: "",
    chaos: { start: 0.1, end: 0.001, suppressed: true },
    scores: { trainedError: 0.002, heldOutError: (hinted ? 0.05 : 0.12) + change, noisyCueError: (hinted ? 0.005 : 0.01) + change, noisyStateError: 0, circuitNoisyStateError: 0, trained: shared, heldOut: shared, linearMap: { all: (hinted ? 0.95 : 0.9) + change, unrecorded: 0.9 } },
  };
}

/** A mechanism whose slowest modes all have one frequency, and which comes to rest or not. */
function mechanismOf(frequency: number, decaying: boolean): Mechanism {
  const modes = Array.from({ length: 20 }, () => ({ growth: -4, frequency }));
  const exponents = { perSecond: [decaying ? -4 : 2], errors: [0.1] };
  return { movementModes: modes, restModes: modes, along: exponents, after: exponents, rest: { activity: decaying ? 0 : 0.9, speed: 0, apart: 0 } };
}

const noPoints = { points: [], seeds: 0, converged: 0, completeness: "" };

function findingsWith(change: (record: LearnerRecord) => LearnerRecord = (record) => record): FullForceFindings {
  const weights = { abscissa: 0.149, excitatoryDensity: 0.1, inhibitoryDensity: 0.395, inhibition: 3, fastest: 9, nonNormality: 1.5, re: [], im: [] };
  const mechanism = { ...mechanismOf(5, true), points: noPoints };
  const circuit = { mechanism, steps: 2000, abscissas: [], weights, energies: [], transient: [1.5, 4.4, 0.4], fingerprint: "" };
  const test = { task: "oscillation", units: 300, trials: 200, length: 2000 } as const;
  return { profile, circuits: [circuit], learners: planLearners(profile, 0).map(recordOf).map(change), spiking: [], unitTests: [{ test, method: "full-force", error: 0.001 }, { test, method: "force", error: 0.1 }], failures: [] };
}

function verdicts(findings: FullForceFindings): Record<string, string> {
  return Object.fromEntries(judgeClaims(findings).map(({ id, verdict }) => [id, verdict]));
}

describe("judgeClaims", () => {
  it("holds all but what no picture was kept for, and FORCE that is as good, where networks are as the paper says", () => {
    expect(verdicts(findingsWith())).toEqual({
      circuit: "holds", "full-force-beats-force": "fails", output: "holds", oscillatory: "undecided", "captured-variance": "holds", "hints-help-dynamics": "holds",
      "shifted-hints": "holds", "small-subset": "holds", generalisation: "holds", "held-out-dynamics": "holds", "chaos-suppressed": "holds", "hint-scale": "holds",
      "same-modes": "holds", "closer-answers": "holds", "same-answers": "holds", "comes-to-rest": "holds",
    });
  });

  it("fails a claim when one seed misses its bound", () => {
    const one = (record: LearnerRecord) => record.settings.seed === 3 && record.settings.recorded === 20;
    const changed = verdicts(findingsWith((record) => (one(record) ? { ...record, chaos: { start: 0.1, end: 0.09, suppressed: false }, scores: { ...record.scores, trainedError: 0.02 } } : record)));
    expect(changed).toMatchObject({ output: "fails", "chaos-suppressed": "fails", "hints-help-dynamics": "holds" });
  });

  it("fails captured variance below 85 % of the ceiling, and the subset when more neurons capture more", () => {
    const captured = (of: number, value: number) => (record: LearnerRecord) => (record.settings.recorded === of ? { ...record, scores: { ...record.scores, trained: { ...record.scores.trained, captured: value + 0.001 * record.settings.seed } } } : record);
    expect(verdicts(findingsWith(captured(20, 0.74)))["captured-variance"]).toBe("fails");
    expect(verdicts(findingsWith(captured(50, 0.87)))["small-subset"]).toBe("fails");
  });

  it("tells computing in the same way from looking the same", () => {
    const changed = verdicts(findingsWith((record) => ({ ...record, mechanism: { ...mechanismOf(record.settings.recorded > 0 ? 3 : 5, record.settings.seed !== 2), answers: [0.4 + 0.01 * record.settings.recorded + 0.001 * record.settings.seed] } })));
    expect(changed).toMatchObject({ "same-modes": "fails", "closer-answers": "holds", "same-answers": "fails", "comes-to-rest": "fails", "captured-variance": "holds" });
  });

  it("leaves the mechanism undecided where no network's was measured", () => {
    const none = findingsWith();
    expect(verdicts({ ...none, learners: [] })).toMatchObject({ "same-modes": "undecided", "closer-answers": "undecided", "same-answers": "undecided", "comes-to-rest": "undecided" });
  });

  it("fails generalisation when hints make it worse, and leaves it undecided with few seeds", () => {
    expect(verdicts(findingsWith((record) => (record.settings.recorded === 20 ? { ...record, scores: { ...record.scores, heldOutError: 0.5 } } : record)))["generalisation"]).toBe("fails");
    const few = findingsWith();
    expect(verdicts({ ...few, learners: few.learners.filter(({ settings }) => settings.seed < 3) })["generalisation"]).toBe("undecided");
  });
});

describe("recordsWith and pairedBySeed", () => {
  it("finds networks with the usual hints unless told otherwise, by seed", () => {
    const findings = findingsWith();
    const [row] = profile.rows;
    const usual = recordsWith(findings, { ...row, recorded: 20 });
    expect(usual.map(({ settings }) => settings.seed)).toEqual([0, 1, 2, 3, 4, 5]);
    const other = recordsWith(findings, { ...row, recorded: 20, hintScale: 1 });
    const { first, second } = pairedBySeed(usual, other);
    expect([first, second].map((records) => records.map(({ settings }) => settings.seed))).toEqual([[0, 1, 2], [0, 1, 2]]);
  });
});
