import { builtInCells } from "../cells/catalogue.ts";
import type { Cell, CellOptions } from "../cells/cell.ts";
import { cellFromJson, cellToJson } from "../cells/serialise.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import { createTask } from "../tasks/catalogue.ts";
import { closestName } from "../numeric/closest-name.ts";
import type { Task } from "../tasks/task.ts";

/** A task or cell as a specification names it: its name and its own options. */
export type SpecPart = Readonly<Record<string, unknown>> & { readonly name: string };

/** The task that a specification names. Throws InvalidInputError for an unknown name or option. */
export function taskOf({ name, ...options }: SpecPart): Task {
  return createTask(name, options as Readonly<Record<string, number>>);
}

/** A task's part of a specification with every option stated. */
export function normalTask(part: SpecPart): SpecPart {
  const task = taskOf(part);
  return { ...task.options, name: task.name };
}

/** The cell that a specification names or, under `graph`, carries. Throws InvalidInputError for anything else. */
export function cellOf({ name, graph, ...options }: SpecPart): Cell {
  if (graph !== undefined) return cellFromJson(graph).with(options as CellOptions);
  const cell = builtInCells.get(name);
  if (cell !== undefined) return cell.with(options as CellOptions);
  const names = [...builtInCells.keys()];
  const closest = closestName(name, names);
  const remedy = closest === undefined ? "A cell of your own is given as a path to its module, such as ./my-cell.mjs" : `Did you mean "${closest}"?`;
  throw new InvalidInputError({ who: "cell", expected: `one of ${names.join(", ")}`, got: JSON.stringify(name), remedy });
}

/** A cell's part of a specification: a built-in one with every option stated, any other as its graph. */
export function normalCell(part: SpecPart): SpecPart {
  const cell = cellOf(part);
  if (part["graph"] === undefined) return { ...cell.options, name: cell.name };
  return { name: cell.name, graph: cellToJson(cell) };
}
