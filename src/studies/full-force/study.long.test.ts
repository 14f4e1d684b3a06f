import { describe, expect, it } from "vitest";
import type { StudyProgress } from "../study.ts";
import { fullForce } from "./study.ts";

describe("the full-FORCE study, smoke profile", () => {
  it("judges all claims, says how far it is, and gives the same result again", async () => {
    const heard: StudyProgress[] = [];
    const first = await fullForce.run({ profile: "smoke", seed: 0, onProgress: (progress) => void heard.push(progress) });
    expect(first.claims).toHaveLength(12);
    expect(first.report.sections.flatMap(({ figures }) => figures).length).toBeGreaterThan(8);
    expect(heard.every(({ fraction }, k) => k === 0 || fraction >= heard[k - 1].fraction)).toBe(true);
    expect(heard.some(({ secondsLeft }) => secondsLeft !== undefined)).toBe(true);
    const second = await fullForce.run({ profile: "smoke", seed: 0 });
    expect(JSON.stringify(second.result)).toBe(JSON.stringify(first.result));
  }, 300_000);

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const running = fullForce.run({ profile: "smoke", seed: 0, signal: stop.signal, onProgress: ({ stage }) => stage.startsWith("networks 2") && stop.abort(new Error("enough")) });
    await expect(running).rejects.toThrow("enough");
  }, 300_000);
});
