import type { JsonValue } from "../../formats/canonical-json.ts";
import { readSafetensors } from "../../formats/read-safetensors.ts";
import { analyseRuns, type AnalysisOutcome } from "../../lab/analyse-runs.ts";
import type { RunResult } from "../../lab/execute-run.ts";
import { readRunFile } from "../../lab/read-run-file.ts";
import type { RunStore } from "../../lab/run-store.ts";
import { analysisFile, type StoredAnalysis } from "../../lab/stored-analysis.ts";
import type { ComparableBasis } from "../../similarity/population-distances.ts";
import type { ProfileName } from "../study.ts";
import type { NetworkAnalysis, NetworkAnalysisSettings } from "./analyse-run.ts";
import type { UniversalityProfile } from "./profile.ts";
import { taskStudy } from "./task-studies.ts";
import type { FailedNetwork, StudiedNetwork, TaskFindings, TaskName } from "./task-study.ts";
import type { TrainedNetwork } from "./trained-population.ts";

/** A network with everything that was found of it, and the basis that its geometry is compared by. */
export interface AnalysedNetwork {
  readonly network: StudiedNetwork<TaskFindings>;
  readonly basis: ComparableBasis;
}

/** One task's networks, in the plan's order. */
export interface AnalysedTask {
  readonly task: TaskName;
  readonly networks: readonly AnalysedNetwork[];
  readonly failed: readonly FailedNetwork[];
}

/** What the analyses of a study depend on. */
export interface AnalysisPlan {
  readonly profileName: ProfileName;
  readonly profile: UniversalityProfile;
  readonly seed: number;
}

/** Most directions of h that are kept of a network: in pilot networks 99 % of the variance lay on 4 to 20. */
const keptDirections = 40;

/** What to do about an analysis whose file is damaged. */
const ANALYSE_AGAIN = "Something other than Nullcline changed the file; delete it, and the next run of the study makes it again";

/**
 * Analyses the networks that training left, on worker threads, or takes what the store holds, and reads it all back.
 *
 * @param onOutcome sees each outcome as it comes, with the network's index.
 */
export async function analysePopulation(store: RunStore, trained: readonly TrainedNetwork[], plan: AnalysisPlan, options: {
  readonly onOutcome: (network: TrainedNetwork, outcome: AnalysisOutcome) => void;
  readonly signal: AbortSignal | undefined;
}): Promise<readonly AnalysedTask[]> {
  const present = trained.filter(({ outcome }) => outcome.status !== "failed");
  const runs = present.map(({ id, task }) => ({ id, analysis: storedAnalysis(task, plan) }));
  const outcomes = await analyseRuns(store, runs, { extensions: ["safetensors", "json"], signal: options.signal, onOutcome: (index, outcome) => options.onOutcome(present[index], outcome) });
  const byNetwork = new Map(present.map((network, index) => [network, outcomes[index]]));
  const tasks: AnalysedTask[] = [];
  for (const { task } of plan.profile.tasks) tasks.push(await readTask(store, task, trained, byNetwork, plan));
  return tasks;
}

async function readTask(store: RunStore, task: TaskName, trained: readonly TrainedNetwork[], outcomes: ReadonlyMap<TrainedNetwork, AnalysisOutcome>, plan: AnalysisPlan): Promise<AnalysedTask> {
  const analysis = storedAnalysis(task, plan);
  const networks: AnalysedNetwork[] = [];
  const failed: FailedNetwork[] = [];
  for (const network of trained.filter((one) => one.task === task)) {
    const failure = failureOf(network, outcomes.get(network));
    if (failure !== undefined) failed.push(failure);
    else networks.push(await readBack(store, network, analysis));
  }
  return { task, networks, failed };
}

function failureOf({ name, architecture, activation, outcome }: TrainedNetwork, analysed: AnalysisOutcome | undefined): FailedNetwork | undefined {
  const who = { name, architecture, activation };
  if (outcome.status === "failed") return { ...who, stage: "training", reason: outcome.error.message };
  return analysed?.status === "failed" ? { ...who, stage: "analysis", reason: analysed.error.message } : undefined;
}

async function readBack(store: RunStore, trained: TrainedNetwork, analysis: StoredAnalysis): Promise<AnalysedNetwork> {
  const { id, name, architecture, activation, run, outcome } = trained;
  if (outcome.status === "failed") throw outcome.error;
  const { geometry, sufficient, samples, findings } = await readRunFile(store, id, analysisFile(analysis, "json"), (text) => JSON.parse(text) as NetworkAnalysis, ANALYSE_AGAIN);
  const { tensors } = readSafetensors(await store.read(id, analysisFile(analysis, "safetensors")), { who: store.path(id, analysisFile(analysis, "safetensors")) });
  const { result } = outcome;
  return {
    network: { name, architecture, activation, run, training: await lossCurve(store, id), ...scoreOf(result), geometry, findings },
    basis: { directions: tensors.get("directions")!.data as Float32Array, samples, sufficient },
  };
}

function scoreOf({ score, fingerprint }: RunResult): Pick<StudiedNetwork<TaskFindings>, "score" | "weightsFingerprint"> {
  return { score, weightsFingerprint: fingerprint };
}

async function lossCurve(store: RunStore, id: string): Promise<StudiedNetwork<TaskFindings>["training"]> {
  const progress = await readRunFile(store, id, "progress.jsonl", (text) => text.trim().split("\n").map((line) => JSON.parse(line) as { readonly step: number; readonly loss: number }));
  return { steps: progress.map(({ step }) => step + 1), losses: progress.map(({ loss }) => loss) };
}

/** The analysis of one task's networks as the store knows it. */
export function storedAnalysis(task: TaskName, { profileName, profile, seed }: AnalysisPlan): StoredAnalysis {
  const { settings, version } = taskStudy(task);
  const all: NetworkAnalysisSettings = { task, settings: settings[profileName], version, samples: profile.comparedSamples, directions: keptDirections, seed };
  return { name: `universality-${task}`, version: 1, settings: all as unknown as JsonValue, module: moduleUrl() };
}

/** The module that workers load: beside this one, compiled like this one. */
function moduleUrl(): string {
  return new URL(`./analyse-run.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url).href;
}
