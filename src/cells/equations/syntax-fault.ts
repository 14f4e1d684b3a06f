import type { Complaint } from "../../numeric/errors.ts";
import type { SourceSpan } from "./cell-syntax-error.ts";

/** What ends the reading of one line: a place and a complaint, before the file that it stands in is known. */
export class SyntaxFault extends Error {
  readonly span: SourceSpan;
  readonly complaint: Omit<Complaint, "who">;

  constructor({ line, column, length }: SourceSpan, expected: string, got: string, remedy?: string) {
    super(`expected ${expected}, got ${got}`);
    this.span = { line, column, length };
    this.complaint = { expected, got, ...(remedy === undefined ? {} : { remedy }) };
  }
}
