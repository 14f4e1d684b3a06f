import { mean } from "../../../numeric/mean.ts";
import { hammingDistance } from "../../../similarity/graph-distances.ts";
import type { IntegrationFindings } from "./findings.ts";
import { adjacency } from "./line-graph.ts";

/** What `topologyDistance` is, for captions. */
export const topologyPhrase =
  "the normalised Hamming distance between their graphs of nearest neighbours among the states that hold evenly spaced outputs for a trial, averaged over both contexts";

/**
 * How different two networks' lines are, in [0, 1]: the normalised Hamming distance of their nearest-neighbour graphs
 * over the held values, averaged over the contexts. The paper reuses its method for the sine task here; the formula is proposed.
 */
export function topologyDistance(a: Pick<IntegrationFindings, "contexts">, b: Pick<IntegrationFindings, "contexts">): number {
  const distances = a.contexts.map((context, index) => hammingDistance(adjacency(context), adjacency(b.contexts[index])));
  return mean(distances);
}
