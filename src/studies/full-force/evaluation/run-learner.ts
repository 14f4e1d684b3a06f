import { tanh } from "../../../numeric/elementary.ts";
import { networkAsMap } from "../../../network/as-map.ts";
import type { Network } from "../../../network/network.ts";
import { applyLinearMap } from "../ridge-regression.ts";

/** What a trained network does in one trial. */
export interface LearnerRun {
  /** x after each step [T, N]. */
  readonly states: Float64Array;
  /** φ(x) after each step [T, N]. */
  readonly rates: Float64Array;
  /** [T, O] */
  readonly outputs: Float64Array;
}

/**
 * Runs a trained rate network through trials in float64, from its initial state and without noise.
 *
 * @param inputs [T, I], one array a trial.
 * @param disturb changes the states [N] of the trial in place, before each step.
 */
export function runLearner(network: Network, inputs: readonly Float32Array[], disturb?: (state: Float64Array, trial: number, step: number) => void): LearnerRun[] {
  const { units, outputs, parameters } = network;
  const map = networkAsMap(network);
  const steps = inputs[0].length / network.inputs;
  const states = Float64Array.from({ length: inputs.length * units }, (_, at) => parameters.get("initial.h")!.data[at % units]);
  const given = new Float64Array(inputs.length * network.inputs);
  const runs = inputs.map(() => ({ states: new Float64Array(steps * units), rates: new Float64Array(steps * units), outputs: new Float64Array(steps * outputs) }));
  for (let t = 0; t < steps; t++) {
    inputs.forEach((input, trial) => {
      given.set(input.subarray(t * network.inputs, (t + 1) * network.inputs), trial * network.inputs);
      disturb?.(states.subarray(trial * units, (trial + 1) * units), trial, t);
    });
    map.step(states.slice(), given, states);
    runs.forEach((run, trial) => recordStep(run, states.subarray(trial * units, (trial + 1) * units), t));
  }
  runs.forEach((run) => run.outputs.set(readOut(network, run.rates)));
  return runs;
}

function recordStep({ states, rates }: LearnerRun, state: Float64Array, t: number): void {
  states.set(state, t * state.length);
  for (let i = 0; i < state.length; i++) rates[t * state.length + i] = tanh(state[i]);
}

function readOut({ units, parameters }: Network, rates: Float64Array): Float64Array {
  const [weights, offset] = ["readout.weight", "readout.bias"].map((name) => Float64Array.from(parameters.get(name)!.data));
  return applyLinearMap({ weights, offset }, { data: rates, rows: rates.length / units, columns: units });
}
