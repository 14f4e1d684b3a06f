import { SyntaxFault } from "./syntax-fault.ts";
import type { ArgumentSyntax, ChainLink, ExpressionSyntax, Label } from "./syntax.ts";
import type { TokenCursor } from "./token-cursor.ts";

/** Brackets, calls and signs inside one another; the parser recurses, and a stack that is full would end the process. */
const MOST_LEVELS = 100;

/** Operators from the loosest to the tightest binding. */
const LEVELS: readonly (readonly string[])[] = [["<", ">"], ["+", "-"], ["*", "/"]];

/**
 * Reads an expression: comparisons bind loosest, then sums, products, the minus sign. Operations of equal precedence go
 * from left to right; a comparison of comparisons needs brackets.
 * @throws SyntaxFault where it ends too soon, or nests deeper than 100 levels
 */
export function parseExpression(cursor: TokenCursor, depth = 0): ExpressionSyntax {
  return parseChain(cursor, 0, depth);
}

function parseChain(cursor: TokenCursor, level: number, depth: number): ExpressionSyntax {
  if (level === LEVELS.length) return parseSigned(cursor, depth);
  const first = parseChain(cursor, level + 1, depth);
  const rest: ChainLink[] = [];
  const most = level === 0 ? 1 : Infinity;
  const operators = LEVELS[level];
  while (rest.length < most && operators.some((operator) => cursor.sees(operator))) {
    const { text, ...span } = cursor.take();
    rest.push({ operator: text as ChainLink["operator"], operand: parseChain(cursor, level + 1, depth), span });
  }
  return rest.length === 0 ? first : { kind: "chain", first, rest, span: rest[0].span };
}

function parseSigned(cursor: TokenCursor, depth: number): ExpressionSyntax {
  const span = cursor.peek();
  if (depth > MOST_LEVELS) throw new SyntaxFault(span, `at most ${MOST_LEVELS} levels of brackets`, "more", "Give parts of it names on lines of their own");
  return cursor.skip("-") ? { kind: "negate", operand: parseSigned(cursor, depth + 1), span } : parseOperand(cursor, depth);
}

function parseOperand(cursor: TokenCursor, depth: number): ExpressionSyntax {
  if (cursor.skip("(")) {
    const inner = parseExpression(cursor, depth + 1);
    cursor.expect(")", "to close the bracket");
    return inner;
  }
  const token = cursor.peek();
  if (token.kind === "number") return parseNumber(cursor);
  if (token.kind !== "name") throw cursor.fault("a number, a name or a bracket");
  return cursor.peek(1).text === "(" || cursor.peek(1).text === "[" ? parseCall(cursor, depth) : parseVariable(cursor);
}

function parseNumber(cursor: TokenCursor): ExpressionSyntax {
  const span = cursor.take();
  const value = Number(span.text);
  if (!Number.isFinite(value)) throw new SyntaxFault(span, "a number below 1.8e308", span.text);
  if (cursor.peek().kind === "name") throw cursor.fault(`an operator after ${span.text}`, `Write ${span.text} * ${cursor.peek().text}`);
  return { kind: "number", value, span };
}

function parseVariable(cursor: TokenCursor): ExpressionSyntax {
  const span = cursor.take();
  return { kind: "variable", name: span.text, after: cursor.skip("'"), span };
}

function parseCall(cursor: TokenCursor, depth: number): ExpressionSyntax {
  const span = cursor.take();
  const label = cursor.skip("[") ? bracketed(cursor) : undefined;
  cursor.expect("(", `after ${span.text}`);
  const given: ArgumentSyntax[] = [];
  while (!cursor.sees(")")) {
    given.push(parseArgument(cursor, depth));
    if (!cursor.skip(",")) break;
  }
  cursor.expect(")", `to close ${span.text}(`);
  return { kind: "call", name: span.text, label, arguments: given, span };
}

function bracketed(cursor: TokenCursor): Label {
  const span = cursor.name("a name in the brackets");
  cursor.expect("]", "to close the bracket");
  return { name: span.text, span };
}

function parseArgument(cursor: TokenCursor, depth: number): ArgumentSyntax {
  if (cursor.peek().kind !== "name" || cursor.peek(1).text !== ":") return { label: undefined, value: parseExpression(cursor, depth + 1) };
  const span = cursor.take();
  cursor.take();
  return { label: { name: span.text, span }, value: parseExpression(cursor, depth + 1) };
}
