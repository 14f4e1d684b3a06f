import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runId } from "../lab/run-id.ts";
import { parseRunSpec, type RunSpec } from "../lab/run-spec.ts";
import { openRunStore, type RunFiles } from "../lab/run-store.ts";

/** A new empty folder for a test to work in. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "nullcline-server-"));
}

/** A specification that says what the given one leaves open. */
export function testSpec(given: Readonly<Record<string, unknown>> = {}): RunSpec {
  return parseRunSpec({ task: { name: "flip-flop", steps: 10 }, cell: { name: "gru" }, units: 4, training: { steps: 4, batch: 2 }, ...given });
}

/** Bytes that stand for a network's file. */
export const testWeights = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) % 256);

/** The files of a run that nobody has trained: what it came to is made up from its seed. */
export function testFiles(spec: RunSpec): RunFiles {
  const result = {
    id: runId(spec),
    fingerprint: `fingerprint-${spec.seed}`,
    finalLoss: (spec.seed + 1) / 8,
    score: { metrics: { meanSquaredError: (spec.seed + 1) / 16, signAccuracy: 0.5 }, passed: spec.seed % 2 === 0, criterion: "an even seed" },
    versions: { nullcline: "0.1.0", kernel: "k", kernelBuild: "wasm simd128", node: "v20" },
  };
  const progress = [0, 1].map((step) => ({ step, loss: 1 / (step + 1), gradientNorm: 2, learningRate: 0.5 }));
  return new Map<string, string | Uint8Array>([
    ["spec.json", `${JSON.stringify(spec)}\n`],
    ["weights.safetensors", testWeights],
    ["progress.jsonl", progress.map((line) => `${JSON.stringify(line)}\n`).join("")],
    ["result.json", `${JSON.stringify(result)}\n`],
  ]);
}

/** Puts a made-up run into a store and returns its id. */
export async function keepTestRun(folder: string, given: Readonly<Record<string, unknown>> = {}, more: RunFiles = new Map()): Promise<string> {
  const spec = testSpec(given);
  await openRunStore(folder).write(runId(spec), new Map([...testFiles(spec), ...more]));
  return runId(spec);
}
