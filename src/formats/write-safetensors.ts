import { InvalidInputError } from "../numeric/errors.ts";
import { LENGTH_BYTES, reservedNames, type SafetensorsFile } from "./read-safetensors.ts";
import { elementBytes, elementCount, type Tensor } from "./tensor.ts";

const ALIGNMENT = 8;
const SPACE = 0x20;

/**
 * Writes tensors and metadata as the bytes of a safetensors file.
 *
 * Equal content gives equal bytes: metadata is sorted by key, tensors by element size (widest first, so that
 * each is aligned) and then by name, and the header is padded with spaces to a multiple of 8 bytes.
 *
 * @throws InvalidInputError for a reserved tensor name, values that do not fill the shape, or a half-precision
 *   tensor (read ones are held as float32: write them as `F32`).
 */
export function writeSafetensors({ metadata, tensors }: SafetensorsFile): Uint8Array {
  const sorted = [...tensors].toSorted(([a, x], [b, y]) => elementBytes(y.type) - elementBytes(x.type) || compare(a, b));
  for (const [name, tensor] of sorted) checkWritable(name, tensor);
  const header = encodeHeader(metadata, sorted);
  const body = sorted.reduce((total, [, { data }]) => total + data.byteLength, 0);
  const bytes = new Uint8Array(LENGTH_BYTES + header.byteLength + body);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.byteLength), true);
  bytes.set(header, LENGTH_BYTES);
  let at = LENGTH_BYTES + header.byteLength;
  for (const [, { data }] of sorted) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

function checkWritable(name: string, { type, shape, data }: Tensor): void {
  const who = "writeSafetensors";
  if (reservedNames.has(name)) throw new InvalidInputError({ who, expected: "tensor names that are safe as keys", got: `"${name}"` });
  if (type === "F16" || type === "BF16") throw new InvalidInputError({ who, expected: `tensor "${name}" in a type that is written`, got: type, remedy: "Write it as F32" });
  const needed = (elementCount(shape) ?? Number.NaN) * elementBytes(type);
  if (data.byteLength !== needed) throw new InvalidInputError({ who, expected: `tensor "${name}" of type ${type} and shape [${shape.join(", ")}] to take ${needed} bytes`, got: `${data.byteLength}` });
}

function encodeHeader(metadata: ReadonlyMap<string, string>, tensors: readonly (readonly [string, Tensor])[]): Uint8Array {
  const sortedMetadata = [...metadata].toSorted(([a], [b]) => compare(a, b)).map(([key, text]): [string, string] => [key, JSON.stringify(text)]);
  const entries: [string, string][] = metadata.size === 0 ? [] : [["__metadata__", jsonObject(sortedMetadata)]];
  let at = 0;
  for (const [name, { type, shape, data }] of tensors) {
    entries.push([name, JSON.stringify({ dtype: type, shape, data_offsets: [at, at + data.byteLength] })]);
    at += data.byteLength;
  }
  return padded(new TextEncoder().encode(jsonObject(entries)));
}

/** An object of JSON values in the order given, which a JavaScript object would not keep for names such as "0". */
function jsonObject(entries: readonly (readonly [string, string])[]): string {
  return `{${entries.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(",")}}`;
}

function padded(text: Uint8Array): Uint8Array {
  const header = new Uint8Array(Math.ceil(text.byteLength / ALIGNMENT) * ALIGNMENT).fill(SPACE);
  header.set(text);
  return header;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
