import { InvalidInputError } from "../numeric/errors.ts";
import { describeJson } from "./describe-json.ts";
import { readNpyHeader, type NpyHeader } from "./npy-header.ts";
import { npyType, type NpyData, type NpyKind, type NpyType } from "./npy-type.ts";
import { columnMajorStrides, gatheredElements } from "./strided-walk.ts";
import { elementCount } from "./tensor.ts";

/** A NumPy array. */
export interface NpyArray {
  /** NumPy's name of the element type as it stood in the file, e.g. `"<f4"`. */
  readonly descr: string;
  readonly kind: NpyKind;
  /** Empty for a scalar. */
  readonly shape: readonly number[];
  /** Row-major, whatever the file's order. Complex numbers are pairs, so their data are twice as long as the shape says; booleans are 0 and 1. */
  readonly data: NpyData;
}

/**
 * Reads a `.npy` file: booleans, integers to 64 bits, floats of 16, 32 and 64 bits, complex numbers, byte strings and
 * Unicode texts; little- and big-endian; C and Fortran order; header versions 1 to 3. Half precision is widened to
 * float32, exactly.
 *
 * @param bytes the whole file.
 * @param options `who` names the complainant in errors, typically the file's path (default `"readNpy"`).
 * @returns the array in memory of its own.
 * @throws InvalidInputError when the file is damaged or cut off, or holds Python objects, records, dates or long doubles.
 */
export function readNpy(bytes: Uint8Array, options: { readonly who?: string } = {}): NpyArray {
  const who = options.who ?? "readNpy";
  const header = readNpyHeader(bytes, who);
  return npyArrayOf(header, bytes.subarray(header.dataAt), who);
}

/**
 * The array that a type, an order and a shape make of bytes.
 * @throws InvalidInputError as `readNpy`
 */
export function npyArrayOf({ descr, fortranOrder, shape }: Omit<NpyHeader, "dataAt">, packed: Uint8Array, who: string): NpyArray {
  const type = npyType(descr);
  if (type === undefined) throw unknownType(descr, who);
  checkLength(type, shape, packed.length, who);
  const native = type.bigEndian && type.word > 1 ? reversedWords(packed, type.word) : packed;
  const data = type.decode(fortranOrder && shape.length > 1 ? gatheredElements(native, { shape, strides: columnMajorStrides(shape) }, type.bytes) : native);
  return { descr, kind: type.kind, shape, data: type.kind === "text" && type.bytes === 0 ? emptyTexts(shape) : data };
}

/** Whether a type is Python's objects, whose bytes are a pickle. */
export function isObjectType(descr: string): boolean {
  return /^[<>|=]?O/.test(descr);
}

function unknownType(descr: string, who: string): InvalidInputError {
  const pickled = isObjectType(descr);
  const got = pickled ? "Python objects" : `element type ${describeJson(descr)}`;
  return new InvalidInputError({ who, expected: "an array of numbers or texts", got, remedy: pickled ? "Save each object as an array of its own (ragged data: one array a trial)" : "Convert it, for example with .astype('float64')" });
}

/** The data must be exactly as long as the shape says, so the shape can make nobody allocate more than the file's size. */
function checkLength(type: NpyType, shape: readonly number[], available: number, who: string): void {
  const count = elementCount(shape);
  if (count === undefined || (type.bytes === 0 && count > MOST_EMPTY_TEXTS)) {
    throw new InvalidInputError({ who, expected: "a countable number of elements", got: `shape [${shape.join(", ")}]`, remedy: "The file is damaged; copy it again" });
  }
  const needed = count * type.bytes;
  if (needed === available) return;
  throw new InvalidInputError({ who, expected: `${needed} bytes of data for ${type.descr} of shape [${shape.join(", ")}]`, got: `${available}`, remedy: "The file is cut off or damaged; copy it again" });
}

/** Texts of length zero take no bytes, so their number needs a bound of its own. */
const MOST_EMPTY_TEXTS = 1_000_000;

function emptyTexts(shape: readonly number[]): readonly string[] {
  return Array.from({ length: elementCount(shape) ?? 0 }, () => "");
}

function reversedWords(bytes: Uint8Array, word: number): Uint8Array {
  const swapped = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += word) {
    for (let k = 0; k < word; k++) swapped[at + k] = bytes[at + word - 1 - k];
  }
  return swapped;
}
