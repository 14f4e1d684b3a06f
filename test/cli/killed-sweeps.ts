import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { nullcline, type Captured } from "./capture.ts";
import { endOf, spawnNullcline, type Ended } from "./spawn-nullcline.ts";

/** A sweep of many short runs, so that a kill often falls on a write; two of them diverge, some keep checkpoints. */
const GRID = `
task: { name: flip-flop, bits: 1, steps: 10 }
cell: [vanilla, { name: vanilla, activation: relu }]
units: 6
evaluationTrials: 8
seeds: 16
training: [{ steps: 60, batch: 8 }, { steps: 60, batch: 8, learningRate: 1.0e+30, finalLearningRate: 1.0e+30, clip: 0 }]
checkpoints: { every: 15 }
exclude: [{ cell: { activation: tanh }, training: { learningRate: 1.0e+30 } }, { training: { learningRate: 1.0e+30 }, seed: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] }]
`;

/** Exit code of a sweep of which some runs failed. */
export const SOME_FAILED = 2;

/** Every file below a folder with its bytes; nothing where there is no folder. */
export function contentOf(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true }).map(String).toSorted();
  return new Map(names.filter((name) => statSync(join(folder, name)).isFile()).map((name) => [name, readFileSync(join(folder, name), "base64")]));
}

/** Writes the sweep's file into a folder. */
export function writeGrid(folder: string): void {
  writeFileSync(join(folder, "grid.yaml"), GRID);
}

const command = (store: string, workers: number) => ["sweep", "grid.yaml", "--store", store, "--workers", String(workers), "--json"];

/** Runs the sweep on a store to its end, in this process. */
export function sweep(folder: string, store: string, workers = 2): Promise<Captured> {
  return nullcline(folder, command(store, workers));
}

/** Runs the sweep as a process of its own. */
export function sweepApart(folder: string, store: string, workers = 2): Promise<Ended> {
  return endOf(spawnNullcline(folder, command(store, workers)));
}

/** When to kill a sweep: so many milliseconds after it has said what it will do and has kept so many runs more. */
export interface Kill {
  readonly runs: number;
  readonly milliseconds: number;
}

/** As a process that is killed without a warning. */
export async function sweepAndKill(folder: string, store: string, { runs, milliseconds }: Kill): Promise<Ended> {
  const before = runsIn(join(folder, store));
  const child = spawnNullcline(folder, command(store, 2));
  let watch: NodeJS.Timeout | undefined;
  const killWhenDue = () => {
    if (runsIn(join(folder, store)) < before + runs) return;
    clearInterval(watch);
    setTimeout(() => child.kill("SIGKILL"), milliseconds);
  };
  const ended = endOf(child, () => {
    watch ??= setInterval(killWhenDue, 2);
  });
  return ended.finally(() => clearInterval(watch));
}

function runsIn(store: string): number {
  return existsSync(store) ? readdirSync(store).filter((name) => !name.startsWith(".")).length : 0;
}

/**
 * Kills a sweep again and again, starting it anew every time, then lets it end and compares the store with
 * that of an uninterrupted sweep. After every kill, whatever has the name of a run must be that run, whole.
 *
 * @returns how many of the kills came before the sweep had ended.
 */
export async function sweepThroughKills(folder: string, store: string, plan: readonly Kill[], expected: ReadonlyMap<string, string>): Promise<number> {
  let kills = 0;
  for (const kill of plan) {
    const { code } = await sweepAndKill(folder, store, kill);
    if (code !== null) break;
    kills++;
    expectWholeRuns(contentOf(join(folder, store)), expected);
  }
  const { code } = await sweep(folder, store);
  expect(code).toBe(SOME_FAILED);
  expect(contentOf(join(folder, store))).toEqual(expected);
  return kills;
}

function expectWholeRuns(found: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>): void {
  const runs = new Set([...found.keys()].filter((name) => /^[0-9a-f]{16}\//.test(name)).map((name) => name.slice(0, 16)));
  const ofRuns = (files: ReadonlyMap<string, string>) => new Map([...files].filter(([name]) => runs.has(name.slice(0, 16))));
  expect(ofRuns(found)).toEqual(ofRuns(expected));
}
