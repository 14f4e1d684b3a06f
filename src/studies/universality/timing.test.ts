import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runCost } from "../../lab/run-cost.ts";
import { openRunStore } from "../../lab/run-store.ts";
import { plannedPopulation, type PlannedNetwork } from "./population.ts";
import { universalityProfile } from "./profile.ts";
import { cellTimings, estimatedSeconds, keepTimings, keptTimings } from "./timing.ts";

const quick = plannedPopulation(universalityProfile("quick"), 0);
const full = plannedPopulation(universalityProfile("full"), 0);
const of = (plan: readonly PlannedNetwork[], units: number): PlannedNetwork[] => plan.filter(({ task, run }) => task === "sine" && run.cell.name === "gru" && run.units === units);

let folder = "";
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "nullcline-test-")); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("is the mean over networks of one task, cell and size, of what was made now", () => {
  const [a, b, c] = of(quick, 64);
  const [timing] = cellTimings([{ planned: a, training: 10, analysis: 3 }, { planned: b, training: 20 }, { planned: c }]);
  expect(timing).toMatchObject({ task: "sine", cell: "gru", units: 64, trainingSeconds: 15, analysisSeconds: 3 });
});

it("scales training by operations and analysis by the cube of the units", () => {
  const [small] = of(quick, 64);
  const timings = cellTimings([{ planned: small, training: 12, analysis: 2 }]);
  expect(estimatedSeconds([small, small], timings)).toEqual({ training: 24, analysis: 4 });
  const [large] = of(full, 256);
  const ratio = runCost(large.run).flops / runCost(small.run).flops;
  expect(estimatedSeconds([large], timings)?.analysis).toBe(128);
  expect(estimatedSeconds([large], timings)?.training).toBeCloseTo(12 * ratio, 6);
});

it("estimates nothing for networks of which no kind like theirs was measured", () => {
  expect(estimatedSeconds(full, cellTimings([{ planned: quick[0], training: 1, analysis: 1 }]))).toBeUndefined();
});

it("keeps timings beside the runs of a store, and what was not measured again from earlier", async () => {
  const store = openRunStore(folder);
  expect(keptTimings(store)).toEqual([]);
  const [small] = of(quick, 64);
  await keepTimings(store, cellTimings([{ planned: small, training: 12, analysis: 2 }, { planned: quick[0], training: 1 }]));
  const merged = await keepTimings(store, cellTimings([{ planned: small, analysis: 4 }]));
  expect(merged.map(({ trainingSeconds, analysisSeconds }) => [trainingSeconds, analysisSeconds])).toEqual([[1, null], [12, 4]]);
  expect(keptTimings(store)).toEqual(merged);
  expect(await store.ids()).toEqual([]);
  expect(readdirSync(folder)).toEqual(["universality-timing.json"]);
});
