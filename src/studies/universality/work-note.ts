import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { RunStore } from "../../lab/run-store.ts";
import { analysisFile } from "../../lab/stored-analysis.ts";
import { storedAnalysis, type AnalysisPlan } from "./analysed-population.ts";
import type { PlannedNetwork } from "./population.ts";
import { estimatedSeconds, keptTimings } from "./timing.ts";

/**
 * What a study has to train and to analyse, and how long it takes: at rates that earlier runs of it left in the store; else
 * for training alone, from a calibration.
 *
 * @param calibrated seconds that training takes on one core, from the first steps of some networks.
 */
export function workNote(store: RunStore, plan: readonly PlannedNetwork[], analysis: AnalysisPlan, calibrated: number): string {
  const toTrain = plan.filter(({ id }) => !store.has(id));
  const files = new Map(analysis.profile.tasks.map(({ task }) => [task, analysisFile(storedAnalysis(task, analysis), "json")]));
  const toAnalyse = plan.filter(({ task, id }) => !existsSync(store.path(id, files.get(task)!)));
  const counts = `${plan.length} networks: ${toTrain.length} to train, ${toAnalyse.length} to analyse`;
  if (toAnalyse.length === 0) return `${counts}\n`;
  const timings = keptTimings(store);
  const training = toTrain.length === 0 ? 0 : estimatedSeconds(toTrain, timings)?.training;
  const analysing = estimatedSeconds(toAnalyse, timings)?.analysis;
  if (training === undefined || analysing === undefined) return `${counts}; training takes about ${hoursText(calibrated)} core-hours, from the first steps of some of them; the profile quick in the same store would tell what analyses take\n`;
  const cores = availableParallelism();
  return `${counts}; at the rates measured here before, about ${hoursText(training + analysing)} core-hours (${hoursText(training)} training, ${hoursText(analysing)} analysis): ${hoursText((training + analysing) / cores)} hours on ${cores} cores\n`;
}

function hoursText(seconds: number): string {
  return String(Number((seconds / 3600).toPrecision(2)));
}
