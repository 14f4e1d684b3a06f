import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Cell } from "../cells/cell.ts";
import { parseCell } from "../cells/equations/parse-cell.ts";
import { cellToJson } from "../cells/serialise.ts";
import type { SpecPart } from "../lab/spec-parts.ts";
import { InvalidInputError } from "../numeric/errors.ts";

/** Far more than a cell's text may have; refused before it is read. */
const MOST_BYTES = 1_000_000;

/**
 * The cell that `--cell` names, as a specification states it: a built-in one by name, or one's own by the path of a
 * `.cell` file with its equations, or of a module whose default export, or only cell among its exports, was made by
 * `defineCell`. One's own cell enters the specification as its graph, so that the run can be repeated without the file.
 *
 * @throws InvalidInputError when the module cannot be imported or does not export one cell, or the equations are at fault.
 */
export async function loadCellPart(text: string, options: Readonly<Record<string, number | string>>, folder: string): Promise<SpecPart> {
  if (!isCellPath(text)) return { name: text, ...options };
  const path = resolve(folder, text);
  const cell = (text.endsWith(".cell") ? await readCell(path, text) : chooseCell(await importModule(path, text), text)).with(options);
  return { name: cell.name, graph: cellToJson(cell) };
}

/** Whether a cell is named by the path of a file rather than by its name. */
export function isCellPath(text: string): boolean {
  return /[/\\]|\.([cm]?[jt]s|cell)$/.test(text);
}

/** A cell written as equations, called after its file unless it says otherwise. */
async function readCell(path: string, text: string): Promise<Cell> {
  const size = await stat(path).then((entry) => (entry.isFile() ? entry.size : undefined), () => undefined);
  if (size === undefined) throw new InvalidInputError({ who: text, expected: "a file with a cell's equations", got: "no such file", remedy: "Check the path" });
  if (size > MOST_BYTES) throw new InvalidInputError({ who: text, expected: "a cell's equations", got: `${size} bytes` });
  return parseCell(await readFile(path, "utf8"), { name: cellName(path), who: text });
}

/** `my-cell.cell` is the cell `myCell`. */
function cellName(path: string): string {
  const [first = "", ...others] = basename(path, ".cell").split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const name = [first, ...others.map((word) => word[0].toUpperCase() + word.slice(1))].join("");
  return /^[A-Za-z]/.test(name) ? name.slice(0, 64) : "cell";
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
