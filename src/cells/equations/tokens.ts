import type { SourceSpan } from "./cell-syntax-error.ts";
import { SyntaxFault } from "./syntax-fault.ts";

/** A word, number or sign of a line; `end` stands behind the last of them. */
export interface Token extends SourceSpan {
  readonly kind: "name" | "number" | "sign" | "end";
  readonly text: string;
}

const LONGEST_NAME = 64;
const TOKEN = /[ \t]+|#.*|([A-Za-z][A-Za-z0-9_]*)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([-+*/()[\],=<>':−⊙])/uy;
/** Signs as the equations of a cell are printed. */
const PRINTED: ReadonlyMap<string, string> = new Map([["−", "-"], ["⊙", "*"]]);

/**
 * The tokens of one line, without its spaces and comment.
 * @throws SyntaxFault for a character that means nothing, and for names of more than 64 characters
 */
export function tokensOf(text: string, line: number): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) throw strayCharacter(text, at, line);
    const token = tokenOf(match, { line, column: at + 1, length: match[0].length });
    if (token !== undefined) tokens.push(token);
  }
  return [...tokens, { kind: "end", text: "", line, column: text.trimEnd().length + 1, length: 1 }];
}

function tokenOf([text, name, number, sign]: RegExpExecArray, span: SourceSpan): Token | undefined {
  if (name !== undefined) {
    if (name.length > LONGEST_NAME) throw new SyntaxFault(span, `names of at most ${LONGEST_NAME} characters`, `one of ${name.length}`);
    return { kind: "name", text, ...span };
  }
  if (number !== undefined) return { kind: "number", text, ...span };
  return sign === undefined ? undefined : { kind: "sign", text: PRINTED.get(sign) ?? sign, ...span };
}

function strayCharacter(text: string, at: number, line: number): SyntaxFault {
  const character = String.fromCodePoint(text.codePointAt(at)!);
  return new SyntaxFault({ line, column: at + 1, length: character.length }, "names, numbers and the signs + - * / < > = ( ) [ ] , : '", JSON.stringify(character));
}
