import { InvalidInputError } from "../numeric/errors.ts";
import { elementCount } from "./tensor.ts";

/** An array that `writeNpy` can write; row-major. Texts become Unicode elements of the longest one's length. */
export interface WritableArray {
  /** Empty for a scalar. */
  readonly shape: readonly number[];
  readonly data: Float64Array | Float32Array | BigInt64Array | BigUint64Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array | readonly string[];
}

/** NumPy aligns the data of an array to this many bytes. */
const ALIGNMENT = 64;
const PREFIX_BYTES = 10;

/**
 * An array as the bytes of a `.npy` file, version 1, little-endian, in C order.
 *
 * @throws InvalidInputError when the data are not as long as the shape says.
 */
export function writeNpy({ shape, data }: WritableArray): Uint8Array {
  if (elementCount(shape) !== data.length) throw new InvalidInputError({ who: "writeNpy", expected: `${elementCount(shape)} values for shape [${shape.join(", ")}]`, got: `${data.length}` });
  const { descr, bytes } = encode(data);
  const sizes = `(${shape.map((size) => `${size},`).join(" ")})`.replace(/(, .*),\)$/, "$1)");
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${sizes}, }`;
  const length = Math.ceil((PREFIX_BYTES + header.length + 1) / ALIGNMENT) * ALIGNMENT;
  const file = new Uint8Array(length + bytes.length);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  new DataView(file.buffer).setUint16(8, length - PREFIX_BYTES, true);
  file.set(new TextEncoder().encode(`${header.padEnd(length - PREFIX_BYTES - 1)}\n`), PREFIX_BYTES);
  file.set(bytes, length);
  return file;
}

function encode(data: WritableArray["data"]): { readonly descr: string; readonly bytes: Uint8Array } {
  if (!ArrayBuffer.isView(data)) return encodeTexts(data);
  return { descr: descrOf(data), bytes: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

function descrOf(data: Exclude<WritableArray["data"], readonly string[]>): string {
  const size = data.BYTES_PER_ELEMENT;
  const letter = data instanceof Float64Array || data instanceof Float32Array ? "f" : /^(Big)?Uint/.test(data.constructor.name) ? "u" : "i";
  return `${size === 1 ? "|" : "<"}${letter}${size}`;
}

function encodeTexts(texts: readonly string[]): { readonly descr: string; readonly bytes: Uint8Array } {
  const points = texts.map((text) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0));
  const longest = Math.max(1, ...points.map(({ length }) => length));
  const words = new Uint32Array(texts.length * longest);
  points.forEach((letters, index) => words.set(letters, index * longest));
  return { descr: `<U${longest}`, bytes: new Uint8Array(words.buffer) };
}
