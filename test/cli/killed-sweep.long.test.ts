import fc from "fast-check";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder } from "./capture.ts";
import { contentOf, sweep, sweepThroughKills, writeGrid } from "./killed-sweeps.ts";

const KILLS = 50;

it("gives the same store, bit for bit, over fifty kills at random moments", async () => {
  const folder = emptyFolder();
  try {
    writeGrid(folder);
    await sweep(folder, "uninterrupted");
    const expected = contentOf(join(folder, "uninterrupted"));
    let [kills, stores] = [0, 0];
    const kill = fc.record({ runs: fc.integer({ min: 0, max: 12 }), milliseconds: fc.integer({ min: 0, max: 60 }) });
    const property = fc.asyncProperty(fc.array(kill, { minLength: 2, maxLength: 5 }), async (plan) => {
      if (kills >= KILLS) return;
      kills += await sweepThroughKills(folder, `killed-${stores++}`, plan, expected);
    });
    await fc.assert(property, { numRuns: 2 * KILLS, endOnFailure: true });
    expect(kills).toBeGreaterThanOrEqual(KILLS);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
