import type { BinaryOperation } from "../graph.ts";
import type { SourceSpan } from "./cell-syntax-error.ts";

/** An expression as it was written. */
export type ExpressionSyntax =
  | { readonly kind: "number"; readonly value: number; readonly span: SourceSpan }
  /** A name; `after` asks for the value of a state after the step, as in `c'`. */
  | { readonly kind: "variable"; readonly name: string; readonly after: boolean; readonly span: SourceSpan }
  | { readonly kind: "negate"; readonly operand: ExpressionSyntax; readonly span: SourceSpan }
  /** Operations of equal precedence, from left to right. A list, so that a long sum is not a deep one. */
  | { readonly kind: "chain"; readonly first: ExpressionSyntax; readonly rest: readonly ChainLink[]; readonly span: SourceSpan }
  | { readonly kind: "call"; readonly name: string; readonly label: Label | undefined; readonly arguments: readonly ArgumentSyntax[]; readonly span: SourceSpan };

/** An operator and what stands to its right. */
export interface ChainLink {
  readonly operator: "+" | "-" | "*" | "/" | "<" | ">";
  readonly operand: ExpressionSyntax;
  readonly span: SourceSpan;
}

/** The name in brackets of a linear map, as in `linear[hidden](h, input)`. */
export interface Label {
  readonly name: string;
  readonly span: SourceSpan;
}

/** An argument, with the name that its weight matrix is given, as in `linear(left: a, right: b)`. */
export interface ArgumentSyntax {
  readonly label: Label | undefined;
  readonly value: ExpressionSyntax;
}

/** What one line says. `span` is that of the name it is about. */
export type StatementSyntax =
  | { readonly kind: "cell"; readonly name: string; readonly span: SourceSpan }
  | { readonly kind: "state" | "noise"; readonly name: string; readonly variable: string; readonly span: SourceSpan }
  | { readonly kind: "parameter"; readonly name: string; readonly variable: string; readonly initial: ExpressionSyntax | undefined; readonly span: SourceSpan }
  | { readonly kind: "option"; readonly name: string; readonly value: ExpressionSyntax; readonly span: SourceSpan }
  | { readonly kind: "equation"; readonly target: string; readonly after: boolean; readonly value: ExpressionSyntax; readonly span: SourceSpan };

/** Operators as operations of a graph; `a > b` is `b < a`. */
export const OPERATIONS: Readonly<Record<ChainLink["operator"], BinaryOperation>> = {
  "+": "add", "-": "subtract", "*": "multiply", "/": "divide", "<": "less", ">": "less",
};
