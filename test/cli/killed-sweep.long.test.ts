import fc from "fast-check";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { emptyFolder } from "./capture.ts";
import { contentOf, SOME_FAILED, sweep, sweepAndKill, sweepApart, sweepThroughKills, writeGrid } from "./killed-sweeps.ts";

const KILLS = 50;

let folder = "";
let expected: ReadonlyMap<string, string> = new Map();
beforeAll(async () => {
  folder = emptyFolder();
  writeGrid(folder);
  await sweep(folder, "uninterrupted");
  expected = contentOf(join(folder, "uninterrupted"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("gives the same store, bit for bit, over fifty kills at random moments", async () => {
  let [kills, stores] = [0, 0];
  const kill = fc.record({ runs: fc.integer({ min: 0, max: 12 }), milliseconds: fc.integer({ min: 0, max: 60 }) });
  const property = fc.asyncProperty(fc.array(kill, { minLength: 2, maxLength: 5 }), async (plan) => {
    if (kills >= KILLS) return;
    kills += await sweepThroughKills(folder, `killed-${stores++}`, plan, expected);
  });
  await fc.assert(property, { numRuns: 2 * KILLS, endOnFailure: true });
  expect(kills).toBeGreaterThanOrEqual(KILLS);
});

it("is finished by one process when another on the same store is killed", async () => {
  for (const [index, runs] of [1, 4, 8].entries()) {
    const store = `survived-${index}`;
    const [killed, survivor] = await Promise.all([sweepAndKill(folder, store, { runs, milliseconds: 10 * index }), sweepApart(folder, store, 1)]);
    expect([killed.code, survivor.code]).toEqual([null, SOME_FAILED]);
    expect(contentOf(join(folder, store))).toEqual(expected);
  }
});
