import { InvalidInputError, type Complaint } from "../../numeric/errors.ts";

/** A stretch of one line of a source; line and column count from 1, columns and length in UTF-16 code units. */
export interface SourceSpan {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** What is wrong with a cell written as text, and where. Its `who` ends in `:line:column`. */
export class CellSyntaxError extends InvalidInputError implements SourceSpan {
  readonly line: number;
  readonly column: number;
  /** How many characters the complaint is about, at least 1. */
  readonly length: number;

  constructor(span: SourceSpan, { who, ...complaint }: Complaint) {
    super({ who: `${who}:${span.line}:${span.column}`, ...complaint });
    this.line = span.line;
    this.column = span.column;
    this.length = Math.max(1, span.length);
  }
}
