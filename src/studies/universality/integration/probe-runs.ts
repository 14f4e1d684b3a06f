import { pearsonCorrelation } from "../../../dynamics/input-dependent/correlation.ts";
import { firstComponent } from "../../../dynamics/line-attractor/first-component.ts";
import { finiteOrNull } from "../../../formats/finite-or-null.ts";
import type { Network } from "../../../network/network.ts";
import { runNetwork } from "../../../network/run.ts";
import type { ProbeFindings } from "./findings.ts";
import { nearestState } from "./nearest-state.ts";

/** Trajectories under constant inputs on the relevant stream, in one context. */
export interface ProbeRuns {
  /** The constant inputs, rising. */
  readonly inputs: readonly number[];
  /** For each input its states, step by step, each [D]. */
  readonly trajectories: readonly (readonly Float64Array[])[];
}

/**
 * Runs a network under evenly spaced constant inputs, as many below as above zero, the strongest of which integrate
 * within a trial to the farthest of the held values.
 *
 * @param context the input of silent streams, [I].
 * @param stream index of the relevant stream among the inputs.
 */
export function probeRuns(network: Network, context: Float64Array, stream: number, values: readonly number[], { probes, steps }: { probes: number; steps: number }): ProbeRuns {
  const strongest = values.reduce((farthest, value) => Math.max(farthest, Math.abs(value)), 0) / steps;
  const inputs = Array.from({ length: probes }, (_, p) => strongest * ((2 * p) / (probes - 1) - 1));
  const rows = new Float32Array(steps * probes * context.length);
  for (let row = 0; row < steps * probes; row++) {
    rows.set(context, row * context.length);
    rows[row * context.length + stream] = inputs[row % probes];
  }
  const { states, dimension } = runNetwork(network, { inputs: rows, steps, trials: probes });
  const stateAt = (row: number) => Float64Array.from(states.subarray(row * dimension, (row + 1) * dimension));
  return { inputs, trajectories: inputs.map((_, p) => Array.from({ length: steps }, (_unused, step) => stateAt(step * probes + p))) };
}

/**
 * Tells whether the trajectories run along a line: how far their positions in its direction, that of its first principal
 * component, follow the running integrals. Counted in the second half of the trial, when the network has settled, and where the
 * integral is within the range of the held values. Slow modes beside the integrating one let a trajectory run along the
 * line at a distance, which is told apart.
 */
export function probeFindings({ inputs, trajectories }: ProbeRuns, line: readonly Float64Array[], values: readonly number[], length: number): ProbeFindings {
  const [low, high] = [values[0], values[values.length - 1]];
  const moments = trajectories.flatMap((states, p) => states.map((state, step) => ({ state, integral: inputs[p] * (step + 1) })).slice(states.length / 2));
  const inside = moments.filter(({ integral }) => integral >= low && integral <= high);
  const { direction } = firstComponent(line);
  const positions = inside.map(({ state }) => state.reduce((sum, value, i) => sum + value * direction[i], 0));
  const distances = inside.map(({ state }) => nearestState(line, state).distance);
  return {
    inputs,
    tracking: finiteOrNull(Math.abs(pearsonCorrelation(inside.map(({ integral }) => integral), positions))),
    distance: distances.reduce((sum, distance) => sum + distance, 0) / (distances.length * length || 1),
  };
}
