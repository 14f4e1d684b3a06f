import { InvalidInputError } from "../numeric/errors.ts";
import { symmetricEigen } from "../numeric/linalg/symmetric-eigen.ts";

/** Adjacency of a directed graph, row-major [n, n]: a nonzero entry (i, j) is an edge from node i to node j, i = j a loop. */
export type Adjacency = Uint8Array | readonly boolean[];

/**
 * Normalised Hamming distance of two graphs on the same labelled nodes, in [0, 1]: the share of the n² possible edges,
 * loops among them, that one graph has and the other has not. A metric.
 *
 * Sparse graphs are close whatever their edges, since they share what they lack; see `jaccardDistance`.
 *
 * @throws InvalidInputError when the arrays are empty or their sizes differ or are not n².
 */
export function hammingDistance(a: Adjacency, b: Adjacency): number {
  requireSameNodes("hammingDistance", a, b);
  let different = 0;
  for (let k = 0; k < a.length; k++) if (Boolean(a[k]) !== Boolean(b[k])) different++;
  return different / a.length;
}

/**
 * Jaccard distance of two graphs on the same labelled nodes, in [0, 1]: of the edges that either has, the share that
 * not both have; 0 for two graphs without edges. A metric.
 *
 * @throws InvalidInputError when the arrays are empty or their sizes differ or are not n².
 */
export function jaccardDistance(a: Adjacency, b: Adjacency): number {
  requireSameNodes("jaccardDistance", a, b);
  let [either, both] = [0, 0];
  for (let k = 0; k < a.length; k++) {
    if (a[k] || b[k]) either++;
    if (a[k] && b[k]) both++;
  }
  return either === 0 ? 0 : (either - both) / either;
}

/**
 * Eigenvalues [n] of the symmetric normalised Laplacian I − D^(−1/2)·A·D^(−1/2) of a graph, largest first, in [0, 2].
 * Directions are dropped (an edge either way is one edge) and loops too; a node without edges has eigenvalue 0. Chung 1997.
 *
 * @throws InvalidInputError when the array is empty or its size is not n².
 */
export function laplacianSpectrum(graph: Adjacency): Float64Array {
  const n = requireSquare("laplacianSpectrum", graph);
  const joined = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return i !== j && (graph[i * n + j] || graph[j * n + i]) ? 1 : 0;
  });
  const degrees = Float64Array.from({ length: n }, (_, i) => joined.subarray(i * n, (i + 1) * n).reduce((sum, edge) => sum + edge, 0));
  const laplacian = joined.map((edge, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    if (i === j) return degrees[i] === 0 ? 0 : 1;
    return edge === 0 ? 0 : -1 / Math.sqrt(degrees[i] * degrees[j]);
  });
  return symmetricEigen(laplacian, n).values.map((value) => Math.max(value, 0)); // rounding can leave −1e-17
}

/**
 * Distance of two graphs whose nodes have no labels in common: Euclidean distance of their Laplacian spectra, sorted,
 * the shorter one filled up with zeros as if by nodes without edges. It does not change when nodes are renumbered.
 *
 * A pseudometric: graphs that differ in the directions of edges, or that happen to share a spectrum, are at distance 0.
 *
 * @throws InvalidInputError when an array is empty or its size is not n².
 */
export function laplacianSpectrumDistance(a: Adjacency, b: Adjacency): number {
  const [left, right] = [laplacianSpectrum(a), laplacianSpectrum(b)];
  let squares = 0;
  for (let k = 0; k < Math.max(left.length, right.length); k++) {
    const difference = (left[k] ?? 0) - (right[k] ?? 0);
    squares += difference * difference;
  }
  return Math.sqrt(squares);
}

function requireSameNodes(who: string, a: Adjacency, b: Adjacency): void {
  const n = requireSquare(who, a);
  if (b.length === a.length) return;
  throw new InvalidInputError({ who, expected: `graphs of ${n} nodes each`, got: `${a.length} and ${b.length} entries` });
}

function requireSquare(who: string, graph: Adjacency): number {
  const n = Math.round(Math.sqrt(graph.length));
  if (n >= 1 && n * n === graph.length) return n;
  throw new InvalidInputError({ who, expected: "an adjacency matrix of n² entries", got: String(graph.length) });
}
