import { proxy } from "comlink";
import { cancelAnalysis, followSurgery, restartPaths, shownSource, withAnalysis } from "../laboratory/dynamics-actions.ts";
import { useDynamics } from "../laboratory/dynamics-store.ts";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import { pauseMovie } from "../laboratory/movie-actions.ts";
import type { NetworkSource } from "../protocol/analysis.ts";
import { AbandonedCall } from "../workers/restartable.ts";
import { amended, emptyHistory, type History, redone, undone, withOperations } from "./history.ts";
import type { Operation } from "./operation.ts";
import { isOperated, noSurgery, type SurgeryState, useSurgery } from "./surgery-store.ts";
import { errorText } from "../app/error-text.ts";

const { getState: state, setState: change } = useSurgery;

// Operations are on one network: they are forgotten once another one is shown, or this one is trained on.
useLaboratory.subscribe((now, before) => {
  const isAnother = now.opened !== before.opened || now.shown !== before.shown || now.done !== before.done;
  if (!isAnother || state() === noSurgery) return;
  if (state().ranking !== undefined) cancelAnalysis();
  change(noSurgery, true);
});

/** Adds operations to those done, as one change to take back. */
export function operate(operations: readonly Operation[], amend = false): void {
  const { history } = state();
  void changeHistory(amend ? amended(history, operations) : withOperations(history, operations));
}

/** Takes the last change back. */
export function undoSurgery(): void {
  void changeHistory(undone(state().history));
}

/** Does what was taken back again. */
export function redoSurgery(): void {
  void changeHistory(redone(state().history));
}

/** Shows the network with operations that a link carries; nothing to take back. */
export function restoreSurgery(operations: readonly Operation[]): Promise<void> {
  return changeHistory({ ...emptyHistory, operations });
}

let refreshing = false;

async function changeHistory(history: History): Promise<void> {
  const { view } = useLaboratory.getState();
  if (view === undefined || history.operations === state().history.operations) return;
  pauseMovie();
  const { search, following, found } = useDynamics.getState();
  if (search !== undefined || following || state().ranking !== undefined) cancelAnalysis();
  const before = state().refreshing || isOperated(state()) ? state().before : { view, found };
  change({ history, before, ranking: undefined, trouble: undefined, refreshing: true });
  if (refreshing) return;
  refreshing = true;
  try {
    let shown: readonly Operation[];
    do {
      shown = state().history.operations;
      await showOperated(shown);
    } while (shown !== state().history.operations);
  } finally {
    refreshing = false;
    change({ refreshing: false });
  }
}

async function showOperated(operations: readonly Operation[]): Promise<void> {
  const { before, weights } = state();
  if (before === undefined) return;
  const source = await shownSource();
  try {
    const view = operations.length === 0 ? before.view : await operatedView(source, before);
    if (state().before !== before) return;
    useLaboratory.setState({ view });
    const { found, input } = useDynamics.getState();
    await followSurgery(before.found ?? found, operations.length === 0 && before.found?.input.every((value, i) => value === input[i]) === true);
    await restartPaths();
    if (weights !== undefined) await showWeights(weights.name);
    await score(source, operations);
  } catch (error) {
    if (error instanceof AbandonedCall || state().before !== before) return;
    refuse(operations, error);
  }
}

async function operatedView(source: NetworkSource, { view: { axes } }: NonNullable<SurgeryState["before"]>) {
  const view = await withAnalysis((api) => api.view(source, { axes, keepAxes: true }));
  if (view.trajectories.every(Number.isFinite)) return view;
  throw new Error("The activity of the network grows without bound after this operation");
}

async function score({ file }: NetworkSource, operations: readonly Operation[]): Promise<void> {
  const scoreBefore = state().scoreBefore ?? await withAnalysis((api) => api.score({ file }));
  if (operations !== state().history.operations) return change({ scoreBefore });
  const scoreNow = operations.length === 0 ? scoreBefore : await withAnalysis((api) => api.score({ file, surgeries: operations }));
  change({ scoreBefore, scoreNow });
}

/** Takes back a list that cannot be applied, and says why. */
function refuse(operations: readonly Operation[], error: unknown): void {
  const { history } = state();
  if (history.operations === operations) change({ history: { ...undone(history), future: [] }, trouble: { title: "This operation was taken back", message: errorText(error) } });
}

/** Computes what lesioning each unit alone costs the network as it is now. */
export async function rankUnits(): Promise<void> {
  change({ ranking: 0, costs: undefined, trouble: undefined });
  try {
    const source = await shownSource();
    const costs = await withAnalysis((api) => api.lesionCosts(source, proxy((ranking) => { if (state().ranking !== undefined) change({ ranking }); })));
    if (state().ranking === undefined) return;
    change({ costs: costs === undefined ? undefined : { ...costs, operations: source.surgeries ?? [] }, ranking: undefined });
  } catch (error) {
    if (!(error instanceof AbandonedCall)) change({ ranking: undefined, trouble: { title: "The units could not be ranked", message: errorText(error) } });
  }
}

/** Gives the ranking of units up. */
export function cancelRanking(): void {
  change({ ranking: undefined });
  cancelAnalysis();
}

/** Looks at a parameter as it is after the operations. */
export async function showWeights(name: string): Promise<void> {
  const { opened } = useLaboratory.getState();
  try {
    const source = await shownSource();
    const weights = await withAnalysis((api) => api.weights(source, name));
    if (useLaboratory.getState().opened !== opened) return;
    if (source.surgeries === state().history.operations) return change({ weights });
    if (state().weights === undefined) return await showWeights(name);
  } catch (error) {
    if (error instanceof AbandonedCall) return showWeights(name);
    change({ trouble: { title: "The weights cannot be shown", message: errorText(error) } });
  }
}
