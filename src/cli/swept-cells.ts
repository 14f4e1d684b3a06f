import { isCellPath, loadCellPart } from "./load-cell-part.ts";

type Part = Readonly<Record<string, unknown>>;

/**
 * A sweep whose cells that are given as the path of a module have been replaced by what the module exports. Its shape
 * stays, so that places in its file remain true; what is no such cell is left for the sweep's check to judge.
 */
export async function loadSweptCells(sweep: unknown, folder: string): Promise<unknown> {
  if (!isRecord(sweep)) return sweep;
  const { cell } = sweep;
  if (cell === undefined) return sweep;
  return { ...sweep, cell: Array.isArray(cell) ? await Promise.all(cell.map((item) => loadSwept(item, folder))) : await loadSwept(cell, folder) };
}

async function loadSwept(cell: unknown, folder: string): Promise<unknown> {
  const { name, ...options } = isRecord(cell) ? cell : { name: cell };
  if (typeof name !== "string" || !isCellPath(name)) return cell;
  return loadCellPart(name, options as Readonly<Record<string, number | string>>, folder);
}

function isRecord(value: unknown): value is Part {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
