import { InvalidInputError } from "../../numeric/errors.ts";
import type { Cell, CellOptions } from "../cell.ts";
import { defineCell } from "../define-cell.ts";
import { buildCell, faultsOf, type SourceLines } from "./build-cell.ts";
import { CellSyntaxError } from "./cell-syntax-error.ts";
import { FUNCTION_CHOICES } from "./functions.ts";
import { parseLine } from "./parse-line.ts";
import type { ExpressionSyntax, StatementSyntax } from "./syntax.ts";
import { SyntaxFault } from "./syntax-fault.ts";
import { tokensOf } from "./tokens.ts";

/** Longer than any cell, short enough for a link. */
const MOST_CHARACTERS = 20_000;
const CELL_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** How a source is read. */
export interface ParseCellOptions {
  /** What the cell is called where no line `cell NAME` says so. Default "cell". */
  readonly name?: string;
  /** What errors call the source, typically its file. Default "cell". */
  readonly who?: string;
}

/**
 * A cell from equations written as text; nothing in the text is executed. `docs/guides/cells-as-text.md` describes the
 * language.
 *
 * A line is one of
 * - `state h` (several: `state h, c`), `noise xi`, `parameter memory = -1`, `option tau = 10`, `option phi = tanh`, `cell NAME`;
 * - an equation `name = expression`: of a state, whose next value it gives; of `readout`, which by default sees the first
 *   state; or of a value for the lines below.
 *
 * Expressions have `+ - * / < >`, elementwise functions, `linear(h, input)` and `linearWithoutBias(…)`, whose parameters
 * are called after the equation or, in brackets, otherwise: `linear[hidden](h, input)`. The name of a state is its value
 * before the step, `c'` the one after it. `#` begins a comment.
 *
 * Options are those of the cell: `.with({ tau: 20 })`.
 *
 * @throws CellSyntaxError for the first mistake in the text; `checkCell` lists all
 * @example
 * parseCell("state h\nh = 0.9 * h + 0.1 * tanh(linear[drive](h, input))").states; // ["h"]
 */
export function parseCell(source: string, { name = "cell", who = "cell" }: ParseCellOptions = {}): Cell {
  if (!CELL_NAME.test(name)) throw new InvalidInputError({ who: "parseCell", expected: "a name of letters, digits and underscores", got: JSON.stringify(name) });
  const { lines, options } = readSource(source);
  const title = lines.statements.find((statement) => statement.kind === "cell");
  const definition = (context: Parameters<Parameters<typeof defineCell>[1]>[0]) => {
    const built = buildCell(lines, context);
    const first = inOrder([...lines.faults, ...built.faults])[0];
    if (first !== undefined) throw new CellSyntaxError(first.span, { who, ...first.complaint });
    return built.next;
  };
  return defineCell(title?.name ?? name, definition, options);
}

/**
 * Every mistake in a cell's text, in the order of their places; none where `parseCell` takes it. At most one a line, and
 * none that only follows from another.
 */
export function checkCell(source: string, { who = "cell" }: Pick<ParseCellOptions, "who"> = {}): readonly CellSyntaxError[] {
  const { lines, options } = readSource(source);
  let found = lines.faults;
  try {
    defineCell("cell", (context) => {
      const built = buildCell(lines, context);
      found = [...lines.faults, ...built.faults];
      if (found.length > 0) throw found[0];
      return built.next;
    }, options);
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
  }
  return inOrder(found).map(({ span, complaint }) => new CellSyntaxError(span, { who, ...complaint }));
}

/** The lines of a source and the defaults of its options. */
function readSource(source: string): { readonly lines: SourceLines; readonly options: CellOptions } {
  const statements: StatementSyntax[] = [];
  const faults: SyntaxFault[] = [];
  const broken = new Set<string>();
  const lines = { statements, faults, broken };
  if (source.length > MOST_CHARACTERS) {
    faults.push(new SyntaxFault({ line: 1, column: 1, length: 1 }, `at most ${MOST_CHARACTERS} characters`, String(source.length)));
    return { lines, options: {} };
  }
  source.split(/\r\n|\r|\n/).forEach((text, index) => {
    const mentioned = () => (/^[^#=]*/.exec(text)![0].match(/[A-Za-z]\w*/g) ?? []).forEach((name) => broken.add(name));
    faults.push(...faultsOf(() => statements.push(...parseLine(tokensOf(text, index + 1))), mentioned));
  });
  faults.push(...repeatedTitles(statements));
  return { lines, options: defaultsOf(statements, faults, broken) };
}

function repeatedTitles(statements: readonly StatementSyntax[]): SyntaxFault[] {
  return statements.filter(({ kind }) => kind === "cell").slice(1).map(({ span }) => new SyntaxFault(span, "one name of the cell", "a second one"));
}

function defaultsOf(statements: readonly StatementSyntax[], faults: SyntaxFault[], broken: Set<string>): CellOptions {
  const defaults = new Map<string, number | string>();
  for (const statement of statements) {
    if (statement.kind !== "option") continue;
    const { name, value } = statement;
    faults.push(...faultsOf(() => defaults.set(name, optionDefault(value)), () => broken.add(name)));
  }
  return Object.fromEntries(defaults);
}

function optionDefault(syntax: ExpressionSyntax): number | string {
  if (syntax.kind === "number") return syntax.value;
  if (syntax.kind === "negate" && syntax.operand.kind === "number") return -syntax.operand.value;
  if (syntax.kind === "variable" && FUNCTION_CHOICES.includes(syntax.name)) return syntax.name;
  throw new SyntaxFault(syntax.span, "a number or the name of a function", "something to compute", "Compute with options in an equation");
}

function inOrder(faults: readonly SyntaxFault[]): SyntaxFault[] {
  return faults.toSorted((a, b) => a.span.line - b.span.line || a.span.column - b.span.column);
}
