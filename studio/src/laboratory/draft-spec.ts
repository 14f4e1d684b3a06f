import { cellSource } from "@nullcline/cells/equations/cell-source.ts";
import { parseCell } from "@nullcline/cells/equations/parse-cell.ts";
import { cellFromJson, cellToJson } from "@nullcline/cells/serialise.ts";
import { parseRunSpec, type RunSpec } from "@nullcline/lab/run-spec.ts";
import { cellOf } from "@nullcline/lab/spec-parts.ts";
import { createTask } from "@nullcline/tasks/catalogue.ts";

/** What the form calls a cell that is written as text. */
export const OWN_CELL = "own";

/** A value of an option as it stands in its field. */
export type FieldValue = number | string;

/** The form's fields; nothing is checked until it becomes a specification. */
export interface DraftSpec {
  readonly task: string;
  readonly taskOptions: Readonly<Record<string, FieldValue>>;
  /** A built-in cell's name, or `OWN_CELL`. */
  readonly cell: string;
  readonly cellOptions: Readonly<Record<string, FieldValue>>;
  /** The text of an own cell. */
  readonly source: string;
  readonly units: FieldValue;
  readonly seed: FieldValue;
  readonly gain: FieldValue;
  readonly recurrent: string;
  readonly training: Readonly<Record<string, FieldValue>>;
}

/** The fields that say what a specification says. */
export function draftOf(spec: RunSpec): DraftSpec {
  const { name: task, ...taskOptions } = spec.task;
  const { name: cell, graph, ...cellOptions } = spec.cell;
  return {
    task, taskOptions: taskOptions as Record<string, FieldValue>,
    cell: graph === undefined ? cell : OWN_CELL, cellOptions: cellOptions as Record<string, FieldValue>,
    source: cellSource(graph === undefined ? cellOf(spec.cell) : cellFromJson(graph)),
    units: spec.units, seed: spec.seed,
    gain: spec.initialisation?.gain ?? 1, recurrent: spec.initialisation?.recurrent ?? "gaussian",
    training: { ...spec.training },
  };
}

/** The fields with another task and that task's own options. */
export function withTask(draft: DraftSpec, task: string): DraftSpec {
  return { ...draft, task, taskOptions: { ...createTask(task).options } };
}

/** The fields with another cell; an own cell starts as the text of the one before. */
export function withCell(draft: DraftSpec, cell: string): DraftSpec {
  if (cell === OWN_CELL) return { ...draft, cell, cellOptions: {} };
  const chosen = cellOf({ name: cell });
  return { ...draft, cell, cellOptions: { ...chosen.options }, source: cellSource(chosen) };
}

/**
 * The specification that the fields say.
 * @throws InvalidInputError naming the first field that cannot be used, CellSyntaxError for an own cell.
 */
export function specOf(draft: DraftSpec): RunSpec {
  return parseRunSpec({
    task: { ...draft.taskOptions, name: draft.task },
    cell: draft.cell === OWN_CELL ? ownCell(draft.source) : { ...draft.cellOptions, name: draft.cell },
    units: draft.units, seed: draft.seed,
    initialisation: { gain: draft.gain, recurrent: draft.recurrent },
    training: draft.training,
  }, { who: "the form" });
}

function ownCell(source: string): { readonly name: string; readonly graph: unknown } {
  const cell = parseCell(source, { name: "own" });
  return { name: cell.name, graph: cellToJson(cell) };
}
