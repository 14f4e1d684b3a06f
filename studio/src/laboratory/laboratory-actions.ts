import type { RunSpec } from "@nullcline/lab/run-spec.ts";
import { proxy } from "comlink";
import type { TrainingApi, TrainingEvent } from "../protocol/training.ts";
import { restartable } from "../workers/restartable.ts";
import { emptyLaboratory, useLaboratory } from "./laboratory-store.ts";
import { errorText } from "../app/error-text.ts";

const { getState: state, setState: change } = useLaboratory;

const training = restartable<TrainingApi>(
  () => new Worker(new URL("../workers/training.worker.ts", import.meta.url), { type: "module", name: "training" }),
  (message) => void recover(message),
);

/**
 * After a crash: what is shown stays, and a fresh worker trains the same run to where it was, with the same bits. A worker
 * that dies again on the way there is given up.
 */
async function recover(message: string): Promise<void> {
  const { spec, done, phase, loaded } = state();
  const title = "The training worker crashed and was started again";
  if (phase === "recovering" || loaded !== undefined) {
    return change({ phase: loaded === undefined ? "failed" : phase, trouble: { title, message, remedy: "Reset trains the same network from its first step" } });
  }
  change({ phase: "recovering", trouble: { title, message, remedy: `It trains the same network again to step ${done}, to the same bits` } });
  const arrived = (event: TrainingEvent): void => {
    if (state().spec !== spec) return;
    if (state().phase !== "recovering") follow(spec, event);
    else if (event.kind === "progress") addMissingLosses(event.losses, event.done);
    else if (event.kind === "paused") change({ phase: "paused" });
    else if (event.kind === "finished") change({ phase: "finished", result: event.result });
    else if (event.kind === "failed") follow(spec, event);
  };
  await training.api.open(spec, proxy(arrived));
  if (done === 0) change({ phase: "ready" });
  else await training.api.train(done);
}

/** Losses of the steps up to `done`, of which the first ones may be known already. */
function addMissingLosses(losses: Float64Array, done: number): void {
  const known = state().losses;
  for (const loss of losses.subarray(Math.max(0, known.length - (done - losses.length)))) known.push(loss);
}

/** Opens a specification's untrained network; what was open is given up. */
export async function openRun(spec: RunSpec): Promise<void> {
  change(emptyLaboratory(spec));
  try {
    const opened = await training.api.open(spec, proxy((event) => follow(spec, event)));
    if (state().spec === spec) change({ phase: "ready", opened, view: opened.view });
  } catch (error) {
    change({ phase: "failed", trouble: { title: "This network cannot be opened", message: errorText(error) } });
  }
}

/** Trains on, to the end or until `until` steps are done. */
export async function startTraining(until?: number): Promise<void> {
  change({ phase: "training", shown: { kind: "present" } });
  await training.api.train(until);
}

/** Trains one optimiser step. */
export function trainOneStep(): Promise<void> {
  return startTraining(state().done + 1);
}

/** Stops training after the step at hand; it can go on later. */
export async function pauseTraining(): Promise<void> {
  await training.api.pause();
}

/** Begins the same run again from its first step. */
export function resetTraining(): Promise<void> {
  return openRun({ ...state().spec });
}

/** The file (safetensors) of the network shown. */
export async function shownNetworkFile(): Promise<Uint8Array> {
  const { shown, loaded } = state();
  if (loaded !== undefined) return loaded.file;
  return networkFileAt(shown.kind === "present" ? undefined : shown.step);
}

/** The file of the network after `step` training steps, one of `checkpoints`; the present one by default. */
export function networkFileAt(step?: number): Promise<Uint8Array> {
  return training.api.networkFile(step);
}

function follow(spec: RunSpec, event: TrainingEvent): void {
  const now = state();
  if (now.spec !== spec) return;
  switch (event.kind) {
    case "progress":
      for (const loss of event.losses) now.losses.push(loss);
      return change({ done: event.done, stepsPerSecond: event.stepsPerSecond });
    case "view":
      return change(now.shown.kind === "present" ? { done: event.done, view: event.view } : { done: event.done });
    case "checkpoint":
      return change({ checkpoints: [...now.checkpoints, event.step] });
    case "paused":
      return change({ phase: "paused", done: event.done });
    case "finished":
      return change({ phase: "finished", done: event.done, result: event.result });
    case "failed":
      return change({ phase: "failed", trouble: { title: "Training stopped", message: event.message, remedy: event.remedy } });
  }
}
