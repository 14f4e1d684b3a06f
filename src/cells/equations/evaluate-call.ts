import { argumentName } from "../define-cell.ts";
import { Expression } from "../expression.ts";
import type { LinearArgument } from "../graph.ts";
import { applyBinary, applyUnary, evaluateExpression, expressionOf } from "./evaluate-expression.ts";
import { FUNCTIONS, LINEAR_MAPS, PAIR_FUNCTIONS } from "./functions.ts";
import { claimParameterName, type Scope, suggestionFor, type Value } from "./scope.ts";
import type { ArgumentSyntax, ExpressionSyntax } from "./syntax.ts";
import { SyntaxFault } from "./syntax-fault.ts";

type Call = Extract<ExpressionSyntax, { kind: "call" }>;

/** The value of `name(…)`: a linear map, an elementwise function, or the function that an option chooses. */
export function evaluateCall(call: Call, scope: Scope, target: string | undefined): Value {
  if (LINEAR_MAPS.includes(call.name)) return evaluateLinear(call, scope, target);
  const binding = scope.bindings.get(call.name);
  const name = binding?.kind === "function" ? binding.choice : call.name;
  const pair = PAIR_FUNCTIONS.get(name);
  const operation = FUNCTIONS.get(name);
  if (pair === undefined && operation === undefined && binding?.kind !== "function") throw unknownFunction(call, scope);
  checkPlain(call);
  const values = evaluateArguments(call, pair === undefined ? 1 : 2, scope, target);
  if (pair !== undefined) return applyBinary(pair, values[0], values[1], scope, call.span);
  return operation === undefined ? values[0] : applyUnary(operation, values[0], scope, call.span);
}

function unknownFunction({ name, span }: Call, { bindings }: Scope): SyntaxFault {
  const functions = [...FUNCTIONS.keys(), ...PAIR_FUNCTIONS.keys(), ...LINEAR_MAPS];
  const known = [...functions, ...[...bindings].flatMap(([option, { kind }]) => (kind === "function" ? [option] : []))];
  const remedy = bindings.has(name) ? `Write ${name} * (…) for a product` : suggestionFor(name, known);
  return new SyntaxFault(span, `one of ${known.join(", ")}`, JSON.stringify(name), remedy);
}

/** Only linear maps have names in brackets and named arguments. */
function checkPlain({ name, label, arguments: given }: Call): void {
  const stray = label ?? given.find((argument) => argument.label !== undefined)?.label;
  if (stray !== undefined) throw new SyntaxFault(stray.span, "only linear maps to have names", `one of ${name}`, `Write ${name}(…)`);
}

function evaluateArguments({ name, arguments: given, span }: Call, count: number, scope: Scope, target: string | undefined): Value[] {
  if (given.length !== count) throw new SyntaxFault(span, `${count === 1 ? "one argument" : "two arguments"} of ${name}`, String(given.length));
  return given.map(({ value }) => evaluateExpression(value, scope, target));
}

/** Arguments come first, so that a map among them exists before this one. */
function evaluateLinear(call: Call, scope: Scope, target: string | undefined): Value {
  const { label, span } = call;
  if (call.arguments.length === 0) throw new SyntaxFault(span, `an argument of ${call.name}`, "none", "Write linear(h, input)");
  const values = call.arguments.map(({ value }) => evaluateExpression(value, scope, target));
  const name = label?.name ?? target;
  if (name === undefined) throw new SyntaxFault(span, "a name for this linear map", "none", "Write linear[name](…)");
  claimParameterName(scope, name, label?.span ?? span);
  if (values.includes(undefined)) return undefined;
  const { builder } = scope.context.input;
  const nodes = values.map((value) => expressionOf(value!, scope).node);
  return new Expression(builder, builder.add({ kind: "linear", name, arguments: named(call.arguments, nodes, scope), bias: call.name === "linear" }));
}

function named(given: readonly ArgumentSyntax[], nodes: readonly number[], { context }: Scope): LinearArgument[] {
  const used = new Set<string>();
  return given.map(({ label }, k) => {
    if (label === undefined) return { name: argumentName(context.input.builder.nodes, nodes[k], used), node: nodes[k] };
    if (used.has(label.name)) throw new SyntaxFault(label.span, "each argument to have its own name", `${label.name} again`);
    used.add(label.name);
    return { name: label.name, node: nodes[k] };
  });
}
