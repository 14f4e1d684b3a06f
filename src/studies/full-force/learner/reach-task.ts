import { cos, sin } from "../../../numeric/elementary.ts";
import { InvalidInputError } from "../../../numeric/errors.ts";
import type { RandomStream } from "../../../numeric/random.ts";
import { shuffledOrder } from "../../../similarity/shuffled-order.ts";
import type { Task } from "../../../tasks/task.ts";
import { layTrials } from "../../../tasks/trial-batch.ts";
import { type Reach, type ReachTiming, trialSteps } from "../circuit/teacher.ts";
import { normalisedError } from "../normalised-error.ts";

/** Normalised error up to which a reach counts as made. */
export const REACH_BOUND = 0.01;

/**
 * Delayed reaches as a task. Inputs: cosine and sine of the angle during the delay, and "hold", 1 before the movement; the movement
 * starts when all three fall to zero. Targets: the circuit's own muscle output in the same reach. The condition is `reachCondition`.
 *
 * A batch deals the reaches evenly, each once in random order before the first comes again; learn it with as many `trialsPerPass` as there
 * are reaches.
 *
 * @param reaches what the circuit does in each.
 * @throws InvalidInputError without reaches.
 */
export function reachTask(reaches: readonly Reach[], timing: ReachTiming): Task {
  if (reaches.length === 0) throw new InvalidInputError({ who: "reachTask", expected: "at least one reach", got: "none" });
  const steps = trialSteps(timing);
  const outputs = reaches[0].outputs.length / steps;
  return {
    name: "delayed-reach",
    summary: "Make the muscle activity of a cued reach once the cue is gone",
    inputs: 3,
    outputs,
    inputLabels: ["cosine", "sine", "hold"],
    outputLabels: Array.from({ length: outputs }, (_, k) => `muscle ${k + 1}`),
    loss: "mean-squared-error",
    options: { ...timing, reaches: reaches.length },
    sample: (stream, trials) => {
      const dealt = dealtReaches(reaches.length, trials, stream);
      return layTrials("delayed-reach", { steps, trials, inputs: 3, outputs }, (trial, inputs, targets) => {
        const reach = dealt[trial];
        const cue = reachInputs(reaches[reach].angle, timing);
        for (let t = 0; t < steps; t++) {
          for (let k = 0; k < 3; k++) inputs[(t * trials + trial) * 3 + k] = cue[t * 3 + k];
          for (let k = 0; k < outputs; k++) targets[(t * trials + trial) * outputs + k] = reaches[reach].outputs[t * outputs + k];
        }
        return reachCondition(reach);
      });
    },
    score: ({ targets }, made) => {
      const error = normalisedError(made, targets);
      return { metrics: { normalisedError: error }, passed: error <= REACH_BOUND, criterion: `normalised error at most ${REACH_BOUND}` };
    },
  };
}

/** Label of the trials of a reach. */
export function reachCondition(reach: number): string {
  return `reach ${reach}`;
}

/** Inputs [T, 3] of a reach. */
export function reachInputs(angle: number, timing: ReachTiming): Float32Array {
  const inputs = new Float32Array(3 * trialSteps(timing));
  const go = timing.baseline + timing.delay;
  for (let t = 0; t < go; t++) inputs[3 * t + 2] = 1;
  for (let t = timing.baseline; t < go; t++) inputs.set([cos(angle), sin(angle)], 3 * t);
  return inputs;
}

/** A reach for each trial: whole passes over all of them, each in an order of its own. */
function dealtReaches(reaches: number, trials: number, stream: RandomStream): number[] {
  const passes = Array.from({ length: Math.ceil(trials / reaches) }, (_, pass) => [...shuffledOrder(reaches, stream.fork(pass))]);
  return passes.flat().slice(0, trials);
}
