import { parseExpression } from "./parse-expression.ts";
import type { StatementSyntax } from "./syntax.ts";
import { TokenCursor } from "./token-cursor.ts";
import type { Token } from "./tokens.ts";

const DECLARATIONS = ["cell", "state", "noise", "parameter", "option"] as const;
type Declaration = (typeof DECLARATIONS)[number];

/**
 * What the tokens of one line say: nothing, one statement, or, for `state h, c`, several.
 * @throws SyntaxFault where the line is no statement
 */
export function parseLine(tokens: readonly Token[]): readonly StatementSyntax[] {
  const cursor = new TokenCursor(tokens);
  if (cursor.peek().kind === "end") return [];
  const keyword = DECLARATIONS.find((word) => word === cursor.peek().text && cursor.peek(1).kind === "name");
  const statements = keyword === undefined ? [parseEquation(cursor)] : parseDeclarations(cursor, keyword);
  if (cursor.peek().kind !== "end") throw cursor.fault("an operator or the end of the line");
  return statements;
}

function parseEquation(cursor: TokenCursor): StatementSyntax {
  const word = DECLARATIONS.find((declaration) => declaration === cursor.peek().text);
  const span = cursor.name("an equation such as h = tanh(linear(h, input))");
  const after = cursor.skip("'");
  if (!cursor.skip("=")) throw cursor.fault(word === undefined ? `"=" after ${span.text}` : `"=" or a name after ${word}`);
  return { kind: "equation", target: span.text, after, value: parseExpression(cursor), span };
}

function parseDeclarations(cursor: TokenCursor, keyword: Declaration): StatementSyntax[] {
  cursor.take();
  const statements = [parseDeclaration(cursor, keyword)];
  if (keyword === "cell") return statements;
  while (cursor.skip(",")) statements.push(parseDeclaration(cursor, keyword));
  return statements;
}

function parseDeclaration(cursor: TokenCursor, kind: Declaration): StatementSyntax {
  const span = cursor.name(`a name after ${kind}`);
  const name = span.text;
  if (kind === "cell") return { kind, name, span };
  if (kind === "option") {
    cursor.expect("=", `and a default after option ${name}`);
    return { kind, name, value: parseExpression(cursor), span };
  }
  const variable = takeAlias(cursor) ?? name;
  if (kind !== "parameter") return { kind, name, variable, span };
  return { kind, name, variable, initial: cursor.skip("=") ? parseExpression(cursor) : undefined, span };
}

/** `state input as s`: the equations call it otherwise than files do. */
function takeAlias(cursor: TokenCursor): string | undefined {
  if (cursor.peek().kind !== "name" || cursor.peek().text !== "as") return undefined;
  cursor.take();
  return cursor.name("a name after as").text;
}
