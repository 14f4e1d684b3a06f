import { censusOf } from "@nullcline/dynamics/census.ts";
import { proxy } from "comlink";
import type { AnalysisApi, BranchView, FixedPointsView, FixedPointView, NetworkSource } from "../protocol/analysis.ts";
import type { ViewAxes } from "../protocol/network-view.ts";
import { useSurgery } from "../surgery/surgery-store.ts";
import { AbandonedCall, restartable } from "../workers/restartable.ts";
import { emptyDynamics, useDynamics } from "./dynamics-store.ts";
import { shownNetworkFile } from "./laboratory-actions.ts";
import { useLaboratory } from "./laboratory-store.ts";
import { stateAt } from "./view-axes.ts";
import { errorText } from "../app/error-text.ts";

const { getState: state, setState: change } = useDynamics;

/** Steps of a trajectory that the reader starts. */
const PATH_STEPS = 200;

const analysis = restartable<AnalysisApi>(
  () => new Worker(new URL("../workers/analysis.worker.ts", import.meta.url), { type: "module", name: "analysis" }),
  (message) => change({ search: undefined, following: false, trouble: { title: "The analysis worker crashed", message, remedy: "It has been started again and can be used as before" } }),
);

/** The worker that analyses networks, for the other actions. */
export const analysisApi = () => analysis.api;

/** Does work with the worker that analyses networks; throws AbandonedCall when a running analysis is given up. */
export const withAnalysis = analysis.call;

/** The network shown, with what is operated on it. */
export async function shownSource(): Promise<NetworkSource> {
  return { file: await shownNetworkFile(), surgeries: useSurgery.getState().history.operations };
}

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
    const source = await shownSource();
    const found = await analysis.call((api) => api.fixedPoints(source, { input, axes: view.axes }, proxy((search) => { if (state().search !== undefined) change({ search }); })));
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
    const { points, vanished, selected } = await followed(found, input);
    const completeness = "followed from another input; search again to find points that have appeared";
    change({ found: { ...found, input, points, census: censusOf(points), completeness }, vanished, selected, mode: undefined });
  });
  if (state().found === found) change({ found: { ...found, input } });
}

/** Follows points into the network as it is operated now; with `isAnswer` they are shown as they are, since they were found in this network. */
export async function followSurgery(from: FixedPointsView | undefined, isAnswer: boolean): Promise<void> {
  const { input } = state();
  change({ branches: [], vanished: [], mode: undefined });
  if (from === undefined) return;
  if (isAnswer) return change({ found: from, selected: nearestTo(selectedPoint(), from.points) });
  const { points, vanished, selected } = await followed(from, input);
  const completeness = "followed through the surgery; search again to find points that have appeared";
  change({ found: { ...from, input, points, census: censusOf(points), completeness }, vanished, selected });
}

interface Followed {
  readonly points: readonly FixedPointView[];
  readonly vanished: readonly FixedPointView[];
  /** Where the selected point has gone. */
  readonly selected: number | undefined;
}

async function followed(from: FixedPointsView, input: readonly number[]): Promise<Followed> {
  const source = await shownSource();
  const chosen = selectedPoint();
  const tracked = await analysis.call((api) => api.track(source, { states: from.points.map((point) => point.state), input, axes: from.axes }));
  const points = distinct(tracked);
  return { points, vanished: from.points.filter((_, k) => tracked[k] === undefined), selected: nearestTo(chosen, points) };
}

function selectedPoint(): FixedPointView | undefined {
  const { found, selected } = state();
  return selected === undefined ? undefined : found?.points[selected];
}

/** Follows all points found along one input channel, forwards and backwards; bifurcations are located and named. */
export async function followInput(channel: number, bounds: readonly [number, number]): Promise<void> {
  const { found, input } = state();
  if (found === undefined) return;
  change({ following: true, branches: [], branchInput: channel, trouble: undefined });
  await attempt("The branches could not be followed", async () => {
    const source = await shownSource();
    await analysis.call((api) => api.follow(source, { states: found.points.map((point) => point.state), input, channel, bounds, axes: found.axes }, proxy(addBranch)));
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
    const path = await pathFrom(place, view.axes);
    change({ paths: [...state().paths, path] });
  });
}

/** Computes all started trajectories anew, from where they start, in the network as it is operated now. */
export async function restartPaths(): Promise<void> {
  const { view } = useLaboratory.getState();
  const { paths } = state();
  if (view === undefined || paths.length === 0) return;
  const anew: Float32Array[] = [];
  for (const [x, y, z] of paths) anew.push(await pathFrom([x, y, z], view.axes));
  if (state().paths === paths) change({ paths: anew });
}

async function pathFrom(place: readonly [number, number, number], axes: ViewAxes): Promise<Float32Array> {
  const source = await shownSource();
  return analysis.call((api) => api.trajectory(source, { state: stateAt(place, axes), input: state().input, axes, steps: PATH_STEPS }));
}

/** Takes the last started trajectory away, or all of them. */
export function removePaths(which: "last" | "all"): void {
  change({ paths: which === "all" ? [] : state().paths.slice(0, -1) });
}

async function attempt(title: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof AbandonedCall) return;
    change({ search: undefined, following: false, trouble: { title, message: errorText(error) } });
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

/** Index of the point nearest to a chosen one. */
export function nearestTo(chosen: FixedPointView | undefined, points: readonly FixedPointView[]): number | undefined {
  if (chosen === undefined || points.length === 0) return undefined;
  const distances = points.map((point) => point.state.reduce((sum, value, d) => sum + (value - chosen.state[d]) * (value - chosen.state[d]), 0));
  return distances.indexOf(Math.min(...distances));
}
