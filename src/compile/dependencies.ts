import { type GraphNode, operands } from "../cells/graph.ts";

/** Nodes that `roots` rest on, walking elementwise nodes until `isLeaf`; leaves included, in ascending order. */
export function leavesOf(nodes: readonly GraphNode[], roots: readonly number[], isLeaf: (index: number) => boolean): number[] {
  const seen = new Set<number>();
  const leaves: number[] = [];
  const ahead = [...roots];
  while (ahead.length > 0) {
    const index = ahead.pop()!;
    if (seen.has(index)) continue;
    seen.add(index);
    if (isLeaf(index)) leaves.push(index);
    else ahead.push(...operands(nodes[index]!));
  }
  return leaves.toSorted((a, b) => a - b);
}

/** For each node, the number of linear maps on the longest path that leads to it. */
export function linearDepths(nodes: readonly GraphNode[]): number[] {
  const depths: number[] = [];
  for (const node of nodes) {
    const below = Math.max(0, ...operands(node).map((operand) => depths[operand]!));
    depths.push(node.kind === "linear" ? below + 1 : below);
  }
  return depths;
}
