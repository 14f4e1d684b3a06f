import { SyntaxFault } from "./syntax-fault.ts";
import type { Token } from "./tokens.ts";

/** A place among the tokens of a line. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The token `ahead` of the next one. */
  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
  }

  /** The next token, and goes past it. */
  take(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  /** Whether the next token is the sign. */
  sees(sign: string): boolean {
    return this.peek().kind === "sign" && this.peek().text === sign;
  }

  /** Goes past a sign if it is next. */
  skip(sign: string): boolean {
    const isNext = this.sees(sign);
    if (isNext) this.#at++;
    return isNext;
  }

  /** Goes past a sign, which must be next. */
  expect(sign: string, where: string): void {
    if (!this.skip(sign)) throw this.fault(`"${sign}" ${where}`);
  }

  /** Takes a name, which must be next. */
  name(what: string): Token {
    if (this.peek().kind !== "name") throw this.fault(what);
    return this.take();
  }

  /** A complaint about the next token. */
  fault(expected: string, remedy?: string): SyntaxFault {
    const token = this.peek();
    return new SyntaxFault(token, expected, token.kind === "end" ? "the end of the line" : JSON.stringify(token.text), remedy);
  }
}
