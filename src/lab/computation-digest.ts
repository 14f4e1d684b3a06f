import { networkFingerprint } from "../formats/network-fingerprint.ts";
import { createNetwork } from "../network/network.ts";
import { fingerprint } from "../numeric/fingerprint.ts";
import { createStream } from "../numeric/random.ts";
import { train } from "../training/train.ts";
import type { RunSpec } from "./run-spec.ts";
import { cellOf, taskOf } from "./spec-parts.ts";

/** Trials looked at: one tells one code from another, and this is done for every stored run. */
const TRIALS = 1;

/**
 * A digest of what this program computes a run from: some trials of its task, its initial network and the network after
 * one optimiser step, all of the run's own seed. Programs that differ in the code of the task, the cell, the
 * initialisation, the gradient or the optimiser give different digests; builds of the kernels and machines do not. Code
 * that shows only later in a training, or in its score, it cannot see.
 */
export function computationDigest({ task: taskSpec, cell, units, seed, initialisation, training }: RunSpec): string {
  const task = taskOf(taskSpec);
  const { inputs, targets, mask } = task.sample(createStream({ study: "run", purpose: "evaluation", seed }), TRIALS);
  const network = createNetwork({ cell: cellOf(cell), units, inputs: task.inputs, outputs: task.outputs, seed, ...initialisation });
  const { network: stepped, losses } = train(network, task, { ...training, steps: 1, batch: TRIALS }, seed);
  const names = [networkFingerprint(network), networkFingerprint(stepped)].join(" ");
  return fingerprint(inputs, targets, mask, losses, new TextEncoder().encode(names));
}
