import type { FixedPoint } from "../../../dynamics/fixed-point.ts";
import { labelledAdjacency } from "../../../dynamics/transitions/graph-adjacency.ts";
import { nodeLabels } from "../../../dynamics/transitions/node-labels.ts";
import { transitionGraph, type TransitionGraph } from "../../../dynamics/transitions/transition-graph.ts";
import type { DynamicalMap } from "../../../numeric/dynamical-map.ts";
import type { FlipFlopFindings, MemoryLabel } from "./findings.ts";
import type { FlipFlopSettings } from "./settings.ts";
import { isTaskPoint } from "./task-points.ts";

/** Signs of the outputs at a state. */
type LabelOf = (state: Float64Array) => MemoryLabel;

/** Where the saddles of a network lead; indices are those of the points given. */
export interface FollowedGraph extends Pick<FlipFlopFindings, "transitions" | "launches"> {
  /** What each point remembers by where it leads; undefined for saddles that were not followed, or to no memory. */
  labels(label: LabelOf): (MemoryLabel | undefined)[];
  /** The graph on the canonical labels of `bits` bits; see `FlipFlopFindings.edges`. */
  edges(label: LabelOf, bits: number): number[];
}

/**
 * Follows the saddles that lie where the task is done to where they lead: to any stable point, or to each other. Saddles
 * elsewhere are left out; no trial comes near them, and some networks have many.
 *
 * @param distances of the points from the visited states.
 */
export function followedGraph(map: DynamicalMap, points: readonly FixedPoint[], distances: readonly number[], { randomLaunches, refinements, launchSteps: steps, reach }: FlipFlopSettings): FollowedGraph {
  const nodes = [...points.keys()].filter((index) => points[index].unstableDimensions === 0 || isTaskPoint({ distance: distances[index] }));
  const followed = nodes.map((index) => points[index]);
  const graph: TransitionGraph = nodes.length === 0 ? { nodes: [], edges: [], launches: [], scale: 1 } : transitionGraph(map, followed, { randomLaunches, refinements, steps, reach });
  return {
    transitions: graph.edges.map(({ from, to, settled }) => ({ from: nodes[from], to: nodes[to], settled })),
    launches: { made: graph.launches.length, lost: graph.launches.filter(({ node }) => node === undefined).length },
    labels: (label) => {
      const ofNodes = nodeLabels(graph, label);
      return points.map((_, index) => ofNodes[nodes.indexOf(index)]);
    },
    edges: (label, bits) => taskEdges(graph, nodeLabels(graph, label).map((memory, node) => (isTaskPoint({ distance: distances[nodes[node]] }) ? memory : undefined)), bits),
  };
}

/**
 * Edges on the n canonical labels that lead to a stable point, as `n·from + to`, and a loop for every label that has a
 * point. A stable point's outputs may be undecided; it then stands at its label like any other.
 */
function taskEdges(graph: TransitionGraph, labels: readonly (MemoryLabel | undefined)[], bits: number): number[] {
  const { adjacency, nodes } = labelledAdjacency(graph, labels, bits, "to a stable node");
  for (const [label, node] of nodes.entries()) if (node !== undefined) adjacency[label * (nodes.length + 1)] = 1;
  return [...adjacency.keys()].filter((at) => adjacency[at] === 1);
}
