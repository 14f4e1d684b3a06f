import type { CellOptions } from "../cell.ts";
import { type CellContext, foreignToReadout } from "../define-cell.ts";
import type { Expression } from "../expression.ts";
import type { SourceSpan } from "./cell-syntax-error.ts";
import { evaluateExpression, expressionOf } from "./evaluate-expression.ts";
import { FUNCTION_CHOICES } from "./functions.ts";
import { BROKEN, type Binding, claimParameterName, declare, isReserved, reservedName, type Scope, suggestionFor } from "./scope.ts";
import type { StatementSyntax } from "./syntax.ts";
import { SyntaxFault } from "./syntax-fault.ts";

/** A cell written by hand has tens of nodes. */
const MOST_NODES = 500;

type Statement<Kind extends StatementSyntax["kind"]> = Extract<StatementSyntax, { kind: Kind }>;

/** A source, read line by line. */
export interface SourceLines {
  readonly statements: readonly StatementSyntax[];
  /** What is wrong with lines by themselves. */
  readonly faults: readonly SyntaxFault[];
  /** Names that faulty lines mention: what they were to be is not known. */
  readonly broken: ReadonlySet<string>;
}

/** The next values of all states, and everything that was found wrong with how lines go together. */
export interface BuiltCell {
  readonly next: Readonly<Record<string, Expression>>;
  readonly faults: readonly SyntaxFault[];
}

/** Carries out the statements of a source, one after another; the next values hold only where no fault was found. */
export function buildCell({ statements, faults: inLines, broken }: SourceLines, context: CellContext<CellOptions>): BuiltCell {
  const scope: Scope = { context, bindings: new Map([...broken].map((name) => [name, BROKEN])), next: new Map(), parameterNames: new Set(), broken };
  const faults: SyntaxFault[] = [];
  for (const statement of statements) {
    faults.push(...faultsOf(() => carryOut(statement, scope), () => giveUp(statement, scope)));
    if (context.input.builder.nodes.length > MOST_NODES) return { next: {}, faults: [...faults, tooLarge(statement)] };
  }
  if (faults.length + inLines.length === 0) faults.push(...faultsOf(() => checkStates(scope), () => undefined));
  const next = [...scope.next].flatMap(([state, value]) => (value === undefined ? [] : [[state, expressionOf(value, scope)] as const]));
  return { next: Object.fromEntries(next), faults };
}

/** What work says against a source; any other error passes. */
export function faultsOf(work: () => void, afterwards: () => void): SyntaxFault[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    afterwards();
    return [error];
  }
}

function tooLarge({ span }: StatementSyntax): SyntaxFault {
  return new SyntaxFault(span, `a cell of at most ${MOST_NODES} operations`, "more");
}

/** The names that a faulty statement was about are known, but nothing is known of them. */
function giveUp(statement: StatementSyntax, { bindings, next }: Scope): void {
  const name = statement.kind === "equation" ? statement.target : "variable" in statement ? statement.variable : statement.name;
  const known = bindings.get(name);
  if (known === undefined) bindings.set(name, BROKEN);
  if (known?.kind === "state" && statement.kind === "equation" && !next.has(known.name)) next.set(known.name, undefined);
}

function carryOut(statement: StatementSyntax, scope: Scope): void {
  switch (statement.kind) {
    case "cell":
      return;
    case "option":
      return declare(scope, statement.name, optionBinding(statement, scope), statement.span);
    case "state":
    case "noise":
      return declareSource(statement, scope);
    case "parameter":
      return declareParameter(statement, scope);
    case "equation":
      return carryOutEquation(statement, scope);
  }
}

function optionBinding({ name, span }: Statement<"option">, { context }: Scope): Binding {
  const value = context.options[name];
  if (value === undefined) return BROKEN;
  if (typeof value === "number") return { kind: "value", value };
  if (FUNCTION_CHOICES.includes(value)) return { kind: "function", choice: value };
  throw new SyntaxFault(span, `option ${name} to be one of ${FUNCTION_CHOICES.join(", ")}`, JSON.stringify(value), suggestionFor(value, FUNCTION_CHOICES));
}

function declareSource({ kind, name, variable, span }: Statement<"state" | "noise">, scope: Scope): void {
  if (isReserved(name)) throw reservedName(name, span);
  if (kind === "noise") return declare(scope, variable, { kind: "value", value: scope.context.noise(name) }, span);
  const isKnown = [...scope.bindings.values()].some((binding) => binding.kind === "state" && binding.name === name);
  if (isKnown) throw new SyntaxFault(span, "each state to be declared once", `${name} again`);
  declare(scope, variable, { kind: "state", name, value: scope.context.state(name), span }, span);
}

function declareParameter({ name, variable, initial, span }: Statement<"parameter">, scope: Scope): void {
  const value = initial === undefined ? 0 : evaluateExpression(initial, scope, undefined);
  if (value !== undefined && typeof value !== "number") throw new SyntaxFault(span, `a number for parameter ${name} to start at`, "one that depends on states");
  claimParameterName(scope, name, span);
  declare(scope, variable, { kind: "value", value: value === undefined ? undefined : scope.context.parameter(name, value) }, span);
}

function carryOutEquation({ target, after, value: syntax, span }: Statement<"equation">, scope: Scope): void {
  if (target === "readout") return declareReadout(syntax, span, scope);
  const known = scope.bindings.get(target);
  if (after && known?.kind !== "state" && known !== BROKEN) throw new SyntaxFault(span, "a state before the sign '", JSON.stringify(target), `Declare it above: "state ${target}"`);
  const value = evaluateExpression(syntax, scope, known?.kind === "state" ? known.name : target);
  if (known?.kind !== "state") return declare(scope, target, { kind: "value", value }, span);
  if (scope.next.has(known.name)) throw new SyntaxFault(span, `one equation of state ${target}`, "a second one", "Choose another name");
  if (value === scope.context.input) throw new SyntaxFault(span, "the next state to be one value a unit", "the input itself", "Write linear(input)");
  scope.next.set(known.name, value);
}

function declareReadout(syntax: Statement<"equation">["value"], span: SourceSpan, scope: Scope): void {
  const { bindings, context } = scope;
  if (bindings.has("readout")) throw new SyntaxFault(span, "one readout", "a second one");
  const value = evaluateExpression(syntax, scope, undefined);
  bindings.set("readout", BROKEN);
  if (value === undefined) return;
  const { builder, node } = expressionOf(value, scope);
  const foreign = foreignToReadout(builder.nodes, node);
  if (foreign !== undefined) throw new SyntaxFault(span, "a readout made of states", `one that uses ${foreign === "input" ? "the input" : foreign === "linear" ? "a linear map" : "noise"}`, "Make it a state of its own, or use states only");
  context.readout(expressionOf(value, scope));
}

function checkStates({ bindings, next }: Scope): void {
  const states = [...bindings].flatMap(([variable, binding]) => (binding.kind === "state" ? [{ variable, ...binding }] : []));
  if (states.length === 0) throw new SyntaxFault({ line: 1, column: 1, length: 1 }, "at least one state", "none", 'Begin with a line such as "state h"');
  const missing = states.find(({ name }) => !next.has(name));
  if (missing !== undefined) throw new SyntaxFault(missing.span, `an equation of state ${missing.variable}`, "none", `Add a line ${missing.variable} = …`);
}
