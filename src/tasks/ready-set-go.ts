import { cos } from "../numeric/elementary.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { RandomStream } from "../numeric/random.ts";
import { maskedNormalisedError } from "./masked-error.ts";
import { resolveTaskOptions, whole } from "./task-options.ts";
import type { Task, TaskScore, TrialBatch } from "./task.ts";
import { layTrials } from "./trial-batch.ts";

const OPTIONS = {
  shortest: whole(100, 2, 100_000),
  longest: whole(2100, 2, 100_000),
  pulse: whole(50, 1, 100_000),
  bump: whole(200, 2, 100_000),
  lead: whole(50, 0, 100_000),
};

/** Options of {@link readySetGo}; each may be left out. Lengths in steps. */
export interface ReadySetGoOptions {
  /** Shortest time from the start of "ready" to the start of "set"; 100. */
  readonly shortest?: number;
  /** Longest; 2100, at 1 ms a step 0.1 to 2.1 s. */
  readonly longest?: number;
  /** Length of both pulses; 50. */
  readonly pulse?: number;
  /** Length of the response, a raised cosine of height 1; 200. */
  readonly bump?: number;
  /** Steps before "ready"; 50. */
  readonly lead?: number;
}

const ERROR_BOUND = 0.05;

/**
 * Ready, set, go: two pulses mark an interval, and the response must come after the same interval again.
 *
 * "Ready" starts at step `lead`, "set" d steps later, both 1 for `pulse` steps; the target is ½ + ½·cos(2π·(t − g)/bump) within bump/2 of
 * "go", g = lead + 2d, and 0 elsewhere. d is uniform among the whole numbers from shortest to longest, one draw a trial; every trial has
 * lead + 2·longest + bump steps, and its condition is its interval, e.g. `"interval 700"`.
 *
 * Passes when the normalised error Σ(z − f)²/Σf² is at most 0.05.
 *
 * Source: Jazayeri & Shadlen, Nature Neuroscience 13 (2010); pulses and intervals of the published demonstration of full-FORCE (DePasquale et
 * al., PLoS ONE 13, 2018). Shape and length of the response, lead and pass criterion are this project's choices.
 *
 * @throws InvalidInputError for unknown options, values out of range, and a longest interval below the shortest.
 * @example
 * const task = readySetGo({ shortest: 20, longest: 60, pulse: 5, bump: 20 });
 */
export function readySetGo(given: ReadySetGoOptions = {}): Task {
  const options = resolveTaskOptions("ready-set-go", OPTIONS, { ...given });
  const { shortest, longest, pulse, bump, lead } = options;
  if (longest < shortest) throw new InvalidInputError({ who: "ready-set-go", expected: "longest to be at least shortest", got: `${longest} and ${shortest}` });
  const steps = lead + 2 * longest + bump;
  return {
    name: "ready-set-go",
    summary: "Reproduce the interval between two pulses by the time of a response",
    inputs: 1,
    outputs: 1,
    inputLabels: ["pulses"],
    outputLabels: ["response"],
    loss: "mean-squared-error",
    options,
    sample: (stream: RandomStream, trials) =>
      layTrials("ready-set-go", { steps, trials, inputs: 1, outputs: 1 }, (trial, inputs, targets) => {
        const interval = shortest + stream.integer(longest - shortest + 1);
        for (let step = 0; step < steps; step++) {
          const sinceReady = step - lead;
          inputs[step * trials + trial] = isWithin(sinceReady, pulse) || isWithin(sinceReady - interval, pulse) ? 1 : 0;
          targets[step * trials + trial] = bumpAt(sinceReady - 2 * interval, bump);
        }
        return `interval ${interval}`;
      }),
    score: scoreReadySetGo,
  };
}

function isWithin(step: number, length: number): boolean {
  return step >= 0 && step < length;
}

function bumpAt(fromPeak: number, length: number): number {
  return 2 * Math.abs(fromPeak) < length ? 0.5 + 0.5 * cos((2 * Math.PI * fromPeak) / length) : 0;
}

/**
 * Two hints that let a network of rates learn the task, [T, B, 2]. The first is time since "ready", then what is left of the interval after
 * "set": a ramp up and a ramp down, in units of the longest interval. The second is what the first lacks to 1. Both are 0 before "ready" and
 * from "go" on.
 *
 * The ramp is the published demonstration's hint. Alone it is near 0 for most of a short interval and before every response; a chaotic network
 * that is to be driven by it then goes its own way, the further the longer the longest interval is. The second hint keeps it driven throughout.
 *
 * @param task made by {@link readySetGo}.
 * @param batch trials of that task.
 */
export function readySetGoHints(task: Task, batch: TrialBatch): Float32Array {
  const { lead, longest } = task.options;
  const hints = new Float32Array(2 * batch.steps * batch.trials);
  batch.conditions.forEach((condition, trial) => {
    const interval = Number(condition.slice("interval ".length));
    for (let sinceReady = 0; sinceReady < 2 * interval; sinceReady++) {
      const ramp = Math.min(sinceReady, 2 * interval - sinceReady) / longest;
      hints.set([ramp, 1 - ramp], 2 * ((lead + sinceReady) * batch.trials + trial));
    }
  });
  return hints;
}

function scoreReadySetGo(batch: TrialBatch, outputs: Float32Array): TaskScore {
  const normalisedError = maskedNormalisedError("ready-set-go.score", batch, outputs);
  return { metrics: { normalisedError }, passed: normalisedError <= ERROR_BOUND, criterion: `normalised error at most ${ERROR_BOUND}` };
}
