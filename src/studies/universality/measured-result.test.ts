import { expect, it } from "vitest";
import { idealFindings } from "./flip-flop/test-findings.ts";
import { measuredResult } from "./measured-result.ts";
import { testNetwork } from "./test-networks.ts";

const provenance = { specification: {}, seed: 1, fingerprints: [], kernel: "k", version: "v", command: "c" };
const network = testNetwork("GRU", idealFindings());
const basis = { directions: new Float32Array(1), samples: 1, sufficient: 1 };
const view = { name: "topology", title: "Topology", distances: Float64Array.of(0, 1 / 3, 1 / 3, 0), positions: [[0, 0], [1, 0]], stress: 0, statistics: {} } as const;
const comparison = { task: "flip-flop", names: ["GRU", "LSTM"], factors: {}, views: [view], dissociations: [], samples: 1, mostDirections: 1 } as const;

it("survives JSON unchanged and keeps what was measured but not the pictures", () => {
  const result = measuredResult({ checks: [], tasks: [{ task: "flip-flop", networks: [{ network, basis }], failed: [] }], comparisons: [comparison], claims: [], provenance });
  const read = JSON.parse(JSON.stringify(result)) as { tasks: { networks: { findings: Record<string, unknown> }[] }[] };
  expect(read).toEqual(result);
  expect(read.tasks[0].networks[0].findings["fixedPoints"]).toHaveLength(27);
  expect(Object.keys(read.tasks[0].networks[0].findings)).not.toContain("pictures");
  expect(read).toMatchObject({ comparisons: [{ views: [{ distances: [[0, 0.333333], [0.333333, 0]] }] }] });
});
