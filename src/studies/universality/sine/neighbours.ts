import { neighbourGraph } from "../../../dynamics/input-dependent/neighbour-graph.ts";
import { orderScore } from "../../../dynamics/input-dependent/order-score.ts";
import { hammingDistance } from "../../../similarity/graph-distances.ts";
import type { SineFindings } from "./findings.ts";

/** An edge between two commands, by their positions, the lower first. */
export type Edge = readonly [number, number];

/** Fewer points than this have no neighbours on both sides. */
const fewest = 3;

/** How the commands' points stand to each other; see `SineFindings`. */
export interface Arrangement {
  readonly neighbours: readonly Edge[];
  readonly orderScore: number | null;
}

/**
 * The graph of nearest neighbours among the points of the commands, two to a point and both ways, and how well they stand in order.
 *
 * @param states h at the commands' points, in the commands' order.
 * @param positions the command that each belongs to; commands without a point have no edges.
 */
export function arrangement(states: readonly Float64Array[], positions: readonly number[]): Arrangement {
  if (states.length < fewest) return { neighbours: [], orderScore: null };
  const graph = neighbourGraph(states);
  const edges = [...graph.keys()].filter((at) => graph[at] === 1).map((at) => [Math.floor(at / states.length), at % states.length] as const);
  return { neighbours: edges.filter(([from, to]) => from < to).map(([from, to]) => [positions[from], positions[to]]), orderScore: orderScore(states).score };
}

/** The ideal: each command's point beside those of the next lower and the next higher command. */
export function pathEdges(commands: number): Edge[] {
  return Array.from({ length: commands - 1 }, (_, k) => [k, k + 1]);
}

/** Adjacency [C, C] of a graph on C commands. */
export function adjacencyOf(edges: readonly Edge[], commands: number): Uint8Array {
  const adjacency = new Uint8Array(commands * commands);
  for (const [from, to] of edges) adjacency[from * commands + to] = adjacency[to * commands + from] = 1;
  return adjacency;
}

/**
 * Normalised Hamming distance between two networks' graphs of neighbours: the share of ordered pairs of commands that are neighbours
 * in one network and not in the other.
 *
 * @throws InvalidInputError when the networks were analysed at different numbers of commands.
 */
export function neighbourDistance(a: Pick<SineFindings, "neighbours" | "commands">, b: Pick<SineFindings, "neighbours" | "commands">): number {
  return hammingDistance(adjacencyOf(a.neighbours, a.commands.length), adjacencyOf(b.neighbours, b.commands.length));
}
