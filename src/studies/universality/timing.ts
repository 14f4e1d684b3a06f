import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceFiles } from "../../lab/replace-files.ts";
import { runCost, shapeOf } from "../../lab/run-cost.ts";
import type { RunSpec } from "../../lab/run-spec.ts";
import type { RunStore } from "../../lab/run-store.ts";
import { mean } from "../../numeric/mean.ts";
import type { PlannedNetwork } from "./population.ts";
import type { TaskName } from "./task-study.ts";

/** How long networks of one task and cell took on this machine, on one core each. Never part of a result. */
export interface CellTiming {
  readonly task: TaskName;
  readonly cell: string;
  /** Units of the networks measured. */
  readonly units: number;
  /** Mean over networks of their optimiser steps and of a network's analysis; null where none was made. */
  readonly secondsPerFlop: number | null;
  readonly trainingSeconds: number | null;
  readonly analysisSeconds: number | null;
}

/** One network's times, as far as they were made now rather than found in the store. */
export interface NetworkTime {
  readonly planned: PlannedNetwork;
  readonly training?: number | undefined;
  readonly analysis?: number | undefined;
}

/** Estimated seconds on one core. */
export interface CoreSeconds {
  readonly training: number;
  readonly analysis: number;
}

/** Means over the networks of each task, cell and size. */
export function cellTimings(times: readonly NetworkTime[]): CellTiming[] {
  const groups = new Map<string, NetworkTime[]>();
  for (const time of times) {
    const { task, run } = time.planned;
    const key = `${task} ${run.cell.name} ${run.units}`;
    groups.set(key, [...(groups.get(key) ?? []), time]);
  }
  return [...groups.values()].map(timingOf);
}

function timingOf(group: readonly NetworkTime[]): CellTiming {
  const { task, run } = group[0].planned;
  const trained = group.flatMap(({ planned, training }) => (training === undefined ? [] : [{ training, flops: flopsOf(planned.run) }]));
  return {
    task,
    cell: run.cell.name,
    units: run.units,
    secondsPerFlop: meanOrNull(trained.map(({ training, flops }) => training / flops)),
    trainingSeconds: meanOrNull(trained.map(({ training }) => training)),
    analysisSeconds: meanOrNull(group.flatMap(({ analysis }) => analysis ?? [])),
  };
}

function meanOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : mean(values);
}

/**
 * What networks would take on one core at measured rates: training in proportion to its operations, analysis in
 * proportion to the cube of the units, as eigenvalues and linear systems are; an upper bound for what is less.
 *
 * @returns undefined where some task and cell was never measured.
 */
export function estimatedSeconds(networks: readonly PlannedNetwork[], timings: readonly CellTiming[]): CoreSeconds | undefined {
  const flops = new Map<string, number>();
  let [training, analysis] = [0, 0];
  for (const { task, run } of networks) {
    const timing = closest(timings, task, run);
    if (timing === undefined || timing.secondsPerFlop === null || timing.analysisSeconds === null) return undefined;
    const shape = `${shapeOf(run)} ${run.training.steps}`;
    const cost = flops.get(shape) ?? flopsOf(run);
    flops.set(shape, cost);
    const ratio = run.units / timing.units;
    training += timing.secondsPerFlop * cost;
    analysis += timing.analysisSeconds * ratio * ratio * ratio;
  }
  return { training, analysis };
}

/** Of the timings of a task and cell, the one of the largest size that is not larger; else the smallest. */
function closest(timings: readonly CellTiming[], task: TaskName, { cell, units }: RunSpec): CellTiming | undefined {
  const own = timings.filter((timing) => timing.task === task && timing.cell === cell.name).toSorted((a, b) => a.units - b.units);
  return own.findLast((timing) => timing.units <= units) ?? own[0];
}

function flopsOf(run: RunSpec): number {
  return runCost(run).flops * run.training.steps;
}

const fileName = "universality-timing.json";

/** The timings that earlier runs of the study left in the store. */
export function keptTimings(store: RunStore): CellTiming[] {
  const path = join(store.folder, fileName);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as CellTiming[]) : [];
}

/** Puts new timings in the place of older ones of the same networks; what was not measured now stays. */
export async function keepTimings(store: RunStore, timings: readonly CellTiming[]): Promise<CellTiming[]> {
  const same = (a: CellTiming, b: CellTiming): boolean => a.task === b.task && a.cell === b.cell && a.units === b.units;
  const older = keptTimings(store);
  const merged = timings.map((timing) => completed(timing, older.find((other) => same(timing, other))));
  const all = [...older.filter((other) => !timings.some((timing) => same(timing, other))), ...merged];
  await replaceFiles(store.folder, new Map([[fileName, `${JSON.stringify(all)}\n`]]));
  return all;
}

function completed(timing: CellTiming, older: CellTiming | undefined): CellTiming {
  return {
    ...timing,
    secondsPerFlop: timing.secondsPerFlop ?? older?.secondsPerFlop ?? null,
    trainingSeconds: timing.trainingSeconds ?? older?.trainingSeconds ?? null,
    analysisSeconds: timing.analysisSeconds ?? older?.analysisSeconds ?? null,
  };
}
