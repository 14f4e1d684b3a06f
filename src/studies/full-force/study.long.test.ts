import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openRunStore } from "../../lab/run-store.ts";
import type { StudyProgress } from "../study.ts";
import { fullForce } from "./study.ts";

describe("the full-FORCE study, smoke profile", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "nullcline-full-force-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("judges all claims, says how far it is, and gives the same result from a store where it was stopped halfway", async () => {
    const [heard, notes]: [StudyProgress[], string[]] = [[], []];
    const first = await fullForce.run({ profile: "smoke", seed: 0, onProgress: (progress) => void heard.push(progress), onNote: (note) => void notes.push(note) });
    expect(first.claims).toHaveLength(16);
    expect(first.report.sections.flatMap(({ figures }) => figures).length).toBeGreaterThan(8);
    expect(heard.every(({ fraction }, k) => k === 0 || fraction >= heard[k - 1].fraction)).toBe(true);
    expect(heard.some(({ secondsLeft }) => secondsLeft !== undefined)).toBe(true);
    expect(notes[0]).toContain("a circuit of 40 neurons and 19 networks");

    const [stop, store] = [new AbortController(), openRunStore(folder)];
    const stopped = fullForce.run({ profile: "smoke", seed: 0, store, signal: stop.signal, onProgress: ({ stage }) => stage.startsWith("networks 4/") && stop.abort(new Error("enough")) });
    await expect(stopped).rejects.toThrow("enough");
    const stages: string[] = [];
    const resumed = await fullForce.run({ profile: "smoke", seed: 0, store, onProgress: ({ stage }) => void stages.push(stage) });
    expect(Number(/, (\d+) from the store$/.exec(stages.at(-1)!)![1])).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(resumed.result)).toBe(JSON.stringify(first.result));
  }, 600_000);
});
