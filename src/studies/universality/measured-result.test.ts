import { expect, it } from "vitest";
import { measuredResult } from "./measured-result.ts";
import { idealNetwork, populationOf } from "./test-findings.ts";

const provenance = { specification: {}, seed: 1, fingerprints: [], kernel: "k", version: "v", command: "c" };

it("survives JSON unchanged and keeps the points but not the pictures", () => {
  const result = measuredResult(populationOf([idealNetwork("gru")]), [], provenance);
  const read = JSON.parse(JSON.stringify(result)) as { networks: Record<string, unknown>[] };
  expect(read).toEqual(result);
  expect(read.networks[0].fixedPoints).toHaveLength(27);
  expect(Object.keys(read.networks[0])).not.toContain("trajectories");
});
