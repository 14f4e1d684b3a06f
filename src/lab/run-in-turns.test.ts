import { describe, expect, it } from "vitest";
import { runInTurns } from "./run-in-turns.ts";

function* work(steps: number, milliseconds: number): Generator<number, string> {
  for (let step = 1; step <= steps; step++) {
    for (const until = performance.now() + milliseconds; performance.now() < until; );
    yield step;
  }
  return "done";
}

describe("runInTurns", () => {
  it("sees every step in order and returns what the work returns", async () => {
    const seen: number[] = [];
    expect(await runInTurns(work(5, 0), { onStep: (step) => seen.push(step) })).toBe("done");
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it("lets other work of the event loop happen in between", async () => {
    const order: string[] = [];
    setTimeout(() => order.push("timer"), 0);
    await runInTurns(work(50, 4)).then(() => order.push("work"));
    expect(order).toEqual(["timer", "work"]);
  });

  it("stops with the signal's reason before its next step", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const seen: number[] = [];
    const running = runInTurns(work(1000, 1), {
      signal: controller.signal,
      onStep: (step) => {
        seen.push(step);
        if (step === 3) controller.abort(reason);
      },
    });
    await expect(running).rejects.toBe(reason);
    expect(seen).toEqual([1, 2, 3]);
  });

  it("passes on what the work throws", async () => {
    const failing = (function* (): Generator<number, never> {
      yield 1;
      throw new RangeError("at step 2");
    })();
    await expect(runInTurns(failing)).rejects.toThrow(new RangeError("at step 2"));
  });
});
