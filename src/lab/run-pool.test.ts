import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setKernelBuild, wasmBuild } from "../kernels/kernel-build.ts";
import { nativeKernels } from "../kernels/native-kernels.node.ts";
import { executeRun, type RunResult } from "./execute-run.ts";
import { runId } from "./run-id.ts";
import { runPool, type PoolProgress } from "./run-pool.ts";
import { parseRunSpec, type RunSpec } from "./run-spec.ts";
import { openRunStore } from "./run-store.ts";

const native = nativeKernels().builds;

function specOf(seed: number, changes: object = {}): RunSpec {
  return parseRunSpec({ task: { name: "flip-flop", bits: 1, steps: 10 }, cell: { name: "vanilla" }, units: 8, seed, evaluationTrials: 8, training: { steps: 12, batch: 8 }, ...changes });
}

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nullcline-pool-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("runPool", () => {
  it("trains a population on workers with the bits of the main thread, reports failures and reuses what is there", async () => {
    const store = openRunStore(join(folder, "runs"));
    const wild = specOf(9, { cell: { name: "vanilla", activation: "relu" }, training: { steps: 400, batch: 4, learningRate: 1e30, finalLearningRate: 1e30, clip: 0 } });
    const here = await executeRun(specOf(1));
    await store.write(runId(specOf(2)), (await executeRun(specOf(2))).files);
    const seen: PoolProgress[] = [];
    const outcomes = await runPool(store, [specOf(1), wild, specOf(2)], { workers: 2, onProgress: (progress) => seen.push(progress) });
    expect(outcomes.map(({ status }) => status)).toEqual(["trained", "failed", "reused"]);
    expect(outcomes[0]).toMatchObject({ result: { fingerprint: here.result.fingerprint } });
    expect(outcomes[1]).toMatchObject({ error: { message: expect.stringContaining("finite") as string } });
    expect(readFileSync(store.path(runId(specOf(1)), "weights.safetensors"))).toEqual(Buffer.from(here.files.get("weights.safetensors") as Uint8Array));
    expect(readdirSync(store.folder).toSorted()).toEqual([runId(specOf(1)), runId(specOf(2))].toSorted());
    expect(seen.at(-1)).toMatchObject({ done: 3, failed: 1, total: 3, steps: 424, totalSteps: 424, work: 424, totalWork: 424 });
    expect(seen.at(-1)!.stepsTrained).toBeGreaterThanOrEqual(12); // the failed one may have reported some steps, too
  });

  it.skipIf(native.length === 0)("gives its workers the kernels of this process, and every run says which they were", async () => {
    const results: (RunResult | undefined)[] = [];
    for (const build of [wasmBuild, ...native]) {
      setKernelBuild(build);
      const [outcome] = await runPool(openRunStore(join(folder, build.instructionSet)), [specOf(3)], { workers: 1 });
      results.push(outcome.status === "trained" ? outcome.result : undefined);
    }
    setKernelBuild(wasmBuild);
    expect(results.map((result) => result?.versions.kernelBuild)).toEqual(["wasm simd128", ...native.map(({ instructionSet }) => `native ${instructionSet}`)]);
    expect(new Set(results.map((result) => result?.fingerprint)).size).toBe(1);
  });

  it("stops all workers with the signal's reason and leaves no half-written run", async () => {
    const store = openRunStore(join(folder, "stopped"));
    const controller = new AbortController();
    const endless = [1, 2].map((seed) => specOf(seed, { training: { steps: 1_000_000, batch: 64 } }));
    const onProgress = () => controller.abort(new Error("enough"));
    await expect(runPool(store, endless, { workers: 1, signal: controller.signal, onProgress })).rejects.toThrow(new Error("enough"));
    expect(await store.ids()).toEqual([]);
  });

  it("has nothing to do for nobody", async () => {
    expect(await runPool(openRunStore(join(folder, "none")), [])).toEqual([]);
  });
});
