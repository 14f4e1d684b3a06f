import { proxy } from "comlink";
import type { AnalysisApi, BranchView, FixedPointView } from "../protocol/analysis.ts";
import { restartable } from "../workers/restartable.ts";
import { emptyDynamics, useDynamics } from "./dynamics-store.ts";
import { shownNetworkFile } from "./laboratory-actions.ts";
import { useLaboratory } from "./laboratory-store.ts";
import { stateAt } from "./view-axes.ts";

const { getState: state, setState: change } = useDynamics;

/** Steps of a trajectory that the reader starts. */
const PATH_STEPS = 200;

const analysis = restartable<AnalysisApi>(
  () => new Worker(new URL("../workers/analysis.worker.ts", import.meta.url), { type: "module", name: "analysis" }),
  (message) => change({ search: undefined, following: false, trouble: { title: "The analysis worker crashed", message, remedy: "It has been started again and can be used as before" } }),
);

/** The worker that analyses networks, for the other actions. */
export const analysisApi = () => analysis.api;

// What is known of a network's dynamics is forgotten once the network is another: opened anew or trained on.
useLaboratory.subscribe((now, before) => {
  if (now.opened !== before.opened || (now.phase === "training" && before.phase !== "training")) clearDynamics(now.opened?.task.inputs ?? 0);
});

function clearDynamics(inputs: number): void {
  if (state().search !== undefined || state().following) analysis.restart();
  change(emptyDynamics(inputs));
}

/** Looks for all fixed points of the network shown under the present input. */
export async function findPoints(): Promise<void> {
  const { view } = useLaboratory.getState();
  if (view === undefined) return;
  const { input } = state();
  change({ search: { stage: "starting", done: 0, total: 1 }, found: undefined, vanished: [], selected: undefined, mode: undefined, branches: [], trouble: undefined });
  await attempt("The search for fixed points failed", async () => {
    const file = await shownNetworkFile();
    const found = await analysis.api.fixedPoints({ file }, { input, axes: view.axes }, proxy((search) => { if (state().search !== undefined) change({ search }); }));
    change({ search: undefined, found });
    if (input !== state().input) await moveInput(state().input);
  });
}

/** Gives a running search or continuation up. */
export function cancelAnalysis(): void {
  analysis.restart();
  change({ search: undefined, following: false });
}

/** Selects a point, or none. */
export function selectPoint(selected: number | undefined): void {
  change({ selected, mode: undefined });
}

/** Selects a mode of the selected point, or none. */
export function selectMode(mode: number | undefined): void {
  change({ mode });
}

let tracking = false;

/** Changes the constant input; points found are followed there by Newton's iteration, those that vanish are kept apart. */
export async function moveInput(input: readonly number[]): Promise<void> {
  change({ input, branches: [], paths: [] });
  if (tracking) return;
  tracking = true;
  try {
    while (state().found !== undefined && state().found?.input !== state().input) await trackOnce();
  } finally {
    tracking = false;
  }
}

async function trackOnce(): Promise<void> {
  const { input, found } = state();
  if (found === undefined) return;
  await attempt("The fixed points could not be followed", async () => {
    const tracked = await analysis.api.track({ file: await shownNetworkFile() }, { states: found.points.map((point) => point.state), input, axes: found.axes });
    const kept = distinct(tracked);
    const lost = found.points.filter((_, k) => tracked[k] === undefined);
    const census = censusOf(kept);
    change({ found: { ...found, input, points: kept, census, completeness: "followed from another input; search again to find points that have appeared" }, vanished: lost, selected: undefined, mode: undefined });
  });
  if (state().found === found) change({ found: { ...found, input } });
}

/** Follows all points found along one input channel, forwards and backwards; bifurcations are located and named. */
export async function followInput(channel: number, bounds: readonly [number, number]): Promise<void> {
  const { found, input } = state();
  if (found === undefined) return;
  change({ following: true, branches: [], branchInput: channel, trouble: undefined });
  await attempt("The branches could not be followed", async () => {
    await analysis.api.follow({ file: await shownNetworkFile() }, { states: found.points.map((point) => point.state), input, channel, bounds, axes: found.axes }, proxy(addBranch));
  });
  change({ following: false });
}

function addBranch(branch: BranchView): void {
  if (state().following) change({ branches: [...state().branches, branch] });
}

/** Starts a trajectory at a place on the axes (at the mean state along all other directions) under the present input. */
export async function startPath(place: readonly [number, number, number]): Promise<void> {
  const { view } = useLaboratory.getState();
  if (view === undefined) return;
  await attempt("The trajectory could not be computed", async () => {
    const path = await analysis.api.trajectory({ file: await shownNetworkFile() }, { state: stateAt(place, view.axes), input: state().input, axes: view.axes, steps: PATH_STEPS });
    change({ paths: [...state().paths, path] });
  });
}

/** Takes the last started trajectory away, or all of them. */
export function removePaths(which: "last" | "all"): void {
  change({ paths: which === "all" ? [] : state().paths.slice(0, -1) });
}

async function attempt(title: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    change({ search: undefined, following: false, trouble: { title, message: error instanceof Error ? error.message : String(error) } });
  }
}

/** Points that have become one are kept once. */
function distinct(points: readonly (FixedPointView | undefined)[]): FixedPointView[] {
  const kept: FixedPointView[] = [];
  for (const point of points) {
    if (point !== undefined && !kept.some(({ state: other }) => same(other, point.state))) kept.push(point);
  }
  return kept;
}

function same(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, d) => Math.abs(value - b[d]) < 1e-5);
}

function censusOf(points: readonly FixedPointView[]): number[] {
  const most = Math.max(-1, ...points.map(({ unstableDimensions }) => unstableDimensions));
  return Array.from({ length: most + 1 }, (_, k) => points.filter(({ unstableDimensions }) => unstableDimensions === k).length);
}
