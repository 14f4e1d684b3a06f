/**
 * A whole learner of full-FORCE with neural hints, as the full-FORCE study trains it: `--units 300 --hints 20 --trials 80 --steps 900 --warm-up 0`.
 * Eight conditions whose inputs, outputs and hints are slow waves. Speaks the protocol of `peers/timed_loop.py`; `loss` is the error of the last trial.
 */
import { parseArgs } from "node:util";
import { createStream } from "../src/numeric/random.ts";
import { randomRateNetwork } from "../src/studies/full-force/learner/random-rate-network.ts";
import type { Task } from "../src/tasks/task.ts";
import type { ForceProgress, ForceTrained } from "../src/training/force-trials.ts";
import { fullForceWithNeuralHints } from "../src/training/full-force-with-neural-hints.ts";
import { fullForce } from "../src/training/full-force.ts";
import { serveTimedLoop } from "./timed-loop.ts";

const { values } = parseArgs({
  options: {
    units: { type: "string", default: "300" },
    hints: { type: "string", default: "20" },
    trials: { type: "string", default: "80" },
    steps: { type: "string", default: "900" },
    "warm-up": { type: "string", default: "0" },
  },
});
const [units, hints, trials, steps] = [values.units, values.hints, values.trials, values.steps].map(Number);
const CONDITIONS = 8;
const GO = Math.round((4 * steps) / 9);

/** Channel k of condition c at step t: a wave that starts at the go cue and dies out. */
function wave(condition: number, t: number, k: number): number {
  const s = (t - GO) / (steps - GO);
  return s < 0 ? 0 : Math.sin(2 * Math.PI * (2 * s + k / 7) + (condition * Math.PI) / 4) * s * Math.exp(1 - 4 * s);
}

function task(): Task {
  return {
    name: "waves", summary: "Make the waves of a condition", inputs: 3, outputs: 2, inputLabels: ["x", "y", "hold"], outputLabels: ["first", "second"], loss: "mean-squared-error", options: {},
    sample: (_, count) => {
      const [inputs, targets] = [new Float32Array(steps * count * 3), new Float32Array(steps * count * 2)];
      for (let t = 0; t < steps; t++) {
        for (let trial = 0; trial < count; trial++) {
          const condition = trial % CONDITIONS;
          const angle = (condition * Math.PI) / 4;
          if (t < GO) inputs.set([t < GO / 4 ? 0 : Math.cos(angle), t < GO / 4 ? 0 : Math.sin(angle), 1], (t * count + trial) * 3);
          for (let k = 0; k < 2; k++) targets[(t * count + trial) * 2 + k] = wave(condition, t, k);
        }
      }
      return { steps, trials: count, inputs, targets, mask: new Float32Array(steps * count).fill(1), conditions: Array.from({ length: count }, (_unused, trial) => String(trial % CONDITIONS)), epochs: [] };
    },
    score: () => ({ metrics: {}, passed: true, criterion: "none" }),
  };
}

/** Rates [steps, hints] of the recorded neurons in a condition. */
function recorded(condition: number): Float64Array {
  return Float64Array.from({ length: steps * hints }, (_, at) => wave(condition, Math.floor(at / hints), at % hints));
}

function recordings() {
  return new Map(Array.from({ length: CONDITIONS }, (_, condition) => [String(condition), { data: recorded(condition), steps, neurons: hints }]));
}

function learning(): Generator<ForceProgress, ForceTrained> {
  const network = randomRateNetwork({ units, inputs: 3, outputs: 2, gain: 1.5, tau: 10, seed: 1 }, createStream({ study: "benchmark", purpose: "input weights", seed: 1 }));
  const options = { trials, trialsPerPass: CONDITIONS, alpha: 30 };
  return hints === 0 ? fullForce(network, task(), options, 1) : fullForceWithNeuralHints(network, task(), recordings(), options, 1);
}

function learnAll(): { loss: number } {
  const turns = learning();
  let turn = turns.next();
  while (turn.done !== true) turn = turns.next();
  return { loss: turn.value.progress[trials - 1].error };
}

await serveTimedLoop("Nullcline", () => learnAll, Number(values["warm-up"]));
