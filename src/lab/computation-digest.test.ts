import { afterEach, describe, expect, it } from "vitest";
import { nativeKernels } from "../kernels/native-kernels.node.ts";
import { setKernelBuild, wasmBuild } from "../kernels/kernel-build.ts";
import { computationDigest } from "./computation-digest.ts";
import { parseRunSpec, type RunSpec } from "./run-spec.ts";

const specOf = (change: object = {}): RunSpec => parseRunSpec({ task: { name: "flip-flop", bits: 2, steps: 12 }, cell: { name: "gru" }, units: 6, seed: 3, training: { steps: 50 }, ...change });

afterEach(() => setKernelBuild(wasmBuild));

describe("computationDigest", () => {
  it("is the same for the same specification, and with every build of the kernels", () => {
    const digest = computationDigest(specOf());
    expect(digest).toMatch(/^[0-9a-f]{16}$/);
    for (const build of [wasmBuild, ...nativeKernels().builds]) {
      setKernelBuild(build);
      expect(computationDigest(specOf())).toBe(digest);
    }
  });

  it("differs with the seed, the task, the cell, the initial network and the optimiser", () => {
    const changes = [{}, { seed: 4 }, { task: { name: "flip-flop", bits: 2, steps: 13 } }, { cell: { name: "lstm" } }, { units: 7 }, { training: { steps: 50, learningRate: 1e-4 } }];
    expect(new Set(changes.map((change) => computationDigest(specOf(change)))).size).toBe(changes.length);
  });

  it("depends on neither the number of steps nor how many trials are scored", () => {
    expect(computationDigest(specOf({ training: { steps: 50, learningRate: 1e-3, finalLearningRate: 1e-3 }, evaluationTrials: 9 }))).toBe(
      computationDigest(specOf({ training: { steps: 70, learningRate: 1e-3, finalLearningRate: 1e-3 }, evaluationTrials: 30 })),
    );
  });
});
