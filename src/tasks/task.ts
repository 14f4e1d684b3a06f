import type { RandomStream } from "../numeric/random.ts";

/** A batch of trials; every array is time-major and row-major. T steps, B trials, I inputs, O outputs. */
export interface TrialBatch {
  readonly steps: number;
  readonly trials: number;
  /** [T, B, I] */
  readonly inputs: Float32Array;
  /** [T, B, O] */
  readonly targets: Float32Array;
  /** Per-step loss weight [T, B]: 0 hides a step from loss and score. */
  readonly mask: Float32Array;
  /** One condition label a trial, length B. */
  readonly conditions: readonly string[];
  /** Named stretches of time, as half-open step ranges. */
  readonly epochs: readonly { readonly name: string; readonly from: number; readonly to: number }[];
}

/** How well a batch of outputs meets a task. */
export interface TaskScore {
  /** Named figures of merit, e.g. `{ meanSquaredError: 3e-4, signAccuracy: 0.9998 }`. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Whether the task's pass criterion is met. */
  readonly passed: boolean;
  /** The criterion in words, with its thresholds. */
  readonly criterion: string;
}

/**
 * Answers a task as well as its inputs allow, a trial at a time: given the inputs [I] of each step in turn, it returns the
 * best outputs [O] of that step. It cannot see what is still to come.
 */
export type IdealObserver = (inputs: ArrayLike<number>) => readonly number[];

/** A task: a generator of trials and a scorer. It knows nothing of networks. */
export interface Task {
  readonly name: string;
  /** One sentence for listings. */
  readonly summary: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly inputLabels: readonly string[];
  readonly outputLabels: readonly string[];
  /** The loss the task is trained with. */
  readonly loss: "mean-squared-error" | "cross-entropy";
  /** Every option in effect, for the record. */
  readonly options: Readonly<Record<string, number>>;
  /** Draws `trials` trials from `stream`. */
  sample(stream: RandomStream, trials: number): TrialBatch;
  /** An ideal observer at the beginning of a trial; left out where none is known. It shows that the task can be solved. */
  observe?(): IdealObserver;
  /** Scores outputs [T, B, O] for a batch. */
  score(batch: TrialBatch, outputs: Float32Array): TaskScore;
}
