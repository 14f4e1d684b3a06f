import { evaluateBinary, evaluateUnary } from "../cells/evaluate.ts";
import { BINARY_OPERATIONS, UNARY_OPERATIONS } from "../cells/graph.ts";
import type { FloatOps } from "../numeric/float-ops.ts";
import { cSource } from "./c-source.ts";
import { OPERATION_PAIRS, type OperationPair } from "./elementwise-operations.ts";

/**
 * The text of `native/elementwise-operations.generated.h`: every operation of elementwise code as a C function of
 * scalars in both precisions, and the lists of them in the order of their numbers (`ELEMENTWISE_OPERATIONS`).
 */
export function nativeElementwiseSource(): string {
  const header = "/* Written by test/fixtures/make/native-elementwise.ts from src/cells/evaluate.ts and src/numeric/special; do not edit. */";
  const lists = [
    list("ELEMENTWISE_UNARY", ["copy", ...UNARY_OPERATIONS]),
    list("ELEMENTWISE_BINARY", BINARY_OPERATIONS),
    list("ELEMENTWISE_PAIRS", OPERATION_PAIRS.map(({ name }) => name)),
  ];
  return `${[header, ...lists, ...functions("float32", "f32"), ...functions("float64", "f64")].join("\n\n")}\n`;
}

/** A macro that hands each name to the macro it is given. */
function list(macro: string, names: readonly string[]): string {
  return [`#define ${macro}(each)`, ...names.map((name) => `each(${snakeCase(name)})`)].join(" \\\n  ");
}

function functions(precision: "float32" | "float64", prefix: string): string[] {
  const name = (operation: string): string => `${prefix}_apply_${snakeCase(operation)}`;
  return [
    cSource(name("copy"), ["a"], precision, (_, [a]) => a),
    ...UNARY_OPERATIONS.map((operation) => cSource(name(operation), ["a"], precision, (ops, [a]) => evaluateUnary(ops, operation, a))),
    ...BINARY_OPERATIONS.map((operation) => cSource(name(operation), ["a", "b"], precision, (ops, [a, b]) => evaluateBinary(ops, operation, a, b))),
    ...OPERATION_PAIRS.map((pair) => cSource(name(pair.name), ["a", "b", "c"], precision, (ops, values) => evaluatePair(ops, pair, values))),
  ];
}

function evaluatePair<V>(ops: FloatOps<V>, { inner, outer }: OperationPair, [a, b, c]: readonly V[]): V {
  const first = ops[inner](a, b);
  return outer === "subtractFrom" ? ops.subtract(c, first) : ops[outer](first, c);
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
