import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRunStore } from "../../lab/run-store.ts";
import { plannedPopulation } from "./population.ts";
import { universalityProfile, type UniversalityProfile } from "./profile.ts";
import { trainPopulation } from "./trained-population.ts";

const smoke = universalityProfile("smoke");
const plan: UniversalityProfile["tasks"][number] = { ...smoke.tasks[0], cells: ["vanilla", "gru"], networks: 2, units: [4], steps: { vanilla: 3, ugrnn: 3, gru: 3, lstm: 3 } };
const tiny: UniversalityProfile = { ...smoke, tasks: [plan], batch: 2, evaluationTrials: 2 };
const options = { weigh: () => 1, onProgress: () => {}, signal: undefined };

let folder = "";
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "nullcline-test-")); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

it("trains every planned network once, and gives the outcomes in the plan's order", async () => {
  const networks = plannedPopulation(tiny, 0);
  const trained = await trainPopulation(openRunStore(folder), networks, options);
  expect(trained.map(({ name, outcome }) => [name, outcome.id, outcome.status])).toEqual(networks.map(({ name, id }) => [name, id, "trained"]));
  const again = await trainPopulation(openRunStore(folder), networks, options);
  expect(again.map(({ outcome }) => outcome.status)).toEqual(Array(4).fill("reused"));
}, 60_000);

it("throws the reason when every training breaks off", async () => {
  const { run, ...rest } = plannedPopulation(tiny, 1)[0];
  const hopeless = { ...rest, run: { ...run, training: { ...run.training, learningRate: 1e30, finalLearningRate: 1e30, clip: 0 } } };
  await expect(trainPopulation(openRunStore(folder), [hopeless], options)).rejects.toThrow("finite");
}, 60_000);
