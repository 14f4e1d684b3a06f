import { kthSmallest } from "../../../numeric/kth-smallest.ts";
import type { CircuitOptions } from "./circuit-options.ts";

/**
 * Brings changed inhibitory weights (the right half of the columns) back to what inhibition may be; excitatory weights stay:
 * positive entries become 0; the inhibition that excitatory and that inhibitory neurons receive is rescaled so that its mean over
 * the block is −γ times that of excitation; only the strongest share of the entries stays; the diagonal is 0. Changes `weights` [N, N].
 *
 * Source: code of Stroud et al. (2018), which says that its sparsity differs a little from Hennequin et al. (2014).
 */
export function constrainInhibition(weights: Float64Array, { neurons, inhibition, inhibitoryDensity }: CircuitOptions): void {
  eachInhibitory(weights, neurons, (at) => {
    if (weights[at] > 0) weights[at] = 0;
  });
  for (const from of [0, neurons / 2]) balanceRows(weights, neurons, from, inhibition);
  keepStrongest(weights, neurons, Math.round(inhibitoryDensity * neurons * (neurons / 2)));
  for (let k = 0; k < neurons; k++) weights[k * (neurons + 1)] = 0;
}

function eachInhibitory(weights: Float64Array, neurons: number, visit: (at: number) => void): void {
  for (let start = 0; start < weights.length; start += neurons) for (let at = start + neurons / 2; at < start + neurons; at++) visit(at);
}

/** Inhibition that the N/2 neurons from `from` on receive becomes −γ times their excitation, summed over the block. */
function balanceRows(weights: Float64Array, neurons: number, from: number, inhibition: number): void {
  let [excitatory, inhibitory] = [0, 0];
  const block = weights.subarray(from * neurons, (from + neurons / 2) * neurons);
  for (let start = 0; start < block.length; start += neurons) {
    for (let at = start; at < start + neurons / 2; at++) excitatory += block[at];
    for (let at = start + neurons / 2; at < start + neurons; at++) inhibitory += block[at];
  }
  if (inhibitory === 0) return; // nothing to scale
  const factor = (-inhibition * excitatory) / inhibitory;
  eachInhibitory(block, neurons, (at) => (block[at] *= factor));
}

/** Zeroes all inhibitory entries weaker than the `count`-th strongest. */
function keepStrongest(weights: Float64Array, neurons: number, count: number): void {
  const sizes = new Float64Array((neurons * neurons) / 2);
  let filled = 0;
  eachInhibitory(weights, neurons, (at) => (sizes[filled++] = -weights[at]));
  const threshold = kthSmallest(sizes, sizes.length - count);
  eachInhibitory(weights, neurons, (at) => {
    if (-weights[at] < threshold) weights[at] = 0;
  });
}
