import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRunStore } from "../../lab/run-store.ts";
import { plannedPopulation } from "./population.ts";
import { universalityProfile } from "./profile.ts";
import { trainPopulation } from "./trained-population.ts";

const smoke = universalityProfile("smoke");
const tiny = { ...smoke, cells: ["vanilla", "gru"], networksPerCell: 2, units: 4, evaluationTrials: 2, training: { ...smoke.training, steps: 3, batch: 2 } };

let folder = "";
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "nullcline-test-")); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

it("reads back every planned network, in the plan's order, with its loss curve", async () => {
  const options = { onProgress: () => {}, signal: undefined };
  const plan = plannedPopulation(tiny, 0);
  const { trained, failed } = await trainPopulation(openRunStore(folder), plan, options);
  expect(failed).toEqual([]);
  expect(trained.map(({ name, network }) => [name, network.cell.name])).toEqual([["Vanilla-1", "vanilla"], ["Vanilla-2", "vanilla"], ["GRU-1", "gru"], ["GRU-2", "gru"]]);
  expect(new Set(trained.map(({ result }) => result.fingerprint)).size).toBe(4);
  for (const { training } of trained) expect([training.steps.length, training.losses.every((loss) => loss > 0)]).toEqual([3, true]);
  const again = await trainPopulation(openRunStore(folder), plan, options);
  expect(again.trained.map(({ result }) => result)).toEqual(trained.map(({ result }) => result));
}, 60_000);
