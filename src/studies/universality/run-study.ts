import type { AnalysisOutcome } from "../../lab/analyse-runs.ts";
import { checkTasks, taskChecksText } from "../../lab/check-tasks.ts";
import { runInTurns } from "../../lab/run-in-turns.ts";
import type { RunStore } from "../../lab/run-store.ts";
import { currentVersions } from "../../lab/versions.ts";
import type { Provenance, ReportSection } from "../report-record.ts";
import type { StudyOutcome, StudyRunOptions } from "../study.ts";
import { analysePopulation, type AnalysedTask } from "./analysed-population.ts";
import { judgeClaims } from "./claims/judge-claims.ts";
import { compareTask } from "./comparison/compare-task.ts";
import type { TaskComparison } from "./comparison/task-comparison.ts";
import { fullText, timingSection } from "./exhibits/timing-table.ts";
import { measuredResult } from "./measured-result.ts";
import { plannedPopulation, type PlannedNetwork } from "./population.ts";
import { universalityProfile, type UniversalityProfile } from "./profile.ts";
import { chosenSetting } from "./settings/chosen-setting.ts";
import type { NetworkSetting } from "./settings/network-setting.ts";
import { studyStages } from "./study-stages.ts";
import type { TaskName } from "./task-study.ts";
import { cellTimings, estimatedSeconds, keepTimings, type NetworkTime } from "./timing.ts";
import { trainPopulation, type TrainedNetwork } from "./trained-population.ts";
import { workNote } from "./work-note.ts";
import { universalityReport } from "./universality-report.ts";

/**
 * Runs a profile in a store: checks the tasks, trains, analyses, compares, judges and reports. Whatever the store holds
 * already is taken from it, so that a study that was killed goes on where it was.
 *
 * @throws InvalidInputError for a task that cannot be solved, StoreFailure, the signal's reason once it is aborted, and the
 *   first network's error when all of them fail.
 */
export async function runStudy(store: RunStore, profile: UniversalityProfile, options: StudyRunOptions): Promise<StudyOutcome> {
  const { profile: profileName, seed, signal, onNote = () => {} } = options;
  signal?.throwIfAborted();
  const plan = plannedPopulation(profile, seed);
  const checks = checkTasks(plan.map(({ run }) => run));
  onNote(taskChecksText(checks));
  const stages = await studyStages(store, plan, options);
  onNote(workNote(store, plan, { profileName, profile, seed }, stages.trainingSeconds));
  const trained = await trainPopulation(store, plan, { weigh: stages.weigh, signal, onProgress: stages.training });
  noteOtherVersions(trained, onNote);
  const analysisSeconds = new Map<string, number>();
  const onOutcome = ({ id }: PlannedNetwork, outcome: AnalysisOutcome): void => {
    if (outcome.status === "analysed") analysisSeconds.set(id, outcome.seconds);
    stages.analysed();
  };
  const tasks = await analysePopulation(store, trained, { profileName, profile, seed }, { onOutcome, signal });
  const comparisons = await compareAll(tasks, profile, seed, { onTask: stages.comparing, signal });
  const claims = tasks.flatMap((task, index) => judgeClaims(task, comparisons[index]));
  const provenance = provenanceOf(options, profile, tasks);
  const findings = { checks, tasks, comparisons, claims, provenance };
  const machine = await measuredHere(store, trained.map((network) => timeOf(network, analysisSeconds)), onNote);
  stages.finished();
  return { claims, report: universalityReport(findings, plan, machine), result: measuredResult(findings) };
}

/** Tells of networks in the store that this code would train differently. */
function noteOtherVersions(trained: readonly TrainedNetwork[], onNote: (text: string) => void): void {
  const others = trained.filter(({ outcome }) => outcome.status === "reused" && outcome.otherVersion).length;
  if (others > 0) onNote(`note: ${others} of the networks in the store were trained by another version of the code; for one version throughout use a new --store\n`);
}

function timeOf({ outcome, ...planned }: TrainedNetwork, analysisSeconds: ReadonlyMap<string, number>): NetworkTime {
  return { planned, training: outcome.status === "trained" ? outcome.seconds : undefined, analysis: analysisSeconds.get(planned.id) };
}

/** Keeps the times measured now, says what the full profile would take at such rates, and tabulates both. */
async function measuredHere(store: RunStore, times: readonly NetworkTime[], onNote: (text: string) => void): Promise<ReportSection> {
  const timings = await keepTimings(store, cellTimings(times));
  const full = plannedPopulation(universalityProfile("full"), 0);
  const seconds = estimatedSeconds(full, timings);
  onNote(`measured on this machine: ${fullText(seconds, full.length)}\n`);
  return timingSection(timings, seconds, full.length);
}

async function compareAll(tasks: readonly AnalysedTask[], { permutations, resamples }: UniversalityProfile, seed: number, { onTask, signal }: { readonly onTask: (task: TaskName) => void; readonly signal: AbortSignal | undefined }): Promise<TaskComparison[]> {
  const comparisons: TaskComparison[] = [];
  for (const task of tasks) {
    onTask(task.task);
    comparisons.push(await runInTurns(compareTask(task, { permutations, resamples, seed }), { signal }));
  }
  return comparisons;
}

/** The settings that a search chose for the networks of a profile, by task, cell and nonlinearity. */
function settingsOf({ tasks }: UniversalityProfile): Readonly<Record<string, NetworkSetting>> {
  return Object.fromEntries(tasks.flatMap(({ task, cells, activations }) => cells.flatMap((cell) =>
    activations.map((activation) => [`${task} ${cell} ${activation}`, chosenSetting(task, cell, activation)] as const))));
}

function provenanceOf({ profile, seed }: StudyRunOptions, specification: UniversalityProfile, tasks: readonly AnalysedTask[]): Provenance {
  const { kernel, nullcline } = currentVersions();
  return {
    specification: { study: "universality", profile, ...specification, settings: settingsOf(specification) },
    seed,
    fingerprints: tasks.flatMap(({ task, networks }) => networks.flatMap(({ network: { name, weightsFingerprint, findings } }) => [
      { of: `${task} ${name}, weights`, value: weightsFingerprint },
      { of: `${task} ${name}, findings`, value: findings.fingerprint },
    ])),
    kernel,
    version: nullcline,
    command: `nullcline study universality --profile ${profile} --seed ${seed}`,
  };
}
