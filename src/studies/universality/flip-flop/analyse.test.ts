import { beforeAll, describe, expect, it } from "vitest";
import { vanilla } from "../../../cells/vanilla.ts";
import { parseRunSpec } from "../../../lab/run-spec.ts";
import { createNetwork, type Network } from "../../../network/network.ts";
import { testNetwork } from "../test-networks.ts";
import { analyseFlipFlop } from "./analyse.ts";
import { flipFlopCensus } from "./census.ts";
import type { FlipFlopFindings } from "./findings.ts";
import { labelText } from "./memory-label.ts";
import { flipFlopSettings } from "./settings.ts";
import { flipFlopStudy } from "./study.ts";
import { idealFindings } from "./test-findings.ts";

const run = parseRunSpec({ task: { name: "flip-flop" }, cell: { name: "vanilla" }, units: 3 });

/** 3 × 3, row-major. */
const timesIdentity = (factor: number): Float32Array => Float32Array.from({ length: 9 }, (_, at) => (at % 4 === 0 ? factor : 0));

/** Three uncoupled switches, h' = tanh(2h + 4x), read out at their fixed-point value as ±1: the flip-flop by hand. */
function switches(): Network {
  const network = createNetwork({ cell: vanilla, units: 3, inputs: 3, outputs: 3, seed: 0 });
  const values = new Map(Object.entries({ "hidden.h": timesIdentity(2), "hidden.input": timesIdentity(4), "readout.weight": timesIdentity(1 / 0.957504) }));
  const parameters = new Map([...network.parameters].map(([name, { shape, data }]) => [name, { shape, data: values.get(name) ?? new Float32Array(data.length) }]));
  return { ...network, parameters };
}

function analysed(): FlipFlopFindings {
  const work = analyseFlipFlop(switches(), { run, settings: { ...flipFlopSettings.quick, trials: 32 }, seed: 1 });
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
  }
}

describe("a flip-flop made by hand of three switches", () => {
  let findings: FlipFlopFindings;
  beforeAll(() => { findings = analysed(); });

  it("has exactly the 27 fixed points of the cube, with index sum +1", () => {
    expect(flipFlopCensus(findings.fixedPoints)).toEqual([8, 12, 6, 1]);
    expect(findings.indexSum).toBe(1);
    expect(findings.bounded).toBe(true);
  });

  it("is read out at ±1 in its memories, which all saddles lead to", () => {
    const [memory] = findings.fixedPoints;
    expect(memory.label.map(Math.abs)).toEqual([1, 1, 1]);
    expect(memory.leading.modulus).toBeCloseTo(2 * (1 - 0.957504 ** 2), 5);
    expect(findings.fixedPoints.map(({ label }) => labelText(label))).toEqual(findings.fixedPoints.map(({ leadsTo }) => labelText(leadsTo!)));
    expect(findings.launches.lost).toBe(0);
  });

  it("has the ideal cube's transitions, 56 to memories, and so no distance from it", () => {
    expect(findings.edges).toEqual(idealFindings().edges);
    expect(flipFlopStudy.topologyDistance(findings, idealFindings())).toBe(0);
  });

  it("meets every claim on single networks", () => {
    const verdicts = flipFlopStudy.claims({ networks: [testNetwork("Vanilla", findings)], failed: [] }).map(({ id, verdict }) => [id, verdict]);
    expect(verdicts).toEqual([...["lasting-memory", "memory-states", "census", "index-sum", "undecided-bits", "transitions"].map((id) => [`flip-flop-${id}`, "holds"]), ["flip-flop-shared-topology", "undecided"]]);
  });

  it("gives the same bits each time, as plain JSON", () => {
    expect(JSON.stringify(analysed())).toBe(JSON.stringify(findings));
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
    expect(findings.pictures.trajectories).toHaveLength(24);
    expect(findings.pictures.trajectories[0]).toHaveLength(3 * 64);
  });
});
