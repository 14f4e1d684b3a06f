import { describe, expect, it } from "vitest";
import { vanilla } from "../../cells/vanilla.ts";
import { createNetwork, type Network } from "../../network/network.ts";
import { analyseNetwork, type AnalysedNetwork } from "./analyse-network.ts";
import { censusOf } from "./census.ts";
import { judgeClaims } from "./claims/judge-claims.ts";
import { plannedPopulation } from "./population.ts";
import { universalityProfile } from "./profile.ts";

const profile = { ...universalityProfile("smoke"), units: 3, evaluationTrials: 32 };
const [planned] = plannedPopulation(profile, 1);
const search = { seeds: 512, noise: 0.5 };

/** 3 × 3, row-major. */
const timesIdentity = (factor: number): Float32Array => Float32Array.from({ length: 9 }, (_, at) => (at % 4 === 0 ? factor : 0));

/** Three uncoupled switches, h' = tanh(2h + 4x), read out at their fixed-point value as ±1: the flip-flop by hand. */
function switches(): Network {
  const network = createNetwork({ cell: vanilla, units: 3, inputs: 3, outputs: 3, seed: 0 });
  const values = new Map(Object.entries({ "hidden.h": timesIdentity(2), "hidden.input": timesIdentity(4), "readout.weight": timesIdentity(1 / 0.957504) }));
  const parameters = new Map([...network.parameters].map(([name, { shape, data }]) => [name, { shape, data: values.get(name) ?? new Float32Array(data.length) }]));
  return { ...network, parameters };
}

function analysed(): AnalysedNetwork {
  const work = analyseNetwork(switches(), planned, search, 1);
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
  }
}

describe("a flip-flop made by hand of three switches", () => {
  const findings = analysed();
  const score = { passed: true, criterion: "by hand", metrics: { meanSquaredError: 0, signAccuracy: 1 } };
  const network = { name: "Vanilla", architecture: "Vanilla", training: { steps: [1], losses: [1] }, score, weightsFingerprint: "0", ...findings };

  it("has exactly the 27 fixed points of the cube, with index sum +1", () => {
    expect(censusOf(findings.fixedPoints)).toEqual([8, 12, 6, 1]);
    expect(findings.indexSum).toBe(1);
    expect(findings.bounded).toBe(true);
  });

  it("is read out at ±1 in its memories, which its edges lead to", () => {
    const [memory] = findings.fixedPoints;
    expect(memory.readout.map(Math.abs).map((output) => Math.round(output * 1e5) / 1e5)).toEqual([1, 1, 1]);
    expect(memory.leading.modulus).toBeCloseTo(2 * (1 - 0.957504 ** 2), 5);
    expect(findings.fixedPoints.map(({ destinations }) => destinations.length)).toEqual([...Array<number>(8).fill(0), ...Array<number>(12).fill(2), ...Array<number>(7).fill(0)]);
  });

  it("meets every claim on single networks", () => {
    const verdicts = judgeClaims({ networks: [network], failed: [], distances: [[0]] }).map(({ id, verdict }) => [id, verdict]);
    expect(verdicts.slice(0, 6)).toEqual(["task-learned", "memory-states", "census", "index-sum", "undecided-bits", "transitions"].map((id) => [id, "holds"]));
  });

  it("gives the same bits each time, and pictures of whole trials", () => {
    expect(analysed().pointsFingerprint).toBe(findings.pointsFingerprint);
    expect(findings.trajectories).toHaveLength(24);
    expect(findings.trajectories[0]).toHaveLength(3 * 64);
    expect(findings.exampleTrial[0].output.length).toBe(64);
  });
});
