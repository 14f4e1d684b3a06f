import type { InputSequence } from "../../../dynamics/lyapunov/drive.ts";
import { canonicalJson, type JsonValue } from "../../../formats/canonical-json.ts";
import { currentVersions } from "../../../lab/versions.ts";
import { fingerprint } from "../../../numeric/fingerprint.ts";
import { sha256 } from "../../../numeric/sha256.ts";
import type { JobReply } from "../../kept-jobs.ts";
import type { CheckpointSpectrum, CheckpointTask } from "../checkpoints/checkpoint-spectrum.ts";
import type { CheckpointFinding, ClassicalFinding, RandomFinding } from "../findings.ts";
import type { TextCheckpointTask } from "../measure-trained.ts";
import type { RandomCase } from "../measure-random.ts";

/** A piece of work that runs in a thread of its own. */
export type SpectrumTask =
  | { readonly kind: "classical"; readonly steps: number }
  | { readonly kind: "random"; readonly chosen: RandomCase }
  | ({ readonly kind: "text"; readonly folder: string } & TextCheckpointTask)
  | ({ readonly kind: "checkpoint"; readonly folder: string } & CheckpointTask);

/** What comes out of each kind of task. */
export interface SpectrumRecords {
  readonly classical: readonly ClassicalFinding[];
  readonly random: RandomFinding;
  readonly text: CheckpointFinding;
  readonly checkpoint: CheckpointSpectrum;
}

/** What the thread answers. */
export type SpectrumReply = JobReply<SpectrumRecords[keyof SpectrumRecords]>;

/** To be raised when an equal task gives another record than before. */
const COMPUTATION = 1;

/** The name under which a task's record is kept: of all that the record depends on, but not of where its store is. */
export function taskName(task: SpectrumTask): string {
  const { nullcline, kernel } = currentVersions();
  return `${task.kind}-${sha256(canonicalJson({ ...identity(task), computation: COMPUTATION, nullcline, kernel } as unknown as JsonValue)).slice(0, 16)}`;
}

function identity(task: SpectrumTask): object {
  if (task.kind !== "text" && task.kind !== "checkpoint") return task;
  const { folder: _, ...of } = task;
  return of.kind === "checkpoint" && of.drive.kind === "recording" ? { ...of, drive: recordingIdentity(of.drive.recording) } : of;
}

/** A digest stands for a recording's numbers. */
function recordingIdentity({ values, steps, trajectories }: InputSequence): object {
  return { kind: "recording", values: fingerprint(values), steps, trajectories };
}
