import { describe, expect, it } from "vitest";
import type { CliIo } from "./cli-io.ts";
import { startProgressLine } from "./progress-line.ts";

/** A terminal or a log file, with a clock that the test sets. */
function screen(errIsTerminal: boolean): { readonly io: CliIo; readonly said: string[]; at: number } {
  const said: string[] = [];
  const state = { said, at: 0, io: undefined as unknown as CliIo };
  state.io = { out: () => {}, err: (text) => void said.push(text), errIsTerminal, folder: "", now: () => state.at, onInterrupt: () => () => {} };
  return state;
}

describe("a progress line", () => {
  it("rewrites one line of a terminal at most ten times a second and leaves it clean", () => {
    const terminal = screen(true);
    const line = startProgressLine(terminal.io, "train sine", "steps");
    for (let step = 1; step <= 30; step++) {
      terminal.at = step * 20;
      line.update({ done: step, total: 1500, note: `loss ${30 - step}` });
    }
    line.clear();
    line.clear();
    expect(terminal.said).toHaveLength(7);
    expect(terminal.said[0]).toBe("\r\u001B[Ktrain sine: 0 %, 5/1500 steps, 50 steps/s, 30 s left, loss 25");
    expect(terminal.said[6]).toBe("\r\u001B[K");
  });

  it("writes whole lines, every few seconds, where there is no terminal", () => {
    const log = screen(false);
    const line = startProgressLine(log.io, "train sine", "steps");
    for (let second = 1; second <= 12; second++) {
      log.at = second * 1000;
      line.update({ done: second, total: 1000, note: "" });
    }
    line.clear();
    expect(log.said).toEqual(["train sine: 0 %, 5/1000 steps, 1.0 steps/s, 16 min 35 s left\n", "train sine: 1 %, 10/1000 steps, 1.0 steps/s, 16 min 30 s left\n"]);
  });

  it("shows the work's own estimate where there is one, and none before anything is done", () => {
    const log = screen(false);
    const line = startProgressLine(log.io, "study s");
    log.at = 5000;
    line.update({ done: 0, total: 1, note: "training" });
    log.at = 10_000;
    line.update({ done: 0.5, total: 1, note: "training", secondsLeft: 7200 });
    expect(log.said).toEqual(["study s: 0 %, training\n", "study s: 50 %, 2 h 0 min left, training\n"]);
  });
});
