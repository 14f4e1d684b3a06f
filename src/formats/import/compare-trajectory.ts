import type { Network } from "../../network/network.ts";
import { runNetwork, type NetworkRun } from "../../network/run.ts";
import { InvalidInputError } from "../../numeric/errors.ts";
import { largestModulus } from "../../numeric/largest-modulus.ts";
import { readoutStates } from "../../network/readout-states.ts";
import type { TimeSeries, TrajectorySample } from "./trajectory-sample.ts";

/** How far an imported network is from the original, over a sample. */
export interface TrajectoryCheck {
  readonly steps: number;
  readonly trials: number;
  /** What was compared: "outputs", "states" or "outputs and states". */
  readonly compared: string;
  /** Largest absolute difference over all steps, trials and channels; infinite where the network diverged. */
  readonly largestDifference: number;
  /** Largest absolute value among the sample's own outputs and states: what a difference is to be seen against. */
  readonly largestValue: number;
  /** The largest absolute difference at each step, [T]. */
  readonly differenceByStep: Float64Array;
}

/**
 * Runs a network from its initial state on a sample's inputs and compares it with what the original did.
 *
 * States are compared with the variable that the readout sees (the last layer's h) or, if the sample has as many
 * channels as the network has dimensions, with all variables in the cell's order.
 *
 * @throws InvalidInputError when the sample has another number of channels than the network.
 */
export function compareTrajectory(network: Network, sample: TrajectorySample, who: string): TrajectoryCheck {
  const { inputs, outputs, states } = sample;
  checkChannels("inputs", inputs, [network.inputs], who);
  if (outputs !== undefined) checkChannels("outputs", outputs, [network.outputs], who);
  if (states !== undefined) checkChannels("states", states, [network.units, network.units * network.cell.states.length], who);
  const { steps, trials } = inputs;
  const run = runNetwork(network, { inputs: Float32Array.from(inputs.values), steps, trials });
  const differenceByStep = new Float64Array(steps);
  if (outputs !== undefined) addDifferences(differenceByStep, outputs, run.outputs);
  if (states !== undefined) addDifferences(differenceByStep, states, comparedStates(network, run, states.channels));
  const compared = [...(outputs === undefined ? [] : ["outputs"]), ...(states === undefined ? [] : ["states"])].join(" and ");
  return { steps, trials, compared, largestDifference: largestModulus(differenceByStep), largestValue: Math.max(largestModulus(outputs?.values ?? []), largestModulus(states?.values ?? [])), differenceByStep };
}

function checkChannels(name: string, { channels }: TimeSeries, expected: readonly number[], who: string): void {
  if (expected.includes(channels)) return;
  throw new InvalidInputError({ who, expected: `a sample with ${[...new Set(expected)].join(" or ")} channels of ${name}, as the network has`, got: `${channels}`, remedy: "Check that the sample is of this network, with time first: [steps, trials, channels]" });
}

function addDifferences(byStep: Float64Array, { steps, values }: TimeSeries, found: ArrayLike<number>): void {
  const perStep = values.length / Math.max(1, steps);
  values.forEach((value, index) => {
    const difference = Math.abs(value - found[index]);
    const step = Math.floor(index / perStep);
    byStep[step] = Math.max(byStep[step], Number.isNaN(difference) ? Infinity : difference);
  });
}

/** All of the state, or the block of the variable that the readout sees. */
function comparedStates(network: Network, run: NetworkRun, channels: number): ArrayLike<number> {
  return channels === run.dimension ? run.states : readoutStates(network, run);
}
