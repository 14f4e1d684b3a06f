import { writeNetworkFile } from "@nullcline/formats/write-network-file.ts";
import type { JsonValue } from "@nullcline/formats/canonical-json.ts";
import { eventLoopTurn } from "@nullcline/lab/event-loop-turn.ts";
import { type FinishedRun, type RunProgress, runSteps } from "@nullcline/lab/execute-run.ts";
import type { RunSpec } from "@nullcline/lab/run-spec.ts";
import { taskOf } from "@nullcline/lab/spec-parts.ts";
import { untrainedNetwork } from "@nullcline/lab/untrained-network.ts";
import type { Network } from "@nullcline/network/network.ts";
import { InvalidInputError, NullclineError } from "@nullcline/numeric/errors.ts";
import type { TrialBatch } from "@nullcline/tasks/task.ts";
import { exampleTrials, viewNetwork } from "../laboratory/view-network.ts";
import type { NetworkView } from "../protocol/network-view.ts";
import type { OpenedRun, TrainingApi, TrainingEvent } from "../protocol/training.ts";
import { errorText } from "../app/error-text.ts";

/** The event loop gets a turn about so often: a pause is obeyed at once, and turns cost next to nothing. */
const TURN_MILLISECONDS = 30;
/** The page is told of progress at most so often. */
const PROGRESS_MILLISECONDS = 100;
/** A view may take at most this share of the time, so that watching does not slow training down. */
const VIEW_SHARE = 0.02;
/** Networks kept along a whole training, besides the untrained one. */
const CHECKPOINTS = 60;
/** Bytes that kept networks may take in all. */
const CHECKPOINT_BYTES = 128 * 2 ** 20;

interface OpenRun {
  readonly spec: RunSpec;
  readonly steps: Generator<RunProgress, FinishedRun>;
  readonly examples: TrialBatch;
  readonly observe: (event: TrainingEvent) => void;
  /** Networks along the training, by the number of steps; made files of when they are asked for. */
  readonly kept: Map<number, Network>;
  copy: () => Network;
  done: number;
  view: NetworkView | undefined;
  training: boolean;
  wanted: boolean;
  until: number;
  nextView: number;
  unsent: number[];
}

/** The training worker without the worker: one open run, trained in turns. */
export function createTrainingSession(): TrainingApi {
  let open: OpenRun | undefined;
  const opened = (): OpenRun => {
    if (open === undefined) throw new InvalidInputError({ who: "training", expected: "an open run", got: "none", remedy: "Open a specification first" });
    return open;
  };
  return {
    open: async (spec, observe) => {
      if (open !== undefined) open.wanted = false;
      const run = startRun(spec, observe);
      open = run;
      return describe(run);
    },
    train: async (until) => {
      const run = opened();
      run.until = Math.min(until ?? run.spec.training.steps, run.spec.training.steps);
      run.wanted = true;
      if (!run.training) void trainInTurns(run, () => open === run);
    },
    pause: async () => {
      if (open !== undefined) open.wanted = false;
    },
    checkpoints: async () => [...opened().kept.keys()],
    networkFile: async (step) => {
      const run = opened();
      if (step === undefined || step === run.done) return fileOf(run.copy(), run.spec);
      const kept = run.kept.get(step);
      if (kept === undefined) throw new InvalidInputError({ who: "training.networkFile", expected: `one of the steps ${[...run.kept.keys()].join(", ")}`, got: String(step) });
      return fileOf(kept, run.spec);
    },
  };
}

function startRun(spec: RunSpec, observe: (event: TrainingEvent) => void): OpenRun {
  const task = taskOf(spec.task);
  const every = Math.max(1, Math.ceil(spec.training.steps / CHECKPOINTS));
  const start = untrainedNetwork(spec);
  const most = Math.max(1, Math.floor(CHECKPOINT_BYTES / parameterBytes(start)));
  const kept = new Map([[0, start]]);
  const steps = runSteps(spec, (done, copy) => {
    run.copy = copy;
    run.done = done;
    if (done === 0 || (done % every !== 0 && done !== spec.training.steps) || kept.size >= most) return;
    kept.set(done, copy());
    observe({ kind: "checkpoint", step: done });
  });
  const run: OpenRun = {
    spec, steps, examples: exampleTrials(task, spec.seed), observe, kept, view: undefined, done: 0,
    copy: () => start,
    training: false, wanted: false, until: 0, nextView: 0, unsent: [],
  };
  return run;
}

async function trainInTurns(run: OpenRun, isOpen: () => boolean): Promise<void> {
  run.training = true;
  try {
    let turnBegan = performance.now();
    let sent = turnBegan;
    let sentDone = run.done;
    const send = (now: number): void => {
      if (run.unsent.length === 0) return;
      const rate = (1000 * (run.done - sentDone)) / Math.max(1, now - sent);
      run.observe({ kind: "progress", done: run.done, losses: Float64Array.from(run.unsent), stepsPerSecond: rate });
      run.unsent = [];
      sent = now;
      sentDone = run.done;
    };
    // The page may have shown another network before training began, so a training always sends a view.
    let viewed: number | undefined;
    const sendNewView = (): void => {
      if (viewed !== run.done) sendView(run);
      viewed = run.done;
    };
    while (run.wanted && run.done < run.until) {
      const next = run.steps.next();
      if (next.done !== true) run.unsent.push(next.value.loss);
      const now = performance.now();
      if (now - turnBegan < TURN_MILLISECONDS) continue;
      if (now - sent >= PROGRESS_MILLISECONDS) send(now);
      if (now >= run.nextView) sendNewView();
      await eventLoopTurn();
      if (!isOpen()) return;
      turnBegan = performance.now();
    }
    send(performance.now());
    sendNewView();
    if (run.done === run.spec.training.steps) finish(run);
    else run.observe({ kind: "paused", done: run.done });
  } catch (error) {
    run.observe(failure(error));
  } finally {
    run.training = false;
    run.wanted = false;
  }
}

function finish(run: OpenRun): void {
  const last = run.steps.next();
  if (last.done !== true) throw new Error("a run ends with its last step");
  const { id, fingerprint, score } = last.value.result;
  run.observe({ kind: "finished", done: run.done, result: { id, fingerprint, metrics: score.metrics, passed: score.passed } });
}

function sendView(run: OpenRun): void {
  const began = performance.now();
  run.view = viewNetwork(run.copy(), run.examples, run.view?.axes);
  run.observe({ kind: "view", done: run.done, view: run.view });
  const now = performance.now();
  run.nextView = now + (now - began) / VIEW_SHARE;
}

function describe(run: OpenRun): OpenedRun {
  const task = taskOf(run.spec.task);
  const network = run.copy();
  run.view = viewNetwork(network, run.examples);
  const parameters = [...network.parameters.values()].reduce((sum, { data }) => sum + data.length, 0);
  return { task: { steps: run.examples.steps, inputs: task.inputs, outputs: task.outputs }, units: network.units, dimension: run.view.axes.mean.length, parameters, view: run.view };
}

function parameterBytes({ parameters }: Network): number {
  return [...parameters.values()].reduce((sum, { data }) => sum + data.byteLength, 0);
}

function fileOf(network: Network, spec: RunSpec): Uint8Array {
  return writeNetworkFile(network, { spec: spec as unknown as JsonValue });
}

/** An error as the page shows it. */
export function failure(error: unknown): Extract<TrainingEvent, { kind: "failed" }> {
  const message = errorText(error);
  return error instanceof NullclineError ? { kind: "failed", message } : { kind: "failed", message, remedy: "This should not happen: please report it with the specification" };
}
