import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DivergenceError } from "../numeric/errors.ts";
import { claimRun } from "./claims.ts";
import { executeRun } from "./execute-run.ts";
import { runId } from "./run-id.ts";
import { runQueue, type PoolOutcome, type QueueOptions, type TrainOne } from "./run-queue.ts";
import { parseRunSpec, type RunSpec } from "./run-spec.ts";
import { openRunStore, type RunStore } from "./run-store.ts";

function specOf(seed: number): RunSpec {
  return parseRunSpec({ task: { name: "flip-flop", bits: 1, steps: 5 }, cell: { name: "vanilla" }, units: 2, seed, evaluationTrials: 1, training: { steps: 2, batch: 1 } });
}

const trainHere: TrainOne = async (spec) => executeRun(spec);

let store: RunStore;
beforeEach(() => {
  store = openRunStore(join(mkdtempSync(join(tmpdir(), "nullcline-queue-")), "runs"));
});
afterEach(() => rmSync(join(store.folder, ".."), { recursive: true, force: true }));

function work(specs: readonly RunSpec[], train: TrainOne, options: Partial<QueueOptions> = {}): Promise<readonly PoolOutcome[]> {
  return runQueue(store, specs, train, { lanes: 2, retries: 1, halt: new AbortController(), onSteps: () => {}, onOutcome: () => {}, ...options });
}

describe("runQueue", () => {
  it("trains as many networks at a time as there are lanes, each once, and leaves no claim behind", async () => {
    let [running, most] = [0, 0];
    const started: number[] = [];
    const train: TrainOne = async (spec) => {
      started.push(spec.seed);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running--;
      return executeRun(spec);
    };
    const outcomes = await work([0, 1, 2, 3, 4, 5].map(specOf), train, { lanes: 3 });
    expect(outcomes.map(({ spec, status }) => [spec.seed, status])).toEqual([0, 1, 2, 3, 4, 5].map((seed) => [seed, "trained"]));
    expect({ started: started.toSorted(), most }).toEqual({ started: [0, 1, 2, 3, 4, 5], most: 3 });
    expect(readdirSync(store.folder)).toHaveLength(6);
    expect(readdirSync(store.folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("keeps to the order of the specifications with one lane", async () => {
    const started: number[] = [];
    await work([4, 0, 2].map(specOf), (spec) => {
      started.push(spec.seed);
      return executeRun(spec);
    }, { lanes: 1 });
    expect(started).toEqual([4, 0, 2]);
  });

  it("tries a failed network again as often as it may, and says how often it did", async () => {
    let calls = 0;
    const failing = (times: number): TrainOne => async (spec) => {
      if (++calls <= times) throw new Error("worker died");
      return executeRun(spec);
    };
    expect(await work([specOf(0)], failing(2), { retries: 2 })).toMatchObject([{ status: "trained" }]);
    calls = 0;
    expect(await work([specOf(1)], failing(2), { retries: 1 })).toMatchObject([{ status: "failed", attempts: 2, error: { message: "worker died" } }]);
  });

  it("does not repeat a divergence, and goes on with the others", async () => {
    let calls = 0;
    const train: TrainOne = async (spec) => {
      if (spec.seed === 1) calls++;
      if (spec.seed === 1) throw new DivergenceError({ who: "training", expected: "a finite loss", got: "NaN", step: 7 });
      return executeRun(spec);
    };
    const outcomes = await work([0, 1, 2].map(specOf), train, { retries: 5 });
    expect(outcomes.map(({ status }) => status)).toEqual(["trained", "failed", "trained"]);
    expect(outcomes[1]).toMatchObject({ attempts: 1, error: { step: 7 } });
    expect(calls).toBe(1);
  });

  it("leaves a run to the process that has claimed it, and takes the result when it is there", async () => {
    const id = runId(specOf(0));
    const claim = await claimRun(store.folder, id);
    const trained: number[] = [];
    const train: TrainOne = async (spec) => {
      trained.push(spec.seed);
      return executeRun(spec);
    };
    const working = work([0, 1].map(specOf), train);
    setTimeout(async () => {
      await store.write(id, (await executeRun(specOf(0))).files);
      await claim?.release();
    }, 100);
    expect((await working).map(({ status }) => status)).toEqual(["reused", "trained"]);
    expect(trained).toEqual([1]);
  });

  it("takes a run over when the process that claimed it gives up", async () => {
    const claim = await claimRun(store.folder, runId(specOf(0)));
    const working = work([specOf(0)], trainHere);
    setTimeout(() => void claim?.release(), 50);
    expect((await working).map(({ status }) => status)).toEqual(["trained"]);
  });

  it("stops as a whole when the store cannot be written, and names the file", async () => {
    const full: RunStore = {
      ...store,
      write: (id, files) => openRunStore(store.folder).write(id, new Map([...files, ["no/such/folder", "x"]])),
    };
    let calls = 0;
    const train: TrainOne = async (spec) => {
      calls++;
      return executeRun(spec);
    };
    const working = runQueue(full, [0, 1, 2, 3].map(specOf), train, { lanes: 1, retries: 3, halt: new AbortController(), onSteps: () => {}, onOutcome: () => {} });
    await expect(working).rejects.toMatchObject({ name: "StoreFailure", who: join(store.folder, runId(specOf(0)), "no/such/folder"), got: "ENOENT" });
    expect(calls).toBe(1);
    expect(readdirSync(store.folder)).toEqual([]);
  });

  it("reports a run that is damaged in the store as failed, with the file, and does not touch it", async () => {
    mkdirSync(join(store.folder, runId(specOf(0))), { recursive: true });
    const [outcome] = await work([specOf(0)], trainHere);
    expect(outcome).toMatchObject({ status: "failed", attempts: 0, error: { message: expect.stringContaining(store.path(runId(specOf(0)), "spec.json")) as string } });
    expect(readdirSync(join(store.folder, runId(specOf(0))))).toEqual([]);
  });

  it("stops with the reason of the halt while it waits for another process", async () => {
    await claimRun(store.folder, runId(specOf(0)));
    const halt = new AbortController();
    setTimeout(() => halt.abort(new Error("enough")), 50);
    await expect(work([specOf(0)], trainHere, { halt })).rejects.toThrow(new Error("enough"));
  });
});
