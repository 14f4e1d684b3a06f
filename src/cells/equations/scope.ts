import { closestName } from "../../numeric/closest-name.ts";
import type { CellContext } from "../define-cell.ts";
import type { CellOptions } from "../cell.ts";
import type { Expression } from "../expression.ts";
import type { SourceSpan } from "./cell-syntax-error.ts";
import { SyntaxFault } from "./syntax-fault.ts";

/** A number that is known when the cell is made, one value a unit, or nothing where an earlier line is at fault. */
export type Value = number | Expression | undefined;

/** What a name of a source stands for. */
export type Binding =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "state"; readonly name: string; readonly value: Expression; readonly span: SourceSpan }
  /** An option that chooses a function. */
  | { readonly kind: "function"; readonly choice: string };

/** What the lines above a line have made. */
export interface Scope {
  readonly context: CellContext<CellOptions>;
  readonly bindings: Map<string, Binding>;
  /** Values of states after the step, by the states' names in the graph. */
  readonly next: Map<string, Value>;
  /** Names that linear maps and parameters have taken. */
  readonly parameterNames: Set<string>;
  /** Names that lines at fault mention. */
  readonly broken: ReadonlySet<string>;
}

/** Stands for what a faulty line should have made, so that one mistake is reported once. */
export const BROKEN: Binding = { kind: "value", value: undefined };

/**
 * Gives a name its meaning.
 * @throws SyntaxFault where it has one already
 */
export function declare({ bindings }: Scope, name: string, binding: Binding, span: SourceSpan): void {
  if (name === "input") throw new SyntaxFault(span, "a name other than input, which is the input of the step", JSON.stringify(name));
  const known = bindings.get(name);
  if (known !== undefined && known !== BROKEN) throw new SyntaxFault(span, "each name to be given once", `${name} again`, "Choose another name");
  bindings.set(name, binding);
}

/**
 * The name of a linear map or a trainable vector, as files will call it.
 * @throws SyntaxFault where it is reserved or taken
 */
export function claimParameterName({ parameterNames }: Scope, name: string, span: SourceSpan): string {
  if (isReserved(name)) throw reservedName(name, span);
  if (parameterNames.has(name)) throw new SyntaxFault(span, "each linear map and parameter to have its own name", `${name} again`, "Name a linear map in brackets, as in linear[name](h, input)");
  parameterNames.add(name);
  return name;
}

/** Parameters outside the cell are called `readout.…` and `initial.…`. */
export function isReserved(name: string): boolean {
  return name === "readout" || name === "initial";
}

/** The complaint about a reserved name. */
export function reservedName(name: string, span: SourceSpan): SyntaxFault {
  return new SyntaxFault(span, "names other than readout and initial", JSON.stringify(name));
}

/** "Did you mean": among the names that there are. */
export function suggestionFor(name: string, known: Iterable<string>): string | undefined {
  const closest = closestName(name, known);
  return closest === undefined ? undefined : `Did you mean "${closest}"?`;
}
