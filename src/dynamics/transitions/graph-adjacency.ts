import { InvalidInputError } from "../../numeric/errors.ts";
import { wholeNumber } from "../number-checks.ts";
import type { NodeLabel } from "./node-labels.ts";
import type { TransitionEdge } from "./transition-edges.ts";
import type { TransitionGraph } from "./transition-graph.ts";

/** Which edges count: all, those to a stable node, or those to a node whose label leaves one bit fewer undecided. */
export type TransitionRelation = "any" | "to a stable node" | "one level down";

/** A transition graph on the canonical labels; see `labelledAdjacency`. */
export interface LabelledAdjacency {
  /** The canonical labels, in the order of `canonicalLabels`. */
  readonly labels: readonly NodeLabel[];
  /** [n, n] of 0 and 1 for n = 3ᵇⁱᵗˢ labels: entry (i, j) is an edge from label i to label j. */
  readonly adjacency: Uint8Array;
  /** The node of each label, that of the lowest q if there are several; undefined where there is none. */
  readonly nodes: readonly (number | undefined)[];
  /** Nodes with the label of another one, of lower q. Their edges count as that one's. */
  readonly duplicates: readonly number[];
  /** Nodes left out, with their edges, because they have no label. */
  readonly unlabelled: readonly number[];
  /** Nodes whose label leaves another number of bits undecided than they have unstable dimensions. */
  readonly atOdds: readonly number[];
}

/** All labels of so many bits in counting order, (−1, −1, …) first and the last bit changing fastest: 3ᵇⁱᵗˢ of them. */
export function canonicalLabels(bits: number): NodeLabel[] {
  wholeNumber("canonicalLabels", bits, 1);
  return Array.from({ length: 3 ** bits }, (_, code) => Array.from({ length: bits }, (_unused, bit) => (Math.floor(code / 3 ** (bits - 1 - bit)) % 3) - 1));
}

/**
 * Writes a transition graph as an adjacency matrix on all possible labels, so that graphs of different networks can be
 * compared entry by entry. Labels that no node has get empty rows and columns. Nodes with equal labels share theirs: an
 * edge of any is an edge of the label. (To keep only one of them would drop edges by chance, since the q of exact points
 * is rounding.)
 *
 * @param labels of the nodes, from `nodeLabels`.
 * @param bits length of a label.
 * @throws InvalidInputError when labels are not one a node or not of `bits` signs.
 *
 * @example
 * labelledAdjacency(graph, nodeLabels(graph, signs), 3, "to a stable node").adjacency;
 */
export function labelledAdjacency(graph: TransitionGraph, labels: readonly (NodeLabel | undefined)[], bits: number, relation: TransitionRelation = "any"): LabelledAdjacency {
  checkLabels(graph, labels, bits);
  const canonical = canonicalLabels(bits);
  const nodes = canonical.map((label) => representative(graph, labels, label));
  const place = labels.map((label) => canonical.findIndex((other) => label?.every((sign, bit) => sign === other[bit])));
  const adjacency = new Uint8Array(canonical.length * canonical.length);
  for (const edge of graph.edges) {
    const [from, to] = [place[edge.from], place[edge.to]];
    if (from < 0 || to < 0) continue;
    if (counts(graph, edge, relation, undecided(canonical[from]) - undecided(canonical[to]))) adjacency[from * canonical.length + to] = 1;
  }
  const all = [...graph.nodes.keys()];
  const standing = new Set(nodes);
  return {
    labels: canonical,
    adjacency,
    nodes,
    duplicates: all.filter((node) => place[node] >= 0 && !standing.has(node)),
    unlabelled: all.filter((node) => place[node] < 0),
    atOdds: all.filter((node) => labels[node] !== undefined && undecided(labels[node]) !== graph.nodes[node].unstableDimensions),
  };
}

/**
 * The adjacency matrix [M, M] of a transition graph whose nodes have no labels: rows and columns by unstable dimensions,
 * then by degree, then by the graph's order. For distances that do not depend on the numbering of nodes.
 */
export function unlabelledAdjacency({ nodes, edges }: TransitionGraph): Uint8Array {
  const degree = nodes.map((_, node) => edges.filter(({ from, to }) => from === node || to === node).length);
  const order = [...nodes.keys()].toSorted((a, b) => nodes[a].unstableDimensions - nodes[b].unstableDimensions || degree[a] - degree[b] || a - b);
  const adjacency = new Uint8Array(nodes.length * nodes.length);
  for (const { from, to } of edges) adjacency[order.indexOf(from) * nodes.length + order.indexOf(to)] = 1;
  return adjacency;
}

function representative({ nodes }: TransitionGraph, labels: readonly (NodeLabel | undefined)[], label: NodeLabel): number | undefined {
  const same = labels.flatMap((other, node) => (other?.every((sign, bit) => sign === label[bit]) ? [node] : []));
  return same.toSorted((a, b) => nodes[a].q - nodes[b].q || a - b)[0];
}

function counts({ nodes }: TransitionGraph, { to }: TransitionEdge, relation: TransitionRelation, levels: number): boolean {
  if (relation === "to a stable node") return nodes[to].unstableDimensions === 0;
  return relation === "any" || levels === 1;
}

function undecided(label: NodeLabel): number {
  return label.filter((sign) => sign === 0).length;
}

function checkLabels({ nodes }: TransitionGraph, labels: readonly (NodeLabel | undefined)[], bits: number): void {
  const who = "labelledAdjacency";
  if (labels.length !== nodes.length) throw new InvalidInputError({ who, expected: `${nodes.length} labels, one a node`, got: `${labels.length}` });
  const bad = labels.find((label) => label !== undefined && label.length !== bits);
  if (bad !== undefined) throw new InvalidInputError({ who, expected: `labels of ${bits} signs`, got: `${bad.length}` });
}
