import { canonicalJson, type JsonValue } from "../formats/canonical-json.ts";
import { networkFingerprint } from "../formats/network-fingerprint.ts";
import { writeNetworkFile } from "../formats/write-network-file.ts";
import type { Network } from "../network/network.ts";
import type { Task, TaskScore } from "../tasks/task.ts";
import { trainSteps, type TrainingObserver } from "../training/train.ts";
import type { TrainingProgress } from "../training/trainer.ts";
import { checkpointFile, checkpointSteps } from "./checkpoints.ts";
import { computationDigest } from "./computation-digest.ts";
import { freshTrialsScore } from "./fresh-trials-score.ts";
import { runId } from "./run-id.ts";
import { runInTurns } from "./run-in-turns.ts";
import type { RunSpec } from "./run-spec.ts";
import type { RunFiles } from "./run-store.ts";
import { taskOf } from "./spec-parts.ts";
import { untrainedNetwork } from "./untrained-network.ts";
import { currentVersions, type Versions } from "./versions.ts";

/** About so many lines of a run's progress are kept: enough for a smooth loss curve, whatever its length. */
const PROGRESS_LINES = 500;

/** What a run came to; the content of `result.json`. Holds no time of day, so that equal runs have equal files. */
export interface RunResult {
  readonly id: string;
  /** Digest of the bits of all parameters. */
  readonly fingerprint: string;
  /** Training loss of the last step. */
  readonly finalLoss: number;
  /** The task's score on fresh trials. */
  readonly score: TaskScore;
  /** What computed it. */
  readonly versions: Versions;
}

/** A finished run, not yet kept anywhere. */
export interface FinishedRun {
  readonly network: Network;
  readonly result: RunResult;
  /**
   * The files of the run store: `spec.json`, `weights.safetensors`, `progress.jsonl`, `result.json` and, where the
   * specification asks for them, `checkpoints/<step>.safetensors`.
   */
  readonly files: RunFiles;
}

/** Where a run stands: the step just done (from 0), its loss, gradient norm and learning rate. */
export type RunProgress = TrainingProgress;

/** How to watch and stop a run. */
export interface RunOptions {
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a specification: makes the network, trains it and scores it on fresh trials. Same specification, same bits.
 * The event loop gets a turn about every 30 ms.
 *
 * @throws DivergenceError when the loss stops being finite, and the signal's reason when it is aborted.
 */
export function executeRun(spec: RunSpec, { onProgress, signal }: RunOptions = {}): Promise<FinishedRun> {
  return runInTurns(runSteps(spec), { onStep: (progress) => onProgress?.(progress), signal });
}

/**
 * As `executeRun`, one optimiser step at a time, for callers that pause and look in between.
 *
 * @param look called before the first and after every step with the number of steps done; `network` makes a copy.
 */
export function* runSteps(spec: RunSpec, look?: TrainingObserver): Generator<RunProgress, FinishedRun> {
  const task = taskOf(spec.task);
  const log: RunProgress[] = [];
  const stride = Math.ceil(spec.training.steps / PROGRESS_LINES);
  const checkpoints = new Map<string, Uint8Array>();
  const wanted = new Set(checkpointSteps(spec.checkpoints, spec.training.steps));
  const observe: TrainingObserver = (step, copy) => {
    if (wanted.has(step)) checkpoints.set(checkpointFile(step), networkFile(copy(), spec));
    look?.(step, copy);
  };
  const training = trainSteps(untrainedNetwork(spec), task, spec.training, spec.seed, observe);
  for (;;) {
    const next = training.next();
    if (next.done === true) return finish(spec, task, next.value.network, log, checkpoints);
    const done = next.value.step + 1;
    if (done % stride === 0 || done === spec.training.steps) log.push(next.value);
    yield next.value;
  }
}

function networkFile(network: Network, spec: RunSpec): Uint8Array {
  return writeNetworkFile(network, { spec: spec as unknown as JsonValue });
}

function finish(spec: RunSpec, task: Task, network: Network, log: readonly RunProgress[], checkpoints: RunFiles): FinishedRun {
  const result: RunResult = {
    id: runId(spec),
    fingerprint: networkFingerprint(network),
    finalLoss: log[log.length - 1].loss,
    score: freshTrialsScore(spec, task, network),
    versions: { ...currentVersions(), computation: computationDigest(spec) },
  };
  const files = new Map<string, Uint8Array | string>([
    ["spec.json", `${canonicalJson(spec as unknown as JsonValue)}\n`],
    ["weights.safetensors", networkFile(network, spec)],
    ["progress.jsonl", log.map((line) => `${JSON.stringify(line)}\n`).join("")],
    ["result.json", `${JSON.stringify(result)}\n`],
    ...checkpoints,
  ]);
  return { network, result, files };
}
