import { columnMajorStrides, walkStrided } from "../strided-walk.ts";
import { entryInMemory, type Stretch } from "./array-entry.ts";

/** A value of a MATLAB file. Shapes are MATLAB's; numbers are read row-major, those of version 7.3 when they are asked for. */
export type MatValue =
  | { readonly kind: "numbers"; readonly shape: readonly number[]; readonly type: string; readonly read: (stretch?: Stretch) => Float64Array }
  | { readonly kind: "text"; readonly rows: readonly string[] }
  | { readonly kind: "cell"; readonly items: readonly MatValue[] }
  /** Each field holds one value an element of the array of structs; a plain struct has one. */
  | { readonly kind: "struct"; readonly fields: ReadonlyMap<string, readonly MatValue[]> }
  /** What is not read here, in words: sparse and complex arrays, functions, objects. */
  | { readonly kind: "other"; readonly what: string };

/** Numbers that are in memory already, row-major. */
export function matNumbers(shape: readonly number[], type: string, data: Float64Array): MatValue {
  const entry = entryInMemory("", shape, type, data);
  return { kind: "numbers", shape, type, read: (stretch) => entry.read(stretch) as Float64Array };
}

/** Column-major → row-major. */
export function fromColumnMajor(values: Float64Array, shape: readonly number[]): Float64Array {
  if (shape.filter((extent) => extent !== 1).length < 2) return values;
  const out = new Float64Array(values.length);
  walkStrided({ shape, strides: columnMajorStrides(shape) }, (from, to) => {
    out[to] = values[from];
  });
  return out;
}

/** The rows of a char array from its codes, column-major [rows, columns]; blanks that only fill a row up are left out. */
export function textRows(codes: ArrayLike<number>, shape: readonly number[]): readonly string[] {
  const rows = shape[0] ?? 0;
  const columns = rows === 0 ? 0 : codes.length / rows;
  const row = (r: number) => Array.from({ length: columns }, (_, c) => String.fromCharCode(codes[c * rows + r])).join("");
  return Array.from({ length: rows }, (_, r) => (rows === 1 ? row(r) : row(r).trimEnd()));
}
