import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInTurns } from "../../lab/run-in-turns.ts";
import { openRunStore, type RunStore } from "../../lab/run-store.ts";
import type { Provenance } from "../report-record.ts";
import type { Study, StudyOutcome, StudyRunOptions } from "../study.ts";
import { analyseNetwork } from "./analyse-network.ts";
import { judgeClaims } from "./claims/judge-claims.ts";
import type { NetworkFindings } from "./findings.ts";
import { plannedPopulation } from "./population.ts";
import { builtProfiles, universalityProfile, type UniversalityProfile } from "./profile.ts";
import { measuredResult } from "./measured-result.ts";
import { studyProgress } from "./study-progress.ts";
import { svccaDistances } from "./svcca-distances.ts";
import { trainPopulation, type TrainedNetwork } from "./trained-population.ts";
import { universalityPaper, universalityReport } from "./universality-report.ts";

/** Share of the study's time that training takes; the fixed-point searches take the rest. */
const trainingShare = 0.85;

/**
 * Which properties of trained networks does the task fix, and which the architecture? First table: fixed points
 * of the three-bit flip-flop across vanilla, UGRNN, GRU and LSTM networks.
 */
export const universality: Study = {
  name: "universality",
  summary: "Do networks of different architectures solve the three-bit flip-flop with the same fixed points?",
  paper: universalityPaper,
  profiles: builtProfiles,
  run: runUniversality,
};

async function runUniversality(options: StudyRunOptions): Promise<StudyOutcome> {
  const profile = universalityProfile(options.profile);
  return withStore(options.store, (store) => runInStore(store, profile, options));
}

async function runInStore(store: RunStore, profile: UniversalityProfile, { profile: name, seed, onProgress, signal }: StudyRunOptions): Promise<StudyOutcome> {
  const plan = plannedPopulation(profile, seed);
  const report = studyProgress(onProgress, () => performance.now());
  const { trained, failed } = await trainPopulation(store, plan, {
    signal,
    onProgress: ({ steps, totalSteps, done, total }) => report(`training, ${done} of ${total} networks done`, (trainingShare * steps) / totalSteps),
  });
  const networks: NetworkFindings[] = [];
  for (const one of trained) {
    report(`searching fixed points of ${one.name}`, trainingShare + (0.99 - trainingShare) * (networks.length / trained.length));
    networks.push(await findingsOf(one, profile, seed, signal));
  }
  report("comparing the networks", 0.99);
  const population = { networks, failed, distances: svccaDistances(networks) };
  const claims = judgeClaims(population);
  const provenance = provenanceOf(name, profile, seed, networks, trained);
  report("writing the report", 1);
  return { claims, report: universalityReport(population, claims, provenance), result: measuredResult(population, claims, provenance) };
}

async function findingsOf(trained: TrainedNetwork, profile: UniversalityProfile, seed: number, signal: AbortSignal | undefined): Promise<NetworkFindings> {
  const { name, architecture, network, training, result } = trained;
  const analysed = await runInTurns(analyseNetwork(network, trained, profile.search, seed), { signal });
  return { name, architecture, training, score: result.score, weightsFingerprint: result.fingerprint, ...analysed };
}

function provenanceOf(profile: string, specification: UniversalityProfile, seed: number, networks: readonly NetworkFindings[], [{ result }]: readonly TrainedNetwork[]): Provenance {
  return {
    specification: { study: "universality", profile, ...specification },
    seed,
    fingerprints: networks.flatMap(({ name, weightsFingerprint, pointsFingerprint }) => [
      { of: `${name}, weights`, value: weightsFingerprint },
      { of: `${name}, fixed points`, value: pointsFingerprint },
    ]),
    kernel: result.versions.kernel,
    version: result.versions.nullcline,
    command: `nullcline study universality --profile ${profile} --seed ${seed}`,
  };
}

/** Works in the given store, or in one of its own that does not outlive the work. */
async function withStore<Outcome>(given: RunStore | undefined, work: (store: RunStore) => Promise<Outcome>): Promise<Outcome> {
  if (given !== undefined) return work(given);
  const folder = await mkdtemp(join(tmpdir(), "nullcline-study-"));
  try {
    return await work(openRunStore(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
