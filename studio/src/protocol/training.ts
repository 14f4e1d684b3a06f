import type { RunSpec } from "@nullcline/lab/run-spec.ts";
import type { NetworkView } from "./network-view.ts";

/** What the training worker says of a run just opened. */
export interface OpenedRun {
  /** Sizes of the task: T, I, O. */
  readonly task: { readonly steps: number; readonly inputs: number; readonly outputs: number };
  readonly units: number;
  /** State dimension D. */
  readonly dimension: number;
  readonly parameters: number;
  readonly view: NetworkView;
}

/** What a finished run came to. */
export interface FinishedTraining {
  /** Id that the run has in every run store. */
  readonly id: string;
  /** Digest of the bits of all parameters, the same on every machine. */
  readonly fingerprint: string;
  /** The task's score on fresh trials. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly passed: boolean;
}

/** What happens in the training worker, in order. */
export type TrainingEvent =
  /** Losses of the steps since the last such event; `done` steps are done. */
  | { readonly kind: "progress"; readonly done: number; readonly losses: Float64Array; readonly stepsPerSecond: number }
  /** The network as it is after `done` steps, in its example trials. */
  | { readonly kind: "view"; readonly done: number; readonly view: NetworkView }
  /** The network after so many steps is kept and can be asked for. */
  | { readonly kind: "checkpoint"; readonly step: number }
  | { readonly kind: "paused"; readonly done: number }
  | { readonly kind: "finished"; readonly done: number; readonly result: FinishedTraining }
  | { readonly kind: "failed"; readonly message: string; readonly remedy?: string };

/** The training worker, as the page calls it. One run is open at a time. */
export interface TrainingApi {
  /** Opens a specification's untrained network; events of an earlier run end. */
  open(spec: RunSpec, observe: (event: TrainingEvent) => void): Promise<OpenedRun>;
  /** Trains on until `until` steps are done (default: all), a pause or the end. Returns at once; events tell the rest. */
  train(until?: number): Promise<void>;
  pause(): Promise<void>;
  /** Steps at which networks are kept, ascending; the first is 0. */
  checkpoints(): Promise<readonly number[]>;
  /** The network file (safetensors) after `step` steps, the present one by default; an unknown step is refused. */
  networkFile(step?: number): Promise<Uint8Array>;
}
