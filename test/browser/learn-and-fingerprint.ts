import { fingerprint } from "../../src/numeric/fingerprint.ts";
import { createStream } from "../../src/numeric/random.ts";
import { randomRateNetwork } from "../../src/studies/full-force/learner/random-rate-network.ts";
import { createTask } from "../../src/tasks/catalogue.ts";
import type { ForceProgress, ForceTrained } from "../../src/training/force-trials.ts";
import { force } from "../../src/training/force.ts";
import { fullForceWithNeuralHints } from "../../src/training/full-force-with-neural-hints.ts";
import { recursiveLeastSquares } from "../../src/training/recursive-least-squares.ts";

const UNITS = 27;
const STEPS = 120;
const task = createTask("oscillation", { steps: STEPS });
const network = () => randomRateNetwork({ units: UNITS, inputs: task.inputs, outputs: task.outputs, gain: 1.5, tau: 10, seed: 5 }, createStream({ study: "test", purpose: "input weights", seed: 5 }));

function leastSquares(precision: "float32" | "float64"): string {
  const squares = recursiveLeastSquares({ units: UNITS, targets: 5, precision });
  const [rates, wanted] = [new Float64Array(UNITS), new Float64Array(5)];
  const stream = createStream({ study: "test", purpose: "least squares", seed: 5 });
  for (let step = 0; step < 60; step++) {
    stream.fillNormal(rates);
    stream.fillNormal(wanted);
    squares.predict(rates);
    squares.update(wanted);
  }
  return fingerprint(squares.weights(), squares.inverseCorrelation());
}

function learned(learning: Generator<ForceProgress, ForceTrained>): string {
  let turn = learning.next();
  while (turn.done !== true) turn = learning.next();
  const { network: { parameters }, progress } = turn.value;
  return fingerprint(...[...parameters.values()].map(({ data }) => data), Float64Array.from(progress, ({ error }) => error));
}

/** Recorded rates for the hints: any will do, if they do not depend on the engine's own sine. */
function recordings() {
  const data = new Float64Array(STEPS * 3);
  createStream({ study: "test", purpose: "recording", seed: 5 }).fillNormal(data);
  const [condition] = task.sample(createStream({ study: "test", purpose: "conditions", seed: 5 }), 1).conditions;
  return new Map([[condition, { data, steps: STEPS, neurons: 3 }]]);
}

/** Learns a short oscillation by recursive least squares in all its forms; a fingerprint of each. */
export function learnAndFingerprint(): Record<string, string> {
  const options = { trials: 3 };
  return {
    leastSquares: leastSquares("float64"),
    leastSquaresInSinglePrecision: leastSquares("float32"),
    force: learned(force(network(), task, options, 5)),
    fullForce: learned(fullForceWithNeuralHints(network(), task, recordings(), { ...options, decaySteps: 20 }, 5)),
  };
}
