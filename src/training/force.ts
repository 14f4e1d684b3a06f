import type { Network } from "../network/network.ts";
import type { Task } from "../tasks/task.ts";
import { addProduct } from "./add-product.ts";
import { completeForceOptions, type ForceOptions } from "./force-options.ts";
import { feedbackWeights, type ForceLearner, type ForceProgress, type ForceTrained, forceTrials, requireTask } from "./force-trials.ts";
import { createRateNetwork } from "./rate-network.ts";
import { recursiveLeastSquares } from "./recursive-least-squares.ts";

/**
 * FORCE learning: only the readout w is learned, by recursive least squares, while its output z = w·r is fed back into the network
 * through fixed weights u, so that the recurrent drive is J·r + u·z. Each `next()` learns one trial.
 *
 * The network's own recurrent weights are J: make it with a gain of about 1.5, so that it is active by itself. u is uniform in
 * (−feedbackScale, feedbackScale). The result is an ordinary network with recurrent weights J + u·w and readout w; its readout bias
 * is that of the network given, and is not fed back.
 *
 * The output at step t comes from the rates after step t; the weights learned there act from step t + 1 on.
 *
 * Source: Sussillo & Abbott, Neuron 63 (2009).
 *
 * @param network a network of rates, see `createRateNetwork`; not changed.
 * @throws InvalidInputError for another kind of network, for sizes that the task does not have and for options out of range.
 * @throws DivergenceError naming the first trial whose error or weights are not finite.
 * @example
 * const learning = force(network, oscillation(), { trials: 50 }, 1);
 * let turn = learning.next();
 * while (!turn.done) turn = learning.next();
 * turn.value.network;
 */
export function force(network: Network, task: Task, options: Partial<ForceOptions>, seed: number): Generator<ForceProgress, ForceTrained> {
  const complete = completeForceOptions("force", options);
  requireTask("force", network, task);
  return forceTrials("force", task, complete, seed, forceLearner(network, complete, seed));
}

function forceLearner(network: Network, options: ForceOptions, seed: number): ForceLearner {
  const { units, inputs, outputs } = network;
  const rateNetwork = createRateNetwork("force", network);
  const squares = recursiveLeastSquares({ ...options, units, targets: outputs });
  const feedback = feedbackWeights("output feedback", seed, units * outputs, options.feedbackScale);
  const bias = network.parameters.get("readout.bias")!.data;
  const drive = new Float64Array(units);
  const given = new Float64Array(outputs);
  let fedBack: Float32Array | Float64Array;
  return {
    squares,
    begin: () => {
      rateNetwork.reset();
      fedBack = squares.predict(rateNetwork.rates);
    },
    advance: (batch, t, noise) => {
      drive.set(rateNetwork.recurrentDrive());
      addProduct(drive, feedback, fedBack, 0);
      rateNetwork.step(batch.inputs.subarray(t * inputs, (t + 1) * inputs), drive, noise);
      fedBack = squares.predict(rateNetwork.rates);
      return given.map((_, k) => fedBack[k] + bias[k]);
    },
    learn: (batch, t) => squares.update(given.map((_, k) => batch.targets[t * outputs + k] - bias[k])),
    network: () => withFeedback(network, rateNetwork.recurrentWeight, feedback, squares.weights()),
  };
}

/** The network whose recurrent weights carry the feedback, J + u·w. */
function withFeedback(network: Network, recurrentWeight: string, feedback: Float64Array, readout: Float64Array): Network {
  const { units, outputs, parameters } = network;
  const recurrent = parameters.get(recurrentWeight)!;
  const data = recurrent.data.map((weight, at) => {
    const [i, j] = [Math.floor(at / units), at % units];
    let sum = weight;
    for (let k = 0; k < outputs; k++) sum += feedback[i * outputs + k] * readout[k * units + j];
    return sum;
  });
  const learned = new Map(parameters).set(recurrentWeight, { ...recurrent, data }).set("readout.weight", { shape: [outputs, units], data: Float32Array.from(readout) });
  return { ...network, parameters: learned };
}
