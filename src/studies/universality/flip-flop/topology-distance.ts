import { jaccardDistance } from "../../../similarity/graph-distances.ts";
import type { FlipFlopFindings } from "./findings.ts";

/** Labels of three bits, each −1, 0 or 1. */
const labels = 27;

/**
 * How much two networks' transition graphs differ, in [0, 1]: the Jaccard distance between their adjacency matrices on
 * the 27 canonical labels, of transitions to memories (56 in the cube of three independent bits), with a loop at every
 * label that has a fixed point (27).
 */
export function topologyDistance(a: Pick<FlipFlopFindings, "edges">, b: Pick<FlipFlopFindings, "edges">): number {
  return jaccardDistance(adjacency(a.edges), adjacency(b.edges));
}

function adjacency(edges: readonly number[]): Uint8Array {
  const matrix = new Uint8Array(labels * labels);
  for (const edge of edges) matrix[edge] = 1;
  return matrix;
}
