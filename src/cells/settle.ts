import { type GraphNode, operands } from "./graph.ts";

/**
 * Settles a node after all that it rests on: operands before what uses them, from left to right, each once. The order is
 * that of a function which calls itself for every operand, without its stack: a graph from a file may be as deep as it
 * is long.
 *
 * @param isSettled whether a node needs no work (any more); it may settle a node whose value is given. Not asked again
 *   until the node has been settled.
 * @param work settles a node whose operands are settled; `isSettled` must hold of it from then on.
 */
export function settle(nodes: readonly GraphNode[], root: number, isSettled: (index: number) => boolean, work: (index: number) => void): void {
  if (isSettled(root)) return;
  const ahead = [root];
  while (ahead.length > 0) {
    const index = ahead[ahead.length - 1];
    const node = nodes[index];
    const open = node === undefined ? undefined : operands(node).find((operand) => !isSettled(operand));
    if (open !== undefined) ahead.push(open);
    else work(ahead.pop()!);
  }
}
