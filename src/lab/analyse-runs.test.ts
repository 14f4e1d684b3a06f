import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { analyseRuns, type AnalysisOutcome, type RunToAnalyse } from "./analyse-runs.ts";
import { claimRun } from "./claims.ts";
import { executeStored } from "./execute-stored.ts";
import { runId } from "./run-id.ts";
import { openRunStore, type RunStore } from "./run-store.ts";
import { parseRunSpec } from "./run-spec.ts";
import { analysisDigest, analysisFile, type StoredAnalysis } from "./stored-analysis.ts";

const module = new URL("./test-analysis.ts", import.meta.url).href;
const analysis = (settings: StoredAnalysis["settings"] = {}): StoredAnalysis => ({ name: "test", version: 1, settings, module });
const specs = [1, 2, 3].map((seed) => parseRunSpec({ task: { name: "flip-flop", steps: 4 }, cell: { name: "vanilla" }, units: 3, seed, evaluationTrials: 2, training: { steps: 1, batch: 2 } }));
const extensions = ["json", "bin"];

let folder = "";
let store: RunStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "nullcline-test-"));
  store = openRunStore(folder);
  for (const spec of specs) await executeStored(store, spec);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const runs = (settings?: StoredAnalysis["settings"]): RunToAnalyse[] => specs.map((spec) => ({ id: runId(spec), analysis: analysis(settings) }));
const statuses = (outcomes: readonly AnalysisOutcome[]): string[] => outcomes.map(({ status }) => status);

describe("analyseRuns", () => {
  it("leaves each run the files of its analysis, and analyses nothing twice", async () => {
    expect(statuses(await analyseRuns(store, runs(), { extensions }))).toEqual(["analysed", "analysed", "analysed"]);
    const read = (index: number, extension: string) => readFileSync(store.path(runId(specs[index]), analysisFile(analysis(), extension)));
    expect(JSON.parse(read(1, "json").toString())).toEqual({ units: 3, seed: 2, settings: {} });
    expect([...read(2, "bin")]).toEqual([3]);
    expect(statuses(await analyseRuns(store, runs(), { extensions }))).toEqual(["reused", "reused", "reused"]);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  }, 30_000);

  it("makes what is missing of a half-kept analysis again", async () => {
    await analyseRuns(store, runs(), { extensions });
    rmSync(store.path(runId(specs[0]), analysisFile(analysis(), "bin")));
    expect(statuses(await analyseRuns(store, runs(), { extensions }))).toEqual(["analysed", "reused", "reused"]);
  }, 30_000);

  it("reports a run whose analysis fails, with its error, and goes on with the others", async () => {
    const seen: number[] = [];
    const outcomes = await analyseRuns(store, runs({ failFor: 2 }), { extensions, workers: 1, onOutcome: (index) => seen.push(index) });
    expect(statuses(outcomes)).toEqual(["analysed", "failed", "analysed"]);
    expect(outcomes[1]).toMatchObject({ error: { message: "test analysis: expected another seed, got 2" } });
    expect(seen.toSorted()).toEqual([0, 1, 2]);
  }, 30_000);

  it("does nothing when it is stopped before it starts", async () => {
    const reason = new Error("stopped");
    await expect(analyseRuns(store, runs(), { extensions, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe("an analysis is known by", () => {
  it("its name, version and settings, in whatever order these are written", () => {
    const digests = [analysis({ a: 1, b: 2 }), analysis({ a: 1, b: 3 }), { ...analysis({ a: 1, b: 2 }), version: 2 }, { ...analysis({ a: 1, b: 2 }), name: "other" }].map(analysisDigest);
    expect(new Set(digests).size).toBe(4);
    expect(analysisDigest(analysis({ b: 2, a: 1 }))).toBe(digests[0]);
  });

  it("a claim of its own, so that a run and its analyses do not block each other", async () => {
    const claim = await claimRun(folder, runId(specs[0]));
    expect(statuses(await analyseRuns(store, runs().slice(0, 1), { extensions }))).toEqual(["analysed"]);
    await claim?.release();
  }, 30_000);
});
