import { leakyRate } from "../../cells/leaky-rate.ts";
import { vanilla } from "../../cells/vanilla.ts";
import { createNetwork, type Network } from "../../network/network.ts";

/** Sizes and randomness of a random network. */
export interface RandomNetworkOptions {
  readonly units: number;
  /** Weights are N(0, gain²/units). */
  readonly gain: number;
  readonly seed: number;
}

/**
 * The random rate network τ dh/dt = −h + J tanh(h) by Euler steps, without self-connections, τ = 1: one input channel a unit,
 * which adds dt·u to it.
 *
 * Source: Sompolinsky, Crisanti & Sommers (1988); as in the program of Engelken, Wolf & Abbott.
 */
export function randomRateNetwork({ units, gain, seed, timePerStep }: RandomNetworkOptions & { readonly timePerStep: number }): Network {
  const cell = leakyRate.with({ convention: "outside", dt: timePerStep, tau: 1 });
  const masks = new Map([["hidden.recurrent", Float32Array.from({ length: units * units }, (_, at) => Number(at % (units + 1) !== 0))]]);
  const network = createNetwork({ cell, units, inputs: units, outputs: 1, seed, gain, masks });
  const identity = Float32Array.from({ length: units * units }, (_, at) => Number(at % (units + 1) === 0));
  return { ...network, parameters: new Map([...network.parameters, ["hidden.input", { shape: [units, units], data: identity }]]) };
}

/** The random network in discrete time, x' = tanh(W x). */
export function randomDiscreteNetwork({ units, gain, seed }: RandomNetworkOptions): Network {
  return createNetwork({ cell: vanilla, units, inputs: 0, outputs: 1, seed, gain });
}
