import { InvalidInputError } from "../numeric/errors.ts";
import { describeJson } from "./describe-json.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { decodeElements, elementBytes, elementCount, elementTypes, isElementType, type ElementType, type Tensor } from "./tensor.ts";

/** What a safetensors file holds. */
export interface SafetensorsFile {
  /** The `__metadata__` entry; empty when the file has none. */
  readonly metadata: ReadonlyMap<string, string>;
  /** Tensors by name, in the order of their bytes. */
  readonly tensors: ReadonlyMap<string, Tensor>;
}

/** Names that mean something to JavaScript objects; no tensor may carry one, in either direction. */
export const reservedNames: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype", "__metadata__"]);

/** Bytes before the header: its length as an unsigned 64-bit little-endian integer. */
export const LENGTH_BYTES = 8;

/** The reference implementation's limit on the header, which keeps a hostile length from exhausting memory. */
const MAXIMUM_HEADER_BYTES = 100_000_000;

interface Entry {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the bytes of a safetensors file. The bytes are hostile until every check has passed.
 *
 * @param bytes the whole file.
 * @param options `who` names the complainant in errors, typically the file's path (default `"readSafetensors"`).
 * @returns metadata and tensors; every tensor has its own memory. `F16` and `BF16` are widened to float32.
 * @throws InvalidInputError when the file is truncated, states a header that is no strict JSON, repeats a key,
 *   names an unknown element type, or has tensors that overlap, leave holes, leave the file or whose shape does
 *   not fit their bytes.
 *
 * Source: https://github.com/huggingface/safetensors#format (the reference reader's rules, applied strictly).
 * Assumes a little-endian machine, as WebAssembly does.
 */
export function readSafetensors(bytes: Uint8Array, options: { readonly who?: string } = {}): SafetensorsFile {
  const who = options.who ?? "readSafetensors";
  const headerBytes = headerOf(bytes, who);
  const header = parseHeader(headerBytes, who);
  const data = bytes.subarray(LENGTH_BYTES + headerBytes.byteLength);
  const entries = Object.entries(header)
    .filter(([name]) => name !== "__metadata__")
    .map(([name, value]) => checkEntry(name, value, who))
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  checkLayout(entries, data.byteLength, who);
  const metadata = Object.hasOwn(header, "__metadata__") ? checkMetadata(header["__metadata__"], who) : new Map<string, string>();
  return { metadata, tensors: new Map(entries.map((entry) => [entry.name, readTensor(entry, data, who)])) };
}

function headerOf(bytes: Uint8Array, who: string): Uint8Array {
  if (bytes.byteLength < LENGTH_BYTES) {
    throw new InvalidInputError({ who, expected: "a safetensors file of at least 8 bytes", got: `${bytes.byteLength} bytes`, remedy: "The file is truncated or not a safetensors file" });
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES).getBigUint64(0, true);
  if (length > BigInt(MAXIMUM_HEADER_BYTES)) {
    throw new InvalidInputError({ who, expected: `a header of at most ${MAXIMUM_HEADER_BYTES} bytes`, got: `a header length of ${length}`, remedy: "The file is damaged or not a safetensors file" });
  }
  const end = LENGTH_BYTES + Number(length);
  if (end > bytes.byteLength) {
    throw new InvalidInputError({ who, expected: `a header of ${length} bytes`, got: `${bytes.byteLength - LENGTH_BYTES} bytes after the length`, remedy: "The file is truncated; copy it again" });
  }
  return bytes.subarray(LENGTH_BYTES, end);
}

function parseHeader(bytes: Uint8Array, who: string): Readonly<Record<string, unknown>> {
  const text = decodeText(bytes, who);
  if (!text.startsWith("{")) throw new InvalidInputError({ who, expected: "a header that starts with {", got: describeJson(text.slice(0, 12)), remedy: "The file is damaged or not a safetensors file" });
  const header = parseJson(text, who);
  const repeated = duplicateKey(text);
  if (repeated !== undefined) throw new InvalidInputError({ who, expected: "a header that states each key once", got: `${describeJson(repeated)} twice` });
  return header;
}

function decodeText(bytes: Uint8Array, who: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InvalidInputError({ who, expected: "a header in UTF-8", got: "bytes that are not UTF-8", remedy: "The file is damaged or not a safetensors file" });
  }
}

