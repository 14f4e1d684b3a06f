import { type CellGraph, operands } from "./graph.ts";

/** An expression that is used twice and longer than this gets a line: written out, thirty squarings fill the memory. */
const LONGEST_REPEATED = 200;

/** More operations inside one another than this get lines, for readers, and for compilers, whose brackets have limits (Python's 200). */
const MOST_LEVELS = 50;

/** Elementwise nodes that need a line of their own where a graph is written out: long ones used more than once, and every 50th level of a deep one. */
export function linedNodes({ nodes, next, readout }: CellGraph): Set<number> {
  const uses = new Map<number, number>();
  for (const index of [...nodes.flatMap(operands), ...next.values(), readout]) uses.set(index, (uses.get(index) ?? 0) + 1);
  const lined = new Set<number>();
  const sizes: { readonly length: number; readonly levels: number }[] = [];
  nodes.forEach((node, index) => {
    const below = node.kind === "unary" || node.kind === "binary" ? operands(node).map((operand) => sizes[operand]) : [];
    const length = below.reduce((sum, size) => sum + size.length, 10);
    const levels = below.reduce((most, size) => Math.max(most, size.levels + 1), 0);
    const isLined = levels >= MOST_LEVELS || (below.length > 0 && length > LONGEST_REPEATED && uses.get(index)! > 1);
    if (isLined) lined.add(index);
    sizes.push(isLined ? { length: 10, levels: 0 } : { length, levels });
  });
  return lined;
}
