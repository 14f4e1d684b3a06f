import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { cellToJson } from "../cells/serialise.ts";
import type { Cell } from "../cells/cell.ts";
import type { SpecPart } from "../lab/spec-parts.ts";
import { InvalidInputError } from "../numeric/errors.ts";

/**
 * The cell that `--cell` names, as a specification states it: a built-in one by name, or one's own by the path
 * of a module whose default export, or only cell among its exports, was made by `defineCell`. The cell of a
 * module enters the specification as its graph, so that the run can be repeated without the module.
 *
 * @throws InvalidInputError when the module cannot be imported or does not export one cell.
 */
export async function loadCellPart(text: string, options: Readonly<Record<string, number | string>>, folder: string): Promise<SpecPart> {
  if (!isModulePath(text)) return { name: text, ...options };
  const cell = chooseCell(await importModule(resolve(folder, text), text), text).with(options);
  return { name: cell.name, graph: cellToJson(cell) };
}

/** Whether a cell is named by the path of a module rather than by its name. */
export function isModulePath(text: string): boolean {
  return /[/\\]|\.[cm]?[jt]s$/.test(text);
}

async function importModule(path: string, text: string): Promise<Readonly<Record<string, unknown>>> {
  if (!existsSync(path)) throw new InvalidInputError({ who: text, expected: "a module that exports a cell", got: "no such file", remedy: "Check the path" });
  try {
    return (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new InvalidInputError({ who: text, expected: "a module that can be imported", got, remedy: "Check that the module runs under node by itself" });
  }
}

function chooseCell(module: Readonly<Record<string, unknown>>, text: string): Cell {
  if (isCell(module["default"])) return module["default"];
  const cells = Object.values(module).filter(isCell);
  if (cells.length === 1) return cells[0];
  throw new InvalidInputError({ who: text, expected: "one cell made by defineCell among the exports", got: `${cells.length}`, remedy: "Export the cell as the module's default" });
}

function isCell(value: unknown): value is Cell {
  return typeof value === "object" && value !== null && "states" in value && "equations" in value && "with" in value && typeof value.with === "function";
}