function parseJson(text: string, who: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    throw new InvalidInputError({ who, expected: "a header in JSON", got: `${text.length} characters that are not JSON`, remedy: "The file is damaged or not a safetensors file" });
  }
}

function checkMetadata(value: unknown, who: string): Map<string, string> {
  if (!isRecord(value)) throw new InvalidInputError({ who, expected: "__metadata__ to be an object of strings", got: describeJson(value) });
  const metadata = new Map<string, string>();
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== "string") throw new InvalidInputError({ who, expected: `__metadata__ entry ${describeJson(key)} to be a string`, got: describeJson(text) });
    metadata.set(key, text);
  }
  return metadata;
}

function checkEntry(name: string, value: unknown, who: string): Entry {
  if (reservedNames.has(name)) throw new InvalidInputError({ who, expected: "tensor names that are safe as keys", got: describeJson(name), remedy: "Rename the tensor before saving" });
  if (!isRecord(value)) throw new InvalidInputError({ who, expected: `tensor ${describeJson(name)} to be an object`, got: describeJson(value) });
  const { dtype, shape, data_offsets: offsets } = value;
  if (!isElementType(dtype)) throw new InvalidInputError({ who, expected: `the dtype of tensor ${describeJson(name)} to be one of ${elementTypes.join(", ")}`, got: describeJson(dtype), remedy: "Convert the tensor before saving" });
  if (!isSizes(shape)) throw new InvalidInputError({ who, expected: `the shape of tensor ${describeJson(name)} to be an array of non-negative integers`, got: describeJson(shape) });
  if (!isSizes(offsets) || offsets.length !== 2) throw new InvalidInputError({ who, expected: `the data_offsets of tensor ${describeJson(name)} to be two non-negative integers`, got: describeJson(offsets) });
  const entry = { name, type: dtype, shape, from: offsets[0], to: offsets[1] };
  checkSize(entry, who);
  return entry;
}

function checkSize({ name, type, shape, from, to }: Entry, who: string): void {
  if (to < from) throw new InvalidInputError({ who, expected: `tensor ${describeJson(name)} to end after it begins`, got: `data_offsets [${from}, ${to}]` });
  const count = elementCount(shape);
  if (count === undefined) throw new InvalidInputError({ who, expected: `tensor ${describeJson(name)} to have a countable number of elements`, got: `shape [${shape.join(", ")}]` });
  const needed = count * elementBytes(type);
  if (needed !== to - from) throw new InvalidInputError({ who, expected: `tensor ${describeJson(name)} of type ${type} and shape [${shape.join(", ")}] to take ${needed} bytes`, got: `${to - from}` });
}

function checkLayout(entries: readonly Entry[], available: number, who: string): void {
  let end = 0;
  for (const { name, from, to } of entries) {
    if (from < end) throw new InvalidInputError({ who, expected: `tensor ${describeJson(name)} to start at byte ${end}, where the one before it ends`, got: `byte ${from}: the tensors overlap`, remedy: "The file is damaged or hostile; do not use it" });
    if (from > end) throw new InvalidInputError({ who, expected: `tensor ${describeJson(name)} to start at byte ${end}, where the one before it ends`, got: `byte ${from}: ${from - end} bytes belong to no tensor`, remedy: "The file is damaged or hostile; do not use it" });
    if (to > available) throw new InvalidInputError({ who, expected: `tensor ${describeJson(name)} to end inside the ${available} bytes of data`, got: `an end at byte ${to}`, remedy: "The file is truncated; copy it again" });
    end = to;
  }
  if (end !== available) throw new InvalidInputError({ who, expected: `the data to end at byte ${end} with the last tensor`, got: `${available - end} further bytes`, remedy: "The file is damaged or hostile; do not use it" });
}

function readTensor({ name, type, shape, from, to }: Entry, data: Uint8Array, who: string): Tensor {
  const bytes = data.subarray(from, to);
  if (type === "BOOL") {
    const index = bytes.findIndex((byte) => byte > 1);
    if (index >= 0) throw new InvalidInputError({ who, expected: `BOOL tensor ${describeJson(name)} to hold 0 and 1`, got: `${bytes[index]} at index ${index}` });
  }
  return { type, shape, data: decodeElements(type, bytes) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}
