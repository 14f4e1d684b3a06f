import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyFolder } from "./capture.ts";
import { contentOf, SOME_FAILED, sweep, sweepApart, sweepThroughKills, writeGrid } from "./killed-sweeps.ts";

let folder = "";
let expected: ReadonlyMap<string, string> = new Map();
beforeAll(async () => {
  folder = emptyFolder();
  writeGrid(folder);
  expect((await sweep(folder, "uninterrupted")).code).toBe(SOME_FAILED);
  expected = contentOf(join(folder, "uninterrupted"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a sweep", () => {
  it("keeps whole runs, their checkpoints and the records of failures, and nothing else", () => {
    const names = [...expected.keys()];
    expect(names.filter((name) => name.endsWith("weights.safetensors"))).toHaveLength(32);
    expect(names.filter((name) => name.includes("/checkpoints/"))).toHaveLength(32 * 5);
    expect(names.filter((name) => name.startsWith("failures/"))).toHaveLength(2);
    expect(names).toHaveLength(32 * 9 + 2);
  });

  it("gives the same store, bit for bit, however often it is killed on the way", { timeout: 60_000 }, async () => {
    const kills = [{ runs: 2, milliseconds: 7 }, { runs: 9, milliseconds: 23 }];
    expect(await sweepThroughKills(folder, "killed", kills, expected)).toBe(2);
  });

  it("gives the same store with one worker as with two", async () => {
    await sweep(folder, "alone", 1);
    expect(contentOf(join(folder, "alone"))).toEqual(expected);
  });

  it("shares its work with another process on the same store, and the store is the same", async () => {
    const both = await Promise.all([sweep(folder, "shared", 1), sweepApart(folder, "shared", 1)]);
    expect(both.map(({ code }) => code)).toEqual([SOME_FAILED, SOME_FAILED]);
    expect(contentOf(join(folder, "shared"))).toEqual(expected);
    const trained = both.map(({ out }) => (JSON.parse(out) as { configurations: { trained: number }[] }).configurations.reduce((sum, configuration) => sum + configuration.trained, 0));
    expect(trained[0] + trained[1]).toBe(32);
  });
});
