import type { ProfileName } from "../study.ts";
import type { TaskName } from "./task-study.ts";

/** The four architectures, from the cheapest to train to the dearest, as the catalogue of cells names them. */
export type CellName = "vanilla" | "ugrnn" | "gru" | "lstm";
/** The two nonlinearities. */
export type Activation = "tanh" | "relu";

/** One task's part of a population: all combinations of what is listed. */
export interface TaskPlan {
  readonly task: TaskName;
  /** Options of the task that are not its defaults. */
  readonly options: Readonly<Record<string, number>>;
  readonly cells: readonly CellName[];
  readonly activations: readonly Activation[];
  readonly units: readonly number[];
  /** Penalties on the sum of squared weights. */
  readonly l2Weights: readonly number[];
  /** Networks of each combination. */
  readonly networks: number;
  /** Optimiser steps of each cell. */
  readonly steps: Readonly<Record<CellName, number>>;
}

/** What a profile of the study runs. */
export interface UniversalityProfile {
  readonly tasks: readonly TaskPlan[];
  /** Trials of an optimiser step. */
  readonly batch: number;
  /** Fresh trials that each network is scored on. */
  readonly evaluationTrials: number;
  /** Samples of h (trial and step) on which geometries are compared, the same for all networks of a task; 50 for each direction compared keep chance small. */
  readonly comparedSamples: number;
  /** Exchanges of labels and bootstrap samples of the statistics. */
  readonly permutations: number;
  readonly resamples: number;
}

const cells: readonly CellName[] = ["vanilla", "ugrnn", "gru", "lstm"];
const activations: readonly Activation[] = ["tanh", "relu"];

/**
 * Optimiser steps after which networks of 64 units met the criteria with errors to spare in pilot runs, at 32 trials a
 * step. The paper's lengths could not be read.
 */
const lengths: Readonly<Record<TaskName, Readonly<Record<CellName, number>>>> = {
  "flip-flop": { vanilla: 3000, ugrnn: 2000, gru: 2000, lstm: 1600 },
  sine: { vanilla: 5000, ugrnn: 3000, gru: 2500, lstm: 2000 },
  integration: { vanilla: 4000, ugrnn: 3000, gru: 2500, lstm: 2500 },
};

/**
 * Pulses so rare that a memory has to last: 20 steps in the mean. With the task's default, 4 steps in the mean, ReLU networks with
 * gates met the criterion by memories that faded soon after the trial, without a fixed point to hold them. The paper's rate and
 * length could not be read.
 */
const rarePulses = { steps: 100, pulseProbability: 0.05 };
const options: Readonly<Record<TaskName, TaskPlan["options"]>> = { "flip-flop": rarePulses, sine: {}, integration: {} };

function taskPlan(task: TaskName, rest: Omit<TaskPlan, "task" | "options" | "steps" | "cells"> & Partial<TaskPlan>): TaskPlan {
  return { task, options: options[task], cells, steps: lengths[task], ...rest };
}

const tasks: readonly TaskName[] = ["flip-flop", "sine", "integration"];
const shared = { batch: 32, evaluationTrials: 256, comparedSamples: 4096, permutations: 999, resamples: 200 };

/** Five networks of every architecture and nonlinearity on every task, at one size: 120 networks, ten minutes on two cores. */
const quick: UniversalityProfile = {
  ...shared,
  tasks: tasks.map((task) => taskPlan(task, { activations, units: [64], l2Weights: [1e-6], networks: 5 })),
};

const brief = { activations: ["tanh"] as const, l2Weights: [1e-6], networks: 1 };

/** One tanh network of every architecture on the flip-flop, and small short-trained ones on the other tasks, for tests. */
const smoke: UniversalityProfile = {
  ...shared,
  permutations: 99,
  resamples: 20,
  tasks: [
    taskPlan("flip-flop", { ...brief, options: {}, units: [64], steps: { vanilla: 1500, ugrnn: 1200, gru: 1200, lstm: 1000 } }),
    taskPlan("sine", { ...brief, units: [32], cells: ["vanilla", "gru"], steps: { ...lengths.sine, vanilla: 2500, gru: 1500 } }),
    taskPlan("integration", { ...brief, units: [64], cells: ["vanilla", "gru"], steps: { ...lengths.integration, vanilla: 2500, gru: 1200 } }),
  ],
};

/**
 * The paper's scale as far as it is known: 4 architectures × 2 nonlinearities × 3 sizes × 4 penalties are its 96
 * configurations; which sizes, penalties and how many seeds they were could not be read and is proposed here.
 */
const full: UniversalityProfile = {
  ...shared,
  evaluationTrials: 512,
  tasks: tasks.map((task) => taskPlan(task, { activations, units: [64, 128, 256], l2Weights: [0, 1e-6, 1e-5, 1e-4], networks: 10 })),
};

const profiles: Readonly<Record<ProfileName, UniversalityProfile>> = { smoke, quick, full };

/** The profiles that can be run. */
export const builtProfiles: readonly ProfileName[] = ["smoke", "quick", "full"];

/** The settings of a profile. */
export function universalityProfile(name: ProfileName): UniversalityProfile {
  return profiles[name];
}
