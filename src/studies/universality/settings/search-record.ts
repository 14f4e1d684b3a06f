import type { Activation, CellName } from "../profile.ts";
import type { TaskName } from "../task-study.ts";
import type { NetworkSetting } from "./network-setting.ts";

/** One setting that was tried. */
export interface SearchTrial {
  readonly setting: NetworkSetting;
  /** On fresh trials after training; null where training broke off. */
  readonly meanSquaredError: number | null;
  /** Whether the task's criterion was met. */
  readonly passed: boolean;
}

/** All settings tried for one task, architecture and nonlinearity. */
export interface SettingSearch {
  readonly task: TaskName;
  readonly cell: CellName;
  readonly activation: Activation;
  /** Optimiser steps of each trial. */
  readonly steps: number;
  readonly trials: readonly SearchTrial[];
  /** Index of the trial chosen: of those that met the criterion, if any did, the one of least error. */
  readonly chosen: number;
}

/** The record of a search: everything needed to make it again, every trial, and what was chosen. */
export interface SearchRecord {
  readonly command: string;
  readonly version: string;
  readonly space: unknown;
  /** Units, trials a step and penalty of every network, and the seed that all share. */
  readonly networks: { readonly units: number; readonly batch: number; readonly l2Weights: number; readonly seed: number };
  readonly searches: readonly SettingSearch[];
}

/** The trial to choose. */
export function chosenTrial(trials: readonly SearchTrial[]): number {
  const rank = ({ passed, meanSquaredError }: SearchTrial): readonly [number, number] => [passed ? 0 : 1, meanSquaredError ?? Infinity];
  return [...trials.keys()].toSorted((a, b) => {
    const [left, right] = [rank(trials[a]), rank(trials[b])];
    return left[0] - right[0] || left[1] - right[1] || a - b;
  })[0];
}
