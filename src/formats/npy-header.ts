import { InvalidInputError } from "../numeric/errors.ts";
import { describeJson } from "./describe-json.ts";

/** What a `.npy` header states, and where the values begin. */
export interface NpyHeader {
  readonly descr: string;
  /** Whether the first index runs fastest. */
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  readonly dataAt: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** NumPy's own limit for headers of plain arrays is 10,000; long shapes and comments need less. */
const LONGEST_HEADER = 65_536;
/** NumPy's limit. */
const MOST_AXES = 64;

/** Whether the bytes begin as a `.npy` file does. */
export function isNpy(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/**
 * Reads the header of a `.npy` file, versions 1 to 3, as the one Python literal that the format allows. Nothing is
 * evaluated.
 *
 * @throws InvalidInputError when the file is no `.npy` file or cut off, or the header is anything but a dictionary of
 *   `descr`, `fortran_order` and `shape`.
 * Source: numpy.lib.format's description of the format.
 */
export function readNpyHeader(bytes: Uint8Array, who: string): NpyHeader {
  if (!isNpy(bytes) || bytes.length < 10) throw new InvalidInputError({ who, expected: "a .npy array", got: `${bytes.length} bytes that do not begin as one`, remedy: "Save it with numpy.save" });
  const version = bytes[6];
  if (version < 1 || version > 3) throw new InvalidInputError({ who, expected: "a .npy file of version 1, 2 or 3", got: `version ${version}`, remedy: "Save it with numpy.save" });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (version > 1 && bytes.length < 12) throw cutOff(bytes.length, who);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LONGEST_HEADER) throw new InvalidInputError({ who, expected: `a .npy header of at most ${LONGEST_HEADER} bytes`, got: `${length}`, remedy: "Save plain arrays, without record types" });
  const from = version === 1 ? 10 : 12;
  if (from + length > bytes.length) throw cutOff(bytes.length, who);
  const text = new TextDecoder(version === 3 ? "utf-8" : "latin1").decode(bytes.subarray(from, from + length));
  return { ...parseHeader(text, who), dataAt: from + length };
}

function cutOff(length: number, who: string): InvalidInputError {
  return new InvalidInputError({ who, expected: "a whole .npy header", got: `a file of ${length} bytes`, remedy: "The file is cut off; copy it again" });
}

const DESCR = /^\{[^]*'descr'\s*:\s*'([^'\\]{1,32})'/;
const STATED = /^\s*\{\s*(?:'(?:descr|fortran_order|shape)'\s*:\s*(?:'[^'\\]{1,32}'|True|False|\([\d,\sL]*\))\s*,?\s*){3}\}\s*$/;

/** The three entries may come in any order; the pattern admits nothing else. */
function parseHeader(text: string, who: string): Omit<NpyHeader, "dataAt"> {
  if (/'descr'\s*:\s*\[/.test(text)) throw new InvalidInputError({ who, expected: "an array of plain numbers or texts", got: "an array of records", remedy: "Save each field as an array of its own" });
  const descr = DESCR.exec(text)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\(([\d,\sL]*)\)/.exec(text)?.[1];
  if (!STATED.test(text) || descr === undefined || order === undefined || shape === undefined) {
    throw new InvalidInputError({ who, expected: "a .npy header of descr, fortran_order and shape", got: describeJson(text.trim()), remedy: "Save it with numpy.save" });
  }
  return { descr, fortranOrder: order === "True", shape: parseShape(shape, who) };
}

function parseShape(text: string, who: string): readonly number[] {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.at(-1) === "") parts.pop();
  const shape = parts.map((part) => (/^\d{1,16}L?$/.test(part) ? Number.parseInt(part, 10) : Number.NaN));
  if (shape.length <= MOST_AXES && shape.every(Number.isSafeInteger)) return shape;
  throw new InvalidInputError({ who, expected: `a shape of at most ${MOST_AXES} whole numbers`, got: `(${describeJson(text)})` });
}
