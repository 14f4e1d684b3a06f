import type { Network } from "../network/network.ts";
import type { Task } from "../tasks/task.ts";
import { completeForceOptions, type ForceOptions } from "./force-options.ts";
import { type ForceLearner, type ForceProgress, type ForceTrained, forceTrials, requireTask } from "./force-trials.ts";
import { keptTargets } from "./kept-targets.ts";
import { createRateNetwork, type RateNetwork } from "./rate-network.ts";
import { recursiveLeastSquares } from "./recursive-least-squares.ts";
import { createTargetGenerator, type Hints } from "./target-generator.ts";

/** Options of `fullForce`. */
export interface FullForceOptions extends ForceOptions {
  /** None by default. Hint weights are uniform in (−feedbackScale, feedbackScale)/√M. */
  readonly hints: Hints;
}

/**
 * Full-FORCE learning: all recurrent weights and the readout are learned by recursive least squares with one shared gain. A second
 * network, which generates the targets, runs beside the learner with fixed random weights J and is driven by what the learner should
 * put out, and by hints: F(t) = J·r(t) + u·f(t) + u'·hints(t). The learner, whose recurrent weights start at zero, is taught to
 * produce F(t) as its own recurrent drive, and f(t) as its output. Each `next()` learns one trial.
 *
 * The network's own recurrent weights are J: make it with a gain of about 1.5; above that, drive and hints may not suppress the
 * chaos of the generating network, and F(t) is no function of the trial. Input weights, bias and initial state are those of the
 * network given, in both networks and in the result. Both networks take the cell's own (Euler) steps.
 *
 * F(t) is found after step t, from the rates that step left, and drives step t + 1; before the first step output and hints count
 * as zero. The result is an ordinary network.
 *
 * Source: DePasquale, Cueva, Rajan, Escola & Abbott, PLoS ONE 13 (2018).
 *
 * @param network a network of rates, see `createRateNetwork`; not changed.
 * @throws InvalidInputError for another kind of network, for sizes that the task does not have, for options out of range, and for
 * hints of another size than they say.
 * @throws DivergenceError naming the first trial whose error or weights are not finite.
 */
export function fullForce(network: Network, task: Task, options: Partial<FullForceOptions>, seed: number): Generator<ForceProgress, ForceTrained> {
  const complete = completeForceOptions("fullForce", options);
  requireTask("fullForce", network, task);
  return forceTrials("fullForce", task, complete, seed, fullForceLearner(network, options.hints, complete, seed));
}

function fullForceLearner(network: Network, hints: Hints | undefined, options: ForceOptions, seed: number): ForceLearner {
  const { units, inputs, outputs } = network;
  const generator = keptTargets((given) => createTargetGenerator(network, given, options, seed), hints, options.trialsPerPass);
  const learner = createRateNetwork("fullForce", network);
  const squares = recursiveLeastSquares({ ...options, units, targets: units + outputs });
  const bias = network.parameters.get("readout.bias")!.data;
  const wanted = new Float64Array(units + outputs);
  const put = new Float64Array(outputs);
  let prediction: Float32Array | Float64Array;
  return {
    squares,
    begin: (batch) => {
      generator.begin(batch);
      learner.reset();
      prediction = squares.predict(learner.rates);
    },
    advance: (batch, t, noise) => {
      learner.step(batch.inputs.subarray(t * inputs, (t + 1) * inputs), prediction, noise);
      generator.advance(batch, t);
      prediction = squares.predict(learner.rates);
      for (let k = 0; k < outputs; k++) put[k] = prediction[units + k] + bias[k];
      return put;
    },
    learn: (batch, t) => {
      wanted.set(generator.drive);
      for (let k = 0; k < outputs; k++) wanted[units + k] = batch.targets[t * outputs + k] - bias[k];
      squares.update(wanted);
    },
    network: () => withWeights(network, learner, squares.weights()),
  };
}

/** The network with learned recurrent weights and readout, the rows of `weights` [N + O, N]. */
function withWeights(network: Network, { recurrentWeight }: RateNetwork, weights: Float64Array): Network {
  const { units, outputs, parameters } = network;
  const learned = new Map(parameters)
    .set(recurrentWeight, { shape: [units, units], data: Float32Array.from(weights.subarray(0, units * units)) })
    .set("readout.weight", { shape: [outputs, units], data: Float32Array.from(weights.subarray(units * units)) });
  return { ...network, parameters: learned };
}
