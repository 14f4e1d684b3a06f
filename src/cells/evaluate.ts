import type { FloatOps } from "../numeric/float-ops.ts";
import { cos } from "../numeric/special/cos.ts";
import { exp } from "../numeric/special/exp.ts";
import { log } from "../numeric/special/log.ts";
import { sigmoid } from "../numeric/special/sigmoid.ts";
import { sin } from "../numeric/special/sin.ts";
import { softplus } from "../numeric/special/softplus.ts";
import { tanh } from "../numeric/special/tanh.ts";
import type { BinaryOperation, GraphNode, UnaryOperation } from "./graph.ts";
import { settle } from "./settle.ts";

type Unary = <V>(ops: FloatOps<V>, x: V) => V;

const UNARY: Readonly<Record<UnaryOperation, Unary>> = {
  tanh, sigmoid, softplus, exp, log, sin, cos,
  negate: (ops, x) => ops.negate(x),
  // Not `maximum`: a selection is one SIMD instruction, and a NaN stays NaN all the same.
  relu: (ops, x) => ops.selectLess(x, ops.constant(0), ops.constant(0), x),
  squareRoot: (ops, x) => ops.squareRoot(x),
  absolute: (ops, x) => ops.absolute(x),
  heaviside: (ops, x) => ops.selectLess(ops.constant(0), x, ops.constant(1), ops.constant(0)),
  sign: (ops, x) => {
    const zero = ops.constant(0);
    return ops.selectLess(zero, x, ops.constant(1), ops.selectLess(x, zero, ops.constant(-1), zero));
  },
};

/** The value of an elementwise node, given the values of its operands; in any arithmetic. */
export function evaluateUnary<V>(ops: FloatOps<V>, operation: UnaryOperation, x: V): V {
  return UNARY[operation](ops, x);
}

/** As `evaluateUnary`, for two operands. */
export function evaluateBinary<V>(ops: FloatOps<V>, operation: BinaryOperation, a: V, b: V): V {
  if (operation === "less") return ops.selectLess(a, b, ops.constant(1), ops.constant(0));
  return ops[operation](a, b);
}

/**
 * Evaluates node `index` of a graph, asking `leaf` for every node that is not a constant or an elementwise
 * operation, and for any node that `leaf` already knows. Shared nodes are evaluated once; `values` keeps them.
 * Operands come before what uses them, from left to right.
 */
export function evaluate<V>(
  nodes: readonly GraphNode[],
  index: number,
  ops: FloatOps<V>,
  leaf: (index: number) => V | undefined,
  values: Map<number, V>,
): V {
  const isKnown = (at: number): boolean => {
    if (values.has(at)) return true;
    const value = leaf(at);
    if (value !== undefined) values.set(at, value);
    return value !== undefined;
  };
  settle(nodes, index, isKnown, (at) => values.set(at, evaluateNode(nodes[at], at, ops, values)));
  return values.get(index)!;
}

function evaluateNode<V>(node: GraphNode | undefined, index: number, ops: FloatOps<V>, values: ReadonlyMap<number, V>): V {
  if (node?.kind === "constant") return ops.constant(node.value);
  if (node?.kind === "unary") return evaluateUnary(ops, node.operation, values.get(node.argument)!);
  if (node?.kind === "binary") return evaluateBinary(ops, node.operation, values.get(node.left)!, values.get(node.right)!);
  throw new Error(`node ${index} (${node?.kind ?? "missing"}) has no value: this is a defect in Nullcline`);
}
