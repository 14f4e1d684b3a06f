import { sin } from "../numeric/elementary.ts";
import { maskedNormalisedError } from "./masked-error.ts";
import { resolveTaskOptions, whole } from "./task-options.ts";
import type { Task, TaskScore, TrialBatch } from "./task.ts";
import { layTrials } from "./trial-batch.ts";

const OPTIONS = {
  steps: whole(2000, 20, 100_000),
  pulse: whole(50, 1, 100_000),
};

/** Options of {@link oscillation}; each may be left out. */
export interface OscillationOptions {
  /** Trial length in steps; 2000, which at 1 ms a step sweeps 1.5 → 4.5 → 1.5 Hz. */
  readonly steps?: number;
  /** Length of the start pulse in steps; 50. */
  readonly pulse?: number;
}

const ERROR_BOUND = 0.05;

/**
 * Frequency-modulated oscillation: after a start pulse the output does six cycles, slow, fast and slow again.
 *
 * At step index t (from 0) of T, s = t/T; the input is 1 while t < pulse, then 0; the target is sin(2π·φ(s)) with
 * φ(s) = s·(6s + 3) for s < 1/2 and −3 + s·(15 − 6s) after, whose rate rises from 3 to 9 cycles a trial and falls back. All trials
 * are alike, so nothing is drawn; the condition is `"sweep"`.
 *
 * Passes when the normalised error Σ(z − f)²/Σf² is at most 0.05.
 *
 * Source: the published demonstration of full-FORCE (DePasquale et al., PLoS ONE 13, 2018). The pass criterion is this project's choice.
 *
 * @throws InvalidInputError for unknown options and values out of range.
 * @example
 * const task = oscillation({ steps: 500, pulse: 12 });
 */
export function oscillation(given: OscillationOptions = {}): Task {
  const options = resolveTaskOptions("oscillation", OPTIONS, { ...given });
  const { steps, pulse } = options;
  return {
    name: "oscillation",
    summary: "After a pulse, oscillate slowly, fast and slowly again (pattern generation)",
    inputs: 1,
    outputs: 1,
    inputLabels: ["start"],
    outputLabels: ["oscillation"],
    loss: "mean-squared-error",
    options,
    sample: (_, trials) =>
      layTrials("oscillation", { steps, trials, inputs: 1, outputs: 1 }, (trial, inputs, targets) => {
        for (let step = 0; step < steps; step++) {
          inputs[step * trials + trial] = step < pulse ? 1 : 0;
          targets[step * trials + trial] = sin(2 * Math.PI * cyclesAt(step / steps));
        }
        return "sweep";
      }),
    score: scoreOscillation,
  };
}

/** Cycles done at the fraction s of a trial. */
function cyclesAt(s: number): number {
  return s < 0.5 ? s * (6 * s + 3) : -3 + s * (15 - 6 * s);
}

function scoreOscillation(batch: TrialBatch, outputs: Float32Array): TaskScore {
  const normalisedError = maskedNormalisedError("oscillation.score", batch, outputs);
  return { metrics: { normalisedError }, passed: normalisedError <= ERROR_BOUND, criterion: `normalised error at most ${ERROR_BOUND}` };
}
