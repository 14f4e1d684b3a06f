import { taskOf } from "../../lab/spec-parts.ts";
import type { RunSpec } from "../../lab/run-spec.ts";
import type { Network } from "../../network/network.ts";
import { runNetwork } from "../../network/run.ts";
import { createStream } from "../../numeric/random.ts";
import type { SampleMatrix } from "../../similarity/sample-matrix.ts";

/**
 * h of a network on the trials that all networks of its task are compared on, a sample (step, then trial) a row, [S, N].
 * Training did not see these trials. h alone: an LSTM's c has no counterpart in other cells.
 *
 * @param samples S at least; whole trials are run.
 * @param seed of the trials.
 */
export function comparedStates(network: Network, { task: part }: RunSpec, samples: number, seed: number): SampleMatrix {
  const task = taskOf(part);
  const stream = createStream({ study: "universality", purpose: "compared trials", seed });
  const trials = Math.ceil(samples / task.sample(stream, 1).steps);
  const batch = task.sample(createStream({ study: "universality", purpose: "compared trials", seed }), trials);
  const { states, dimension } = runNetwork(network, batch);
  const rows = batch.steps * trials;
  const data = new Float32Array(rows * network.units);
  for (let row = 0; row < rows; row++) data.set(states.subarray(row * dimension, row * dimension + network.units), row * network.units);
  return { data, rows, columns: network.units };
}
