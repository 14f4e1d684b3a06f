import type { BinaryOperation, GraphNode, UnaryOperation } from "./graph.ts";

/**
 * Grows a graph node by node. Equal nodes are created once, so common subexpressions share one index, and
 * the identities x + 0, x − 0, x·1, x·0 and x/1 are applied as nodes are made.
 */
export class GraphBuilder {
  readonly nodes: GraphNode[];
  readonly #known = new Map<string, number>();

  constructor(nodes: readonly GraphNode[] = []) {
    this.nodes = [...nodes];
    this.nodes.forEach((node, index) => this.#known.set(JSON.stringify(node), index));
  }

  /** Index of `node`, created if no equal node exists. */
  add(node: GraphNode): number {
    const key = JSON.stringify(node);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.nodes.push(node);
    this.#known.set(key, this.nodes.length - 1);
    return this.nodes.length - 1;
  }

  constant(value: number): number {
    return this.add({ kind: "constant", value });
  }

  unary(operation: UnaryOperation, argument: number): number {
    return this.add({ kind: "unary", operation, argument });
  }

  binary(operation: BinaryOperation, left: number, right: number): number {
    return this.#simplified(operation, left, right) ?? this.add({ kind: "binary", operation, left, right });
  }

  #constantAt(index: number): number | undefined {
    const node = this.nodes[index];
    return node?.kind === "constant" ? node.value : undefined;
  }

  #simplified(operation: BinaryOperation, left: number, right: number): number | undefined {
    const a = this.#constantAt(left);
    const b = this.#constantAt(right);
    if (operation === "add") return a === 0 ? right : b === 0 ? left : undefined;
    if (operation === "subtract") return b === 0 ? left : undefined;
    if (operation === "divide") return b === 1 ? left : undefined;
    if (operation !== "multiply") return undefined;
    if (a === 1) return right;
    if (b === 1) return left;
    return a === 0 || b === 0 ? this.constant(0) : undefined;
  }
}
