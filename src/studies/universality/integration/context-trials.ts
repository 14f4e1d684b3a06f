import type { Network } from "../../../network/network.ts";
import { runNetwork } from "../../../network/run.ts";
import { InvalidInputError } from "../../../numeric/errors.ts";
import type { TrialBatch } from "../../../tasks/task.ts";

/** What a network did in the trials of one context. */
export interface ContextTrials {
  /** The condition's label, e.g. `"context 1"`. */
  readonly context: string;
  /** States in the second halves of the trials, when the network has settled, each [D]. */
  readonly visited: readonly Float64Array[];
}

/** Runs a network and sorts what it visits by context, in the order of the contexts' labels. */
export function contextTrials(network: Network, batch: TrialBatch): ContextTrials[] {
  const { states, dimension } = runNetwork(network, batch);
  const contexts = [...new Set(batch.conditions)].toSorted();
  if (contexts.length !== 2) throw new InvalidInputError({ who: "integration study", expected: "trials of two contexts", got: contexts.join(", ") });
  return contexts.map((context) => ({ context, visited: statesOf(states, dimension, batch, context) }));
}

function statesOf(states: Float32Array, dimension: number, { steps, trials, conditions }: TrialBatch, context: string): Float64Array[] {
  const rows = Array.from({ length: steps * trials }, (_, row) => row);
  const chosen = rows.filter((row) => row >= Math.floor(steps / 2) * trials && conditions[row % trials] === context);
  return chosen.map((row) => Float64Array.from(states.subarray(row * dimension, (row + 1) * dimension)));
}

/**
 * Evenly spaced values over the range that the task asks to hold: from the 5th to the 95th percentile of the targets of
 * all steps and both contexts. All networks that see the same trials share it.
 */
export function heldValues({ targets }: TrialBatch, count: number): number[] {
  const sorted = targets.toSorted();
  const [low, high] = [0.05, 0.95].map((share) => sorted[Math.floor(share * (sorted.length - 1))]);
  return Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1));
}
