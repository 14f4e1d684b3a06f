import type { Network } from "../../network/network.ts";
import { runNetwork, type RunOptions } from "../../network/run.ts";
import { readoutStates, readoutVariable } from "../../network/readout-states.ts";
import type { RecordedAxis, Recording } from "./recording.ts";

/**
 * The activity of a network as a recording, so that it can be compared with recordings: the variable that its readout
 * sees (the last layer's h), over trials. Time runs in steps.
 *
 * @param batch the trials it is run on, from its initial state; `conditions` are their labels, [B], where there are any.
 * @param source what errors and notes call it.
 */
export function networkRecording(network: Network, batch: RunOptions & { readonly conditions?: readonly string[] }, source: string): Recording {
  const { units } = network;
  const { steps, trials, conditions } = batch;
  const trial: RecordedAxis = { name: "trial", size: trials };
  const time: RecordedAxis = { name: "time", size: steps, coordinates: Float64Array.from({ length: steps }, (_, step) => step), unit: "steps" };
  const data = trialMajor(readoutStates(network, runNetwork(network, batch)), { steps, trials, units });
  const rates = { name: readoutVariable(network), axes: [trial, time, { name: "neuron", size: units }] as const, data };
  return { source, format: "network", rates, behaviour: [], inputs: [], ...(conditions === undefined ? {} : { conditions }), epochs: [], trialColumns: new Map(), neuronColumns: new Map(), notes: [] };
}

/** [T, B, N] → [B, T, N] */
function trialMajor(states: Float32Array, { steps, trials, units }: { readonly steps: number; readonly trials: number; readonly units: number }): Float64Array {
  const data = new Float64Array(states.length);
  for (let step = 0; step < steps; step++) {
    for (let b = 0; b < trials; b++) data.set(states.subarray((step * trials + b) * units, (step * trials + b + 1) * units), (b * steps + step) * units);
  }
  return data;
}
