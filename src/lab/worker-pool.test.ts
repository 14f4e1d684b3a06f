import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workerKernelEnvironment } from "../kernels/choose-kernels.node.ts";
import { type WorkerEntry, workerEntry } from "./worker-entry.ts";
import { withWorkerPool, type WorkerPool } from "./worker-pool.ts";

/** Answers with the square of `value` and its kernels, over `port` where one came; throws at a negative one, never ends at infinity. */
const script = `export default ({ value, port }) => {
  if (value < 0) throw new Error("negative");
  if (value === Infinity) return new Promise(() => {});
  port?.postMessage(value);
  return { square: value * value, kernels: process.env.NULLCLINE_KERNELS };
};`;

interface Task {
  readonly value: number;
  readonly port?: MessagePort;
}
type Pool = WorkerPool<Task, { readonly square: number; readonly kernels: string }>;

let folder = "";
let entry: WorkerEntry = { filename: "", execArgv: [] };
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nullcline-worker-pool-"));
  const file = join(folder, "worker.mjs");
  writeFileSync(file, script);
  entry = { filename: pathToFileURL(file).href, execArgv: [] };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("withWorkerPool", () => {
  it("gives tasks to threads that use the kernels of this process", async () => {
    const replies = await withWorkerPool(entry, {}, (pool: Pool) => Promise.all([1, 2, 3].map((value) => pool.run({ value }))));
    expect(replies).toEqual([1, 4, 9].map((square) => ({ square, kernels: workerKernelEnvironment().NULLCLINE_KERNELS })));
  });

  it("hands ports over with a task", async () => {
    const { port1, port2 } = new MessageChannel();
    const heard = new Promise((resolve) => port2.on("message", resolve));
    await withWorkerPool(entry, { workers: 1 }, (pool: Pool) => pool.run({ value: 7, port: port1 }, [port1]));
    expect(await heard).toBe(7);
    port2.close();
  });

  it("never has more threads than cores, tasks or workers asked for, and always one", async () => {
    const threads = (workers?: number, tasks?: number) => withWorkerPool(entry, { workers, tasks }, ({ threads: count }: Pool) => Promise.resolve(count));
    const cores = availableParallelism();
    expect(await threads()).toBe(cores);
    expect(await threads(1.9)).toBe(1);
    expect(await threads(1000, 1)).toBe(1);
    expect(await threads(1000)).toBe(cores);
    expect(await threads(0)).toBe(1);
  });

  it("passes on what a thread throws", async () => {
    await expect(withWorkerPool(entry, { workers: 1 }, (pool: Pool) => pool.run({ value: -1 }))).rejects.toThrow(new Error("negative"));
  });

  it("ends with the signal's reason, in the middle of a task and before it starts", async () => {
    const caller = new AbortController();
    const endless = (pool: Pool) => {
      const reply = pool.run({ value: Infinity });
      caller.abort(new Error("enough"));
      return reply;
    };
    await expect(withWorkerPool(entry, { workers: 1, signal: caller.signal }, endless)).rejects.toThrow(new Error("enough"));
    await expect(withWorkerPool(entry, { workers: 1, signal: caller.signal }, endless)).rejects.toThrow(new Error("enough"));
  });

  it("starts no task after a halt, and tells the reason of the halt", async () => {
    const halted = async (pool: Pool) => {
      pool.halt.abort(new Error("the disk is full"));
      await expect(pool.run({ value: 2 })).rejects.toThrow(new Error("the disk is full"));
      throw new Error("what came of it");
    };
    await expect(withWorkerPool(entry, { workers: 1 }, halted)).rejects.toThrow(new Error("the disk is full"));
  });
});

describe("workerEntry", () => {
  it("is the script beside the file that asks, with a loader where that file is TypeScript", () => {
    expect(workerEntry("run-worker", "file:///dist/lab/run-pool.js")).toEqual({ filename: "file:///dist/lab/run-worker.js", execArgv: [] });
    const { filename, execArgv } = workerEntry("run-worker", "file:///src/lab/run-pool.ts");
    expect(filename).toBe("file:///src/lab/run-worker.ts");
    expect(execArgv).toEqual(["--import", expect.stringMatching(/^data:text\/javascript,.*tsx/) as string]);
  });
});
