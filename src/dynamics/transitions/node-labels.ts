import { InvalidInputError } from "../../numeric/errors.ts";
import type { TransitionGraph } from "./transition-graph.ts";

/** Signs −1, 0, 1 of the outputs that a node stands for; 0 is undecided. */
export type NodeLabel = readonly number[];

/**
 * Labels the nodes of a transition graph by what they remember: a stable node by its readout's signs, a saddle by the
 * signs that the labels of all stable nodes it leads to agree on, with 0 where they disagree.
 *
 * A saddle that was found to lead to no stable node has no label: undefined.
 *
 * @param signs the signs −1, 0, 1 of the readout at a state [D]; of one length at every state.
 * @returns one label for each node, in the graph's order.
 * @throws InvalidInputError when a sign is none of −1, 0, 1 or the lengths differ.
 *
 * @example
 * nodeLabels(graph, (state) => [Math.sign(state[0]), Math.sign(state[1])]);
 */
export function nodeLabels({ nodes, edges }: TransitionGraph, signs: (state: Float64Array) => NodeLabel): (NodeLabel | undefined)[] {
  const stable = nodes.map(({ state, unstableDimensions }) => (unstableDimensions === 0 ? signs(state) : undefined));
  checkLabels(stable);
  return stable.map((label, index) => {
    if (label !== undefined) return label;
    const reached = edges.filter(({ from, settled }) => from === index && settled > 0).map(({ to }) => stable[to]);
    return agreement(reached.filter((other) => other !== undefined));
  });
}

function agreement(labels: readonly NodeLabel[]): NodeLabel | undefined {
  return labels[0]?.map((sign, bit) => (labels.every((label) => label[bit] === sign) ? sign : 0));
}

function checkLabels(labels: readonly (NodeLabel | undefined)[]): void {
  const known = labels.filter((label) => label !== undefined);
  for (const label of known) {
    const bad = label.find((sign) => sign !== -1 && sign !== 0 && sign !== 1);
    if (bad !== undefined) throw new InvalidInputError({ who: "nodeLabels", expected: "signs −1, 0 or 1", got: String(bad) });
    if (label.length !== known[0].length) {
      throw new InvalidInputError({ who: "nodeLabels", expected: `${known[0].length} signs at every state`, got: `${label.length}` });
    }
  }
}
