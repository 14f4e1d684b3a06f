import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { executeRun } from "../../lab/execute-run.ts";
import { openRunStore } from "../../lab/run-store.ts";
import { analysisFile } from "../../lab/stored-analysis.ts";
import { analysePopulation, storedAnalysis } from "./analysed-population.ts";
import { plannedPopulation } from "./population.ts";
import { universalityProfile, type UniversalityProfile } from "./profile.ts";

const smoke = universalityProfile("smoke");
const plan: UniversalityProfile["tasks"][number] = { ...smoke.tasks[0], cells: ["vanilla"], networks: 1, units: [4], steps: { vanilla: 2, ugrnn: 2, gru: 2, lstm: 2 } };
const tiny: UniversalityProfile = { ...smoke, tasks: [plan], batch: 2, evaluationTrials: 2 };

let folder = "";
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), "nullcline-test-")); });
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

it("says which file of an analysis is damaged, and what to do", async () => {
  const store = openRunStore(folder);
  const network = plannedPopulation(tiny, 0)[0];
  const { files, result } = await executeRun(network.run);
  await store.write(network.id, files);
  const settings = { profileName: "smoke", profile: tiny, seed: 0 } as const;
  const [json, tensors] = ["json", "safetensors"].map((extension) => analysisFile(storedAnalysis(network.task, settings), extension));
  await store.attach(network.id, json, '{"geometry": ');
  await store.attach(network.id, tensors, "");
  const trained = { ...network, outcome: { spec: network.run, id: network.id, status: "reused", result, otherVersion: false } } as const;
  await expect(analysePopulation(store, [trained], settings, { onOutcome: () => {}, signal: undefined })).rejects.toThrow(
    `${store.path(network.id, json)}: expected a whole file of a run, got Unexpected end of JSON input. Something other than Nullcline changed the file; delete it, and the next run of the study makes it again`,
  );
});
