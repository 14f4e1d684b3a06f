/** A line's graph: a node for each held value, and the edges between mutual nearest neighbours. */
export interface LineGraph {
  /** One node each, length V. */
  readonly values: readonly number[];
  readonly shape: { readonly edges: readonly (readonly [number, number])[] };
}

/** The graph as a symmetric matrix [V, V] of zeros and ones. */
export function adjacency({ values, shape: { edges } }: LineGraph): Uint8Array {
  const count = values.length;
  const matrix = new Uint8Array(count * count);
  for (const [i, j] of edges) matrix[i * count + j] = matrix[j * count + i] = 1;
  return matrix;
}
