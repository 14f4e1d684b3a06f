import { builtInCells } from "../../src/cells/catalogue.ts";
import { findFixedPoints } from "../../src/dynamics/find-fixed-points.ts";
import { fixedPointSeeds } from "../../src/dynamics/fixed-point-seeds.ts";
import { networkAsMap } from "../../src/network/as-map.ts";
import { createNetwork } from "../../src/network/network.ts";
import { runNetwork } from "../../src/network/run.ts";
import { fingerprint } from "../../src/numeric/fingerprint.ts";
import { createStream } from "../../src/numeric/random.ts";
import { createTask } from "../../src/tasks/catalogue.ts";
import { train } from "../../src/training/train.ts";

/** Cells that the determinism tests train. */
export const fingerprintCells: readonly string[] = ["vanilla", "leakyRate", "ugrnn", "gru", "lstm"];

/** Trains a small network on the flip-flop, runs it, finds its fixed points; fingerprints of all three. */
export function trainAndFingerprint(cellName: string): { losses: string; parameters: string; states: string; fixedPoints: string } {
  const task = createTask("flip-flop", { steps: 20 });
  const cell = builtInCells.get(cellName)!;
  const untrained = createNetwork({ cell: cellName === "leakyRate" ? cell.with({ noise: 0.1 }) : cell, units: 11, inputs: 3, outputs: 3, seed: 5 });
  const { network, losses } = train(untrained, task, { steps: 15, batch: 9 }, 5);
  const batch = task.sample(createStream({ study: "test", purpose: "evaluation", seed: 5 }), 10);
  const run = runNetwork(network, { inputs: batch.inputs, steps: batch.steps, trials: batch.trials });
  const map = networkAsMap(network);
  const stream = createStream({ study: "test", purpose: "seeds", seed: 5 });
  const seeds = fixedPointSeeds(Float64Array.from(run.states), map.dimension, stream, { count: 40 });
  const { points } = findFixedPoints(map, seeds, { input: new Float64Array(3) });
  return {
    losses: fingerprint(losses),
    parameters: fingerprint(...[...network.parameters.values()].map(({ data }) => data)),
    states: fingerprint(run.states, run.outputs),
    fixedPoints: fingerprint(...points.map(({ state }) => state), ...points.map(({ eigenvalues }) => Float64Array.from(eigenvalues.flatMap(({ re, im }) => [re, im])))),
  };
}
