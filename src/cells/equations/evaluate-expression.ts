import { float64Ops } from "../../numeric/scalar-ops.ts";
import { evaluateBinary, evaluateUnary } from "../evaluate.ts";
import { Expression } from "../expression.ts";
import type { BinaryOperation, UnaryOperation } from "../graph.ts";
import type { SourceSpan } from "./cell-syntax-error.ts";
import { evaluateCall } from "./evaluate-call.ts";
import { type Scope, suggestionFor, type Value } from "./scope.ts";
import { OPERATIONS, type ChainLink, type ExpressionSyntax } from "./syntax.ts";
import { SyntaxFault } from "./syntax-fault.ts";

/**
 * The value of an expression. Operations between numbers are carried out at once, in float64; all others become nodes,
 * in the order in which the methods of `Expression` would make them.
 *
 * @param target names a linear map that has no name of its own; `undefined` where it must have one.
 * @throws SyntaxFault for an unknown name, a wrong use of the input, or a number that is not finite
 */
export function evaluateExpression(syntax: ExpressionSyntax, scope: Scope, target: string | undefined): Value {
  switch (syntax.kind) {
    case "number":
      return syntax.value;
    case "variable":
      return evaluateVariable(syntax, scope);
    case "negate":
      return applyUnary("negate", evaluateExpression(syntax.operand, scope, target), scope, syntax.span);
    case "call":
      return evaluateCall(syntax, scope, target);
    case "chain":
      return syntax.rest.reduce((left: Value, link) => applyLink(left, link, scope, target), evaluateExpression(syntax.first, scope, target));
  }
}

function evaluateVariable({ name, after, span }: Extract<ExpressionSyntax, { kind: "variable" }>, scope: Scope): Value {
  const binding = scope.bindings.get(name);
  if (name === "input" && !after) return scope.context.input;
  if (binding === undefined) throw unknownName(name, scope, span);
  if (binding.kind === "function") throw new SyntaxFault(span, "a value", `${name}, which chooses a function`, `Write ${name}(…)`);
  if (!after) return binding.value;
  if (binding.kind !== "state") throw new SyntaxFault(span, "a state before the sign '", JSON.stringify(name));
  if (!scope.next.has(binding.name) && !scope.broken.has(name)) throw new SyntaxFault(span, `the equation of ${name} above this line`, `${name}' before it`, `Move the line ${name} = … up`);
  return scope.next.get(binding.name);
}

function unknownName(name: string, { bindings }: Scope, span: SourceSpan): SyntaxFault {
  const remedy = suggestionFor(name, [...bindings.keys(), "input"]) ?? `A line such as "state ${name}" or "${name} = …" must stand above`;
  return new SyntaxFault(span, "a state, a parameter, the input or an equation above this line", JSON.stringify(name), remedy);
}

function applyLink(left: Value, { operator, operand, span }: ChainLink, scope: Scope, target: string | undefined): Value {
  const right = evaluateExpression(operand, scope, target);
  return operator === ">" ? applyBinary("less", right, left, scope, span) : applyBinary(OPERATIONS[operator], left, right, scope, span);
}

/** An elementwise function of a value. */
export function applyUnary(operation: UnaryOperation, value: Value, { context }: Scope, span: SourceSpan): Value {
  if (value === undefined) return undefined;
  if (typeof value === "number") return finite(evaluateUnary(float64Ops, operation, value), span);
  checkElementwise(value, context.input, span);
  return new Expression(value.builder, value.builder.unary(operation, value.node));
}

/** An elementwise function of two values. */
export function applyBinary(operation: BinaryOperation, left: Value, right: Value, scope: Scope, span: SourceSpan): Value {
  if (left === undefined || right === undefined) return undefined;
  if (typeof left === "number" && typeof right === "number") return finite(evaluateBinary(float64Ops, operation, left, right), span);
  const { input } = scope.context;
  for (const side of [left, right]) if (side instanceof Expression) checkElementwise(side, input, span);
  const { builder } = input;
  const [first, second] = [left, right].map((side) => expressionOf(side, scope).node);
  return new Expression(builder, builder.binary(operation, first, second));
}

/** A value as a node of the graph. */
export function expressionOf(value: number | Expression, { context }: Scope): Expression {
  const { builder } = context.input;
  return typeof value === "number" ? new Expression(builder, builder.constant(value)) : value;
}

function checkElementwise({ node }: Expression, input: Expression, span: SourceSpan): void {
  if (node === input.node) throw new SyntaxFault(span, "the input to enter through a linear map", "the input used elementwise", "Write linear(input)");
}

function finite(value: number, span: SourceSpan): number {
  if (Number.isFinite(value)) return value;
  throw new SyntaxFault(span, "a finite number", String(value), "Check the numbers and options that it is computed from");
}
