import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failureFile, recordOutcome, tidyFailures } from "./failure-record.ts";
import { planSweep } from "./plan-sweep.ts";
import { openRunStore, type RunStore } from "./run-store.ts";
import { runSweep } from "./run-sweep.ts";

const plan = planSweep({
  task: { name: "flip-flop", bits: 1, steps: 10 },
  cell: { name: "vanilla", activation: "relu" },
  units: 4,
  evaluationTrials: 4,
  training: { steps: 8, batch: 4, learningRate: [1e-3, 1e30], finalLearningRate: 1e-3, clip: 0 },
  seeds: 2,
});

let store: RunStore;
beforeEach(() => {
  store = openRunStore(join(mkdtempSync(join(tmpdir(), "nullcline-sweep-")), "runs"));
});
afterEach(() => rmSync(join(store.folder, ".."), { recursive: true, force: true }));

describe("runSweep", () => {
  it("sums up each configuration and lists the failures; a second time it trains only those again and notices runs of another version of the code, whatever its kernels", async () => {
    const first = await runSweep(store, plan, { workers: 1 });
    expect(first.columns).toEqual(["training.learningRate"]);
    expect(first.configurations).toEqual([
      { configuration: ["0.001"], runs: 2, trained: 2, reused: 0, failed: 0, passed: 0 },
      { configuration: ["1e+30"], runs: 2, trained: 0, reused: 0, failed: 2, passed: 0 },
    ]);
    expect(first.failures.map(({ configuration, seed, attempts }) => [...configuration, seed, attempts])).toEqual([["1e+30", 0, 1], ["1e+30", 1, 1]]);
    expect(first.otherVersions).toBe(0);
    const [old, moved] = plan.runs.filter(({ configuration }) => configuration[0] === "0.001").map(({ id }) => store.path(id, "result.json"));
    writeFileSync(old, readFileSync(old, "utf8").replace(/"computation":"[0-9a-f]+"/, '"computation":"0123"'));
    writeFileSync(moved, readFileSync(moved, "utf8").replace(/"kernel":"[0-9a-f]+"/, '"kernel":"0123"').replace(/"kernelBuild":"[^"]+"/, '"kernelBuild":"elsewhere"'));
    const records = readdirSync(join(store.folder, "failures"));
    const second = await runSweep(store, plan, { workers: 1 });
    expect(second.otherVersions).toBe(1);
    expect(second.configurations.map(({ trained, reused, failed }) => [trained, reused, failed])).toEqual([[0, 2, 0], [0, 0, 2]]);
    expect(readdirSync(join(store.folder, "failures"))).toEqual(records);
    const third = await runSweep(store, plan, { workers: 1, otherVersions: "retrain" });
    expect(third.otherVersions).toBe(0);
    expect(third.configurations.map(({ trained, reused }) => [trained, reused])).toEqual([[1, 1], [0, 0]]);
    expect(readFileSync(old, "utf8")).not.toContain("0123");
    expect(readdirSync(store.folder).filter((name) => name.startsWith("."))).toEqual([]);
  });
});

describe("the record of a failure", () => {
  const { id, spec } = plan.runs[0];
  const failed = { id, spec, status: "failed", error: new Error("worker died"), attempts: 2 } as const;

  it("holds the specification, the error and the attempts, and is the same each time", async () => {
    await recordOutcome(store, failed);
    const text = readFileSync(failureFile(store, id), "utf8");
    expect(JSON.parse(text)).toMatchObject({ id, spec: JSON.parse(JSON.stringify(spec)) as object, error: { name: "Error", message: "worker died" }, attempts: 2 });
    await recordOutcome(store, failed);
    expect(readFileSync(failureFile(store, id), "utf8")).toBe(text);
    expect(await store.ids()).toEqual([]);
  });

  it("goes when the run succeeds, and the folder with the last of them", async () => {
    await recordOutcome(store, failed);
    await recordOutcome(store, { id, spec, status: "trained", result: {} as never });
    expect(readdirSync(store.folder)).toEqual([]);
  });

  it("is not made for a run that is damaged in the store", async () => {
    mkdirSync(join(store.folder, id), { recursive: true });
    await recordOutcome(store, failed);
    expect(readdirSync(store.folder)).toEqual([id]);
  });

  it("leaves nothing that a killed process had begun", async () => {
    await recordOutcome(store, failed);
    rmSync(failureFile(store, id));
    mkdirSync(join(store.folder, "failures", ".tmp-4194305-elsewhere-aaaaaaaaaaaa"));
    await tidyFailures(store);
    expect(existsSync(join(store.folder, "failures"))).toBe(true); // another machine may still be writing
    rmSync(join(store.folder, "failures", ".tmp-4194305-elsewhere-aaaaaaaaaaaa"), { recursive: true });
    await tidyFailures(store);
    expect(existsSync(join(store.folder, "failures"))).toBe(false);
  });

  it("names its file when it cannot be written", async () => {
    mkdirSync(store.folder);
    writeFileSync(join(store.folder, "failures"), "");
    await expect(recordOutcome(store, failed)).rejects.toMatchObject({ name: "StoreFailure", who: failureFile(store, id) });
  });
});
