import { BINARY_OPERATIONS, UNARY_OPERATIONS } from "../cells/graph.ts";

/**
 * Two operations at once on three operands: what the inner one makes of the first two and the outer one of that and the
 * third; `subtractFrom` takes it from the third. Both are rounded as if they stood alone: it is the way to memory and
 * back that a pair saves.
 */
export interface OperationPair {
  readonly name: string;
  readonly inner: (typeof INNER)[number];
  readonly outer: (typeof OUTER)[number];
}

const INNER = ["add", "subtract", "multiply"] as const;
const OUTER = ["add", "subtract", "subtractFrom", "multiply"] as const;

/** Every pair. */
export const OPERATION_PAIRS: readonly OperationPair[] = INNER.flatMap((inner) =>
  OUTER.map((outer) => ({ name: `${inner}Then${outer[0].toUpperCase()}${outer.slice(1)}`, inner, outer })),
);

/** The operations of elementwise code: those of cells, `copy` and pairs. An operation's number is its place here. */
export const ELEMENTWISE_OPERATIONS: readonly string[] = ["copy", ...UNARY_OPERATIONS, ...BINARY_OPERATIONS, ...OPERATION_PAIRS.map(({ name }) => name)];
