import { leakyRate } from "../../../cells/leaky-rate.ts";
import { createNetwork, type Network } from "../../../network/network.ts";
import type { RandomStream } from "../../../numeric/random.ts";

/** Sizes and random weights of a network to train by recursive least squares. */
export interface RandomRateNetworkOptions {
  readonly units: number;
  readonly inputs: number;
  readonly outputs: number;
  /** g: recurrent weights are N(0, g²/N). */
  readonly gain: number;
  /** Time constant in steps. */
  readonly tau: number;
  readonly seed: number;
}

/**
 * A network of rates as full-FORCE's demonstration starts from: recurrent weights N(0, g²/N), input weights uniform in (−1, 1), no bias, all
 * states zero at first.
 *
 * @param inputWeights where the input weights are drawn from.
 */
export function randomRateNetwork({ units, inputs, outputs, gain, tau, seed }: RandomRateNetworkOptions, inputWeights: RandomStream): Network {
  const cell = leakyRate.with({ convention: "outside", tau, dt: 1 });
  const network = createNetwork({ cell, units, inputs, outputs, seed, gain, initialStateScale: 0 });
  const data = Float32Array.from({ length: inputs * units }, () => 2 * inputWeights.uniform() - 1);
  return { ...network, parameters: new Map(network.parameters).set("hidden.input", { shape: [units, inputs], data }) };
}
