import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { RunStore } from "../../../lab/run-store.ts";
import type { KeptJob } from "../../kept-jobs.ts";
import type { LyapunovFindings } from "../findings.ts";
import { randomCases, type RandomCase } from "../measure-random.ts";
import { trainedCases, type TrainedCase } from "../measure-trained.ts";
import type { LyapunovProfile, TrainingSettings } from "../profile.ts";
import { spectrumFolder, spectrumJob } from "./run-spectrum-jobs.ts";
import type { SpectrumTask } from "./spectrum-task.ts";
import { classicalSeconds, randomSeconds, textSeconds, trainingSeconds } from "./work-seconds.ts";

/** A spectrum to take, and the part of the findings that it belongs to. */
interface PlannedJob {
  readonly part: Exclude<keyof LyapunovFindings, "trained" | "diverged">;
  readonly job: KeptJob<SpectrumTask>;
}

/** All that a study trains and measures. */
export interface StudyPlan {
  /** Spectra that need no training, in the order of the findings. */
  readonly jobs: readonly PlannedJob[];
  readonly trained: readonly TrainedCase[];
  readonly training: TrainingSettings;
  /** Estimated seconds of one core. */
  readonly seconds: number;
}

/** Plans a profile of the study. */
export function studyPlan({ classicalSteps, onset, full, sizes, noise, discrete, training }: LyapunovProfile, seed: number): StudyPlan {
  const random = (part: PlannedJob["part"], cases: readonly RandomCase[]): PlannedJob[] =>
    cases.map((chosen) => ({ part, job: spectrumJob({ kind: "random", chosen }, randomSeconds(chosen)) }));
  const jobs: PlannedJob[] = [
    { part: "classical", job: spectrumJob({ kind: "classical", steps: classicalSteps }, classicalSeconds(classicalSteps)) },
    ...random("onset", randomCases("rate", onset, seed)),
    ...random("full", randomCases("rate", full, seed)),
    ...random("sizes", randomCases("rate", sizes, seed)),
    ...random("noise", randomCases("rate", noise, seed, noise.levels)),
    ...random("discrete", randomCases("discrete", discrete, seed)),
  ];
  const trained = trainedCases(training, seed);
  const seconds = sum(jobs.map(({ job }) => job.seconds)) + sum(trained.map((chosen) => trainingSeconds(chosen.run) + training.checkpoints.length * textSeconds(chosen, training)));
  return { jobs, trained, training, seconds };
}

/** The spectra of a trained network, one a checkpoint. */
export function textJobs(chosen: TrainedCase, weights: string, training: TrainingSettings, folder: string): KeptJob<SpectrumTask>[] {
  const { trialSteps, validationTrials, sequences, measuredSteps, alignment } = training;
  const settings = { trialSteps, validationTrials, sequences, measuredSteps, alignment };
  return training.checkpoints.map((step) => spectrumJob({ kind: "text", folder, run: chosen.id, weights, step, settings }, textSeconds(chosen, training)));
}

/** What there is to do and how long it takes, in words, before anything is measured. */
export function planNote({ jobs, trained, training, seconds }: StudyPlan, store: RunStore): string {
  const spectra = jobs.length + trained.length * training.checkpoints.length;
  const found = trained.filter(({ id }) => store.has(id)).length;
  const kept = jobs.filter(({ job }) => existsSync(join(spectrumFolder(store), `${job.name}.json`))).length;
  const here = found + kept === 0 ? "" : `; the store has ${found} networks and ${kept} spectra of random networks already`;
  return `${trained.length} networks to train, ${spectra} spectra to take: about ${durationText(seconds)} of one core in all, ${durationText(seconds / availableParallelism())} on ${availableParallelism()}, by counting operations${here}\n`;
}

function durationText(seconds: number): string {
  const [amount, unit] = seconds < 90 ? [seconds, "s"] : seconds < 5400 ? [seconds / 60, "min"] : [seconds / 3600, "h"];
  return `${Number(amount.toPrecision(2))} ${unit}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
