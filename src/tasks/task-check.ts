import { InvalidInputError } from "../numeric/errors.ts";
import { createStream } from "../numeric/random.ts";
import type { Task, TaskScore, TrialBatch } from "./task.ts";

/** What a task asks, measured before anything is trained on it; every score is the task's own. */
export interface TaskCheck {
  readonly task: string;
  /** Outputs dealt at random: each trial is answered by the targets of another. */
  readonly chance: TaskScore;
  /** The best answer that is the same at every step of every trial: each output's mean target. */
  readonly constant: TaskScore;
  /** The task's ideal observer, who sees inputs up to each step only; undefined where the task has none. */
  readonly ideal: TaskScore | undefined;
  /**
   * "unsolvable" where the ideal observer fails the criterion; "trivial" where a constant or a random answer meets it, so
   * that meeting it shows nothing; "unknown" without an ideal observer; else "sound".
   */
  readonly verdict: "sound" | "trivial" | "unsolvable" | "unknown";
}

/** About so many steps are looked at: standard errors of a hundredth, in a few milliseconds. */
const CHECKED_STEPS = 40_000;
const MOST_TRIALS = 512;
const FEWEST_TRIALS = 16;

/**
 * Measures what chance, the best constant and an ideal observer score on a task, on fresh trials.
 *
 * The ideal observer is given the inputs step by step. That it meets the criterion shows that the information which each
 * answer needs has arrived by the time the answer is due.
 *
 * @param task the task with its options.
 * @param options `seed` of the trials; default 0.
 * @example
 * checkTask(flipFlop()).verdict; // "sound"
 */
export function checkTask(task: Task, { seed = 0 }: { readonly seed?: number } = {}): TaskCheck {
  const stream = createStream({ study: "task check", purpose: "trials", seed });
  const { steps } = task.sample(stream.fork("length"), 2);
  const trials = Math.max(FEWEST_TRIALS, Math.min(MOST_TRIALS, Math.floor(CHECKED_STEPS / steps)));
  const batch = task.sample(stream.fork("trials"), trials);
  const chance = task.score(batch, otherTrials(batch));
  const constant = task.score(batch, meanTargets(batch));
  const ideal = task.observe === undefined ? undefined : task.score(batch, observed(task, batch));
  return { task: task.name, chance, constant, ideal, verdict: verdictOn(chance, constant, ideal) };
}

/**
 * Refuses a task that cannot be solved as stated.
 * @throws InvalidInputError when the check found it unsolvable.
 */
export function requireSolvable({ task, ideal, verdict }: TaskCheck): void {
  if (verdict !== "unsolvable" || ideal === undefined) return;
  const metrics = Object.entries(ideal.metrics).map(([name, value]) => `${name} ${Number(value.toPrecision(3))}`);
  throw new InvalidInputError({
    who: `task ${task}`,
    expected: `a task that can be solved as stated, to ${ideal.criterion}`,
    got: `${metrics.join(", ")} by an ideal observer`,
    remedy: "Change the task's options: what an answer needs has not arrived when it is due",
  });
}

function verdictOn(chance: TaskScore, constant: TaskScore, ideal: TaskScore | undefined): TaskCheck["verdict"] {
  if (ideal !== undefined && !ideal.passed) return "unsolvable";
  if (chance.passed || constant.passed) return "trivial";
  return ideal === undefined ? "unknown" : "sound";
}

/** Each trial answered by the targets of the one half a batch away. */
function otherTrials({ steps, trials, targets }: TrialBatch): Float32Array {
  const width = targets.length / (steps * trials);
  const shift = Math.floor(trials / 2);
  return targets.map((_, at) => {
    const [row, output] = [Math.floor(at / width), at % width];
    const [step, trial] = [Math.floor(row / trials), row % trials];
    return targets[(step * trials + ((trial + shift) % trials)) * width + output];
  });
}

/** Each output's mean target over the visible steps, at every step. */
function meanTargets({ steps, trials, targets, mask }: TrialBatch): Float32Array {
  const width = targets.length / (steps * trials);
  const weight = mask.reduce((sum, visible) => sum + visible, 0);
  const means = Array.from({ length: width }, (_, output) => mask.reduce((sum, visible, row) => sum + visible * targets[row * width + output], 0) / weight);
  return targets.map((_, at) => means[at % width]);
}

/** The ideal observer's outputs [T, B, O]. */
function observed(task: Task, { steps, trials, inputs }: TrialBatch): Float32Array {
  const outputs = new Float32Array(steps * trials * task.outputs);
  for (let trial = 0; trial < trials; trial++) {
    const observer = task.observe!();
    for (let step = 0; step < steps; step++) {
      const row = step * trials + trial;
      outputs.set(observer(inputs.subarray(row * task.inputs, (row + 1) * task.inputs)), row * task.outputs);
    }
  }
  return outputs;
}
