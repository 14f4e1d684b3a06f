import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openRunStore } from "../../lab/run-store.ts";
import { plannedPopulation } from "./population.ts";
import { universalityProfile } from "./profile.ts";
import { cellTimings, keepTimings } from "./timing.ts";
import { workNote } from "./work-note.ts";

const profile = universalityProfile("quick");
const plan = plannedPopulation(profile, 0);
const analysis = { profileName: "quick", profile, seed: 0 } as const;

let folder = "";
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "nullcline-test-")); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("falls back on the calibration of training where no run of the study left its rates", () => {
  expect(workNote(openRunStore(folder), plan, analysis, 7200)).toMatch(/^120 networks: 120 to train, 120 to analyse; training takes about 2 core-hours, from the first steps/);
});

it("estimates from the rates in the store, counting only what is missing there", async () => {
  const store = openRunStore(folder);
  await keepTimings(store, cellTimings(plan.map((planned) => ({ planned, training: 360, analysis: 36 }))));
  for (const { id } of plan.slice(0, 100)) {
    mkdirSync(join(folder, id));
    writeFileSync(join(folder, id, "spec.json"), "{}");
  }
  expect(workNote(store, plan, analysis, 0)).toMatch(/^120 networks: 20 to train, 120 to analyse; at the rates measured here before, about 3\.2 core-hours \(2 training, 1\.2 analysis\): [\d.]+ hours on \d+ cores\n$/);
});
