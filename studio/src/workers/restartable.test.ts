import { describe, expect, it } from "vitest";
import { AbandonedCall, restartable } from "./restartable.ts";

interface Api {
  ask(): Promise<number>;
}

/** A worker that never answers. */
class SilentWorker extends EventTarget {
  terminated = false;
  postMessage(): void { /* nobody hears it */ }
  terminate(): void { this.terminated = true; }
}

const started: SilentWorker[] = [];
const start = (): Worker => {
  const worker = new SilentWorker();
  started.push(worker);
  return worker as unknown as Worker;
};

describe("a worker that can be started anew", () => {
  it("gives up the calls under way when it is, and says so", async () => {
    const { call, restart } = restartable<Api>(start, () => undefined);
    const asked = call((api) => api.ask());
    restart();
    await expect(asked).rejects.toThrow(AbandonedCall);
    expect(started.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  it("passes on what the work comes to, and its errors", async () => {
    const { call } = restartable<Api>(start, () => undefined);
    expect(await call(async () => 3)).toBe(3);
    await expect(call(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  });

  it("starts another one when it dies, and tells", () => {
    const told: string[] = [];
    const before = started.length;
    restartable<Api>(start, (message) => told.push(message));
    started[before].dispatchEvent(new Event("error"));
    expect(started).toHaveLength(before + 2);
    expect(told).toEqual(["The worker stopped without a message"]);
  });
});
