import { InvalidInputError } from "../../numeric/errors.ts";
import { readNumbers, type ArrayEntry, type Stretch } from "./array-entry.ts";
import type { Hdf5File } from "./hdf5-file.ts";
import { fromColumnMajor, matNumbers, textRows, type MatValue } from "./mat-value.ts";

const MOST_LEVELS = 32;

/** Whether an HDF5 file was written by MATLAB: its variables say which class they are of. */
export function isMat73(file: Hdf5File): boolean {
  return file.children("/").some((name) => !name.startsWith("#") && file.attribute(`/${name}`, "MATLAB_class") !== undefined);
}

/**
 * Reads a MATLAB file of version 7.3: HDF5 with the axes reversed, cells as references, and texts as 16-bit letters.
 * Objects, functions, sparse and complex arrays are named, not read.
 *
 * @returns the variables by name, in the file's order.
 * @throws InvalidInputError when an entry cannot be read, or cells lead back to themselves.
 */
export function readMat73(file: Hdf5File): ReadonlyMap<string, MatValue> {
  const names = file.children("/").filter((name) => !name.startsWith("#"));
  return new Map(names.map((name) => [name, readValue(file, `/${name}`, 0)]));
}

function readValue(file: Hdf5File, path: string, level: number): MatValue {
  if (level > MOST_LEVELS) throw new InvalidInputError({ who: `${file.who} (${path})`, expected: `at most ${MOST_LEVELS} levels of cells and structs`, got: "more, or a cycle", remedy: "Save the arrays themselves" });
  if (file.kind(path) === "group") return readGroup(file, path, level);
  const matlabClass = file.attribute(path, "MATLAB_class");
  const entry = file.dataset(path);
  const shape = entry.shape.toReversed();
  if (file.attribute(path, "MATLAB_empty") === 1) return empty(matlabClass);
  if (matlabClass === "cell") return { kind: "cell", items: file.referencedPaths(path).map((target) => readValue(file, target, level + 1)) };
  if (matlabClass === "char") return { kind: "text", rows: textRows(readNumbers(entry, file.who), shape) };
  if (entry.content !== "numbers" || file.attribute(path, "MATLAB_object_decode") !== undefined) return { kind: "other", what: String(matlabClass ?? entry.type) };
  return { kind: "numbers", shape, type: matlabClass === "logical" ? "boolean" : entry.type, read: (stretch) => readReversed(entry, shape, file.who, stretch) };
}

/** Reversed axes make the file's row-major order column-major. */
function readReversed(entry: ArrayEntry, shape: readonly number[], who: string, stretch?: Stretch): Float64Array {
  if (stretch === undefined) return fromColumnMajor(readNumbers(entry, who), shape);
  const values = readNumbers(entry, who, { ...stretch, axis: shape.length - 1 - stretch.axis });
  return fromColumnMajor(values, shape.map((extent, axis) => (axis === stretch.axis ? stretch.to - stretch.from : extent)));
}

function empty(matlabClass: unknown): MatValue {
  if (matlabClass === "cell") return { kind: "cell", items: [] };
  return matlabClass === "char" ? { kind: "text", rows: [""] } : matNumbers([0, 0], "float64", new Float64Array(0));
}

/** A group is a struct, a struct array (its fields then hold references), or a sparse array. */
function readGroup(file: Hdf5File, path: string, level: number): MatValue {
  if (file.attribute(path, "MATLAB_sparse") !== undefined) return { kind: "other", what: "sparse" };
  const fields = file.children(path).map((name): [string, readonly MatValue[]] => [name, readField(file, `${path}/${name}`, level + 1)]);
  return { kind: "struct", fields: new Map(fields) };
}

function readField(file: Hdf5File, path: string, level: number): readonly MatValue[] {
  const isBareReference = file.kind(path) === "dataset" && file.attribute(path, "MATLAB_class") === undefined && file.dataset(path).type === "reference";
  return isBareReference ? file.referencedPaths(path).map((target) => readValue(file, target, level)) : [readValue(file, path, level)];
}
