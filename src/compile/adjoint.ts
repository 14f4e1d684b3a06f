import type { BinaryOperation, GraphNode, UnaryOperation } from "../cells/graph.ts";
import type { GraphBuilder } from "../cells/graph-builder.ts";

/**
 * Reverse-mode symbolic differentiation of the elementwise part of a graph.
 *
 * `seeds` maps nodes to the node of their adjoint. Returns the adjoint of every node that the seeds reach; linear
 * maps are leaves (their arguments are reached by matrices, not by elementwise work). Derivatives are expressed
 * through the values of the function where possible (tanh' = 1 − tanh²), so that little has to be kept.
 */
export function adjointsOf(builder: GraphBuilder, seeds: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const adjoints = new Map(seeds);
  const contribute = (node: number, value: number): void => {
    const known = adjoints.get(node);
    adjoints.set(node, known === undefined ? value : builder.binary("add", known, value));
  };
  for (let index = Math.max(-1, ...seeds.keys()); index >= 0; index--) {
    const adjoint = adjoints.get(index);
    const node = builder.nodes[index]!;
    if (adjoint !== undefined) propagate(builder, index, node, adjoint, contribute);
  }
  return adjoints;
}

type Contribute = (node: number, value: number) => void;

function propagate(builder: GraphBuilder, index: number, node: GraphNode, adjoint: number, contribute: Contribute): void {
  if (node.kind === "unary") {
    const slope = UNARY_SLOPES[node.operation](builder, node.argument, index);
    if (slope !== undefined) contribute(node.argument, builder.binary("multiply", adjoint, slope));
  } else if (node.kind === "binary") {
    BINARY_RULES[node.operation](builder, node.left, node.right, index, adjoint, contribute);
  }
}

/** The derivative of y = f(x) as a node, from the nodes of x and y; undefined where it is zero. */
type Slope = (b: GraphBuilder, x: number, y: number) => number | undefined;

const UNARY_SLOPES: Readonly<Record<UnaryOperation, Slope>> = {
  negate: (b) => b.constant(-1),
  tanh: (b, _x, y) => b.binary("subtract", b.constant(1), b.binary("multiply", y, y)),
  sigmoid: (b, _x, y) => b.binary("multiply", y, b.binary("subtract", b.constant(1), y)),
  relu: (b, _x, y) => b.unary("heaviside", y),
  softplus: (b, x) => b.unary("sigmoid", x),
  exp: (_b, _x, y) => y,
  log: (b, x) => b.binary("divide", b.constant(1), x),
  squareRoot: (b, _x, y) => b.binary("divide", b.constant(0.5), y),
  sin: (b, x) => b.unary("cos", x),
  cos: (b, x) => b.unary("negate", b.unary("sin", x)),
  absolute: (b, x) => b.unary("sign", x),
  heaviside: () => undefined,
  sign: () => undefined,
};

type BinaryRule = (b: GraphBuilder, left: number, right: number, y: number, adjoint: number, contribute: Contribute) => void;

const BINARY_RULES: Readonly<Record<BinaryOperation, BinaryRule>> = {
  add: (_b, left, right, _y, adjoint, contribute) => {
    contribute(left, adjoint);
    contribute(right, adjoint);
  },
  subtract: (b, left, right, _y, adjoint, contribute) => {
    contribute(left, adjoint);
    contribute(right, b.unary("negate", adjoint));
  },
  multiply: (b, left, right, _y, adjoint, contribute) => {
    contribute(left, b.binary("multiply", adjoint, right));
    contribute(right, b.binary("multiply", adjoint, left));
  },
  divide: (b, left, right, y, adjoint, contribute) => {
    const share = b.binary("divide", adjoint, right);
    contribute(left, share);
    contribute(right, b.unary("negate", b.binary("multiply", share, y)));
  },
  minimum: (b, left, right, _y, adjoint, contribute) => splitByOrder(b, b.binary("less", left, right), left, right, adjoint, contribute),
  maximum: (b, left, right, _y, adjoint, contribute) => splitByOrder(b, b.binary("less", right, left), left, right, adjoint, contribute),
  less: () => undefined,
};

/** `choosesLeft` is 1 where the left operand is the result; ties go to the right one. */
function splitByOrder(b: GraphBuilder, choosesLeft: number, left: number, right: number, adjoint: number, contribute: Contribute): void {
  const toLeft = b.binary("multiply", adjoint, choosesLeft);
  contribute(left, toLeft);
  contribute(right, b.binary("subtract", adjoint, toLeft));
}
