import { InvalidInputError } from "../../numeric/errors.ts";
import { elementCount } from "../tensor.ts";
import { fromColumnMajor, matNumbers, textRows, type MatValue } from "./mat-value.ts";
import { mat5Element, mat5Numbers, MAT5_TYPE, unpackedElement, type Mat5Element } from "./mat5-elements.ts";

const HEADER_BYTES = 128;
const MOST_LEVELS = 32;

/** Numbers of the format's array classes. */
const CLASS = { cell: 1, struct: 2, object: 3, char: 4, sparse: 5, double: 6, uint64: 15 } as const;
const CLASS_NAMES = ["", "cell", "struct", "object", "char", "sparse", "float64", "float32", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "function", "object"];
const COMPLEX_FLAG = 0x08;
const LOGICAL_FLAG = 0x02;

/** Whether the bytes begin as a MAT file of version 5 does (`save -v6` and `-v7` write it). */
export function isMat5(bytes: Uint8Array): boolean {
  const mark = String.fromCharCode(...bytes.subarray(126, 128));
  const version = mark === "IM" ? bytes[125] : bytes[124];
  return bytes.length >= HEADER_BYTES && (mark === "IM" || mark === "MI") && version === 1;
}

/**
 * Reads a MATLAB file of version 5, as `save -v6` and `save -v7` write it: numeric, logical, char, cell and struct
 * arrays, little- and big-endian, compressed or not. Objects, functions, sparse and complex arrays are named, not read.
 *
 * @param bytes the whole file.
 * @param who the complainant in errors, typically the file's path.
 * @returns the variables by name, in the file's order.
 * @throws InvalidInputError when the file is damaged or cut off.
 * Source: MathWorks, "MAT-File Format", version 5.
 */
export function readMat5(bytes: Uint8Array, who: string): ReadonlyMap<string, MatValue> {
  if (!isMat5(bytes)) throw new InvalidInputError({ who, expected: "a MAT file of version 5", got: `${bytes.length} bytes of something else`, remedy: "Save it in MATLAB with save -v7" });
  const littleEndian = bytes[126] === 0x49; // "IM"
  const variables = new Map<string, MatValue>();
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const element = mat5Element(bytes, at, littleEndian, who);
    at = element.next;
    const matrix = element.type === MAT5_TYPE.compressed ? mat5Element(unpackedElement(element.bytes, littleEndian, who), 0, littleEndian, who) : element;
    if (matrix.type !== MAT5_TYPE.matrix) throw damaged(who, "a variable", `an element of type ${matrix.type}`);
    const { name, value } = readMatrix(matrix.bytes, { littleEndian, who, level: 0 });
    if (name !== "") variables.set(name, value); // nameless ones hold MATLAB's own data on objects
  }
  return variables;
}

interface Place {
  readonly littleEndian: boolean;
  readonly who: string;
  readonly level: number;
}

/** Reads elements one after another. */
function reader(bytes: Uint8Array, { littleEndian, who }: Place): () => Mat5Element {
  let at = 0;
  return () => {
    const element = mat5Element(bytes, at, littleEndian, who);
    at = element.next;
    return element;
  };
}

function readMatrix(bytes: Uint8Array, outer: Place): { readonly name: string; readonly value: MatValue } {
  if (outer.level > MOST_LEVELS) throw damaged(outer.who, `at most ${MOST_LEVELS} levels of cells and structs`, "more");
  if (bytes.length === 0) return { name: "", value: matNumbers([0, 0], "float64", new Float64Array(0)) };
  const next = reader(bytes, outer);
  const flags = mat5Numbers(next(), outer.littleEndian, outer.who)[0] ?? 0;
  const classNumber = flags & 0xff;
  if (classNumber > CLASS.uint64) return { name: latin(next().bytes), value: { kind: "other", what: CLASS_NAMES[classNumber] ?? `class ${classNumber}` } };
  const shape = Array.from(mat5Numbers(next(), outer.littleEndian, outer.who));
  const name = latin(next().bytes);
  const place = { ...outer, who: name === "" ? outer.who : `${outer.who} (${name})` };
  return { name, value: readContent(next, classNumber, flags >> 8, checkedShape(shape, place.who), place) };
}

function readContent(next: () => Mat5Element, classNumber: number, flags: number, shape: readonly number[], place: Place): MatValue {
  if (classNumber === CLASS.cell) return { kind: "cell", items: readMatrices(next, countOf(shape), place) };
  if (classNumber === CLASS.struct) return readStruct(next, countOf(shape), place);
  if (classNumber === CLASS.object || classNumber === CLASS.sparse || (flags & COMPLEX_FLAG) !== 0) return { kind: "other", what: (flags & COMPLEX_FLAG) !== 0 ? "complex numbers" : CLASS_NAMES[classNumber] };
  const element = next();
  const values: Float64Array = element.type === MAT5_TYPE.utf8 && classNumber === CLASS.char ? utf8Codes(element.bytes) : mat5Numbers(element, place.littleEndian, place.who);
  if (values.length !== countOf(shape)) throw damaged(place.who, `${countOf(shape)} values for shape [${shape.join(", ")}]`, `${values.length}`);
  if (classNumber === CLASS.char) return { kind: "text", rows: textRows(values, shape) };
  const type = (flags & LOGICAL_FLAG) !== 0 ? "boolean" : CLASS_NAMES[classNumber];
  return matNumbers(shape, type, fromColumnMajor(values, shape));
}

function utf8Codes(bytes: Uint8Array): Float64Array {
  return Float64Array.from(new TextDecoder().decode(bytes).split(""), (letter) => letter.charCodeAt(0));
}

function readStruct(next: () => Mat5Element, count: number, place: Place): MatValue {
  const width = mat5Numbers(next(), place.littleEndian, place.who)[0] ?? 0;
  const letters = next().bytes;
  if (!(Number.isInteger(width) && width > 0)) throw damaged(place.who, "the length of field names", String(width));
  const names = Array.from({ length: Math.floor(letters.length / width) }, (_, k) => latin(letters.subarray(k * width, (k + 1) * width)));
  const values = readMatrices(next, count * names.length, place);
  return { kind: "struct", fields: new Map(names.map((name, k) => [name, values.filter((_, index) => index % names.length === k)])) };
}

/** Each one takes at least a tag, so a lie about their number ends at the file's end, not in memory. */
function readMatrices(next: () => Mat5Element, count: number, place: Place): readonly MatValue[] {
  const values: MatValue[] = [];
  for (let k = 0; k < count; k++) {
    const element = next();
    if (element.type !== MAT5_TYPE.matrix) throw damaged(place.who, "an array in a cell or struct", `an element of type ${element.type}`);
    values.push(readMatrix(element.bytes, { ...place, level: place.level + 1 }).value);
  }
  return values;
}

function checkedShape(shape: readonly number[], who: string): readonly number[] {
  if (shape.length >= 1 && shape.length <= 64 && shape.every((extent) => Number.isInteger(extent) && extent >= 0) && elementCount(shape) !== undefined) return shape;
  throw damaged(who, "the sizes of an array", `[${shape.slice(0, 8).join(", ")}]`);
}

function countOf(shape: readonly number[]): number {
  return elementCount(shape) ?? 0;
}

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("").replace(/\0.*$/s, "");
}

function damaged(who: string, expected: string, got: string): InvalidInputError {
  return new InvalidInputError({ who, expected, got, remedy: "The file is damaged or cut off; copy it again" });
}
