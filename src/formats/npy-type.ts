import { decodeElements } from "./tensor.ts";

/** What the numbers of an array mean. */
export type NpyKind = "boolean" | "integer" | "real" | "complex" | "text";

/** Values of an array: numbers in the narrowest typed array that holds them exactly, or texts. */
export type NpyData =
  | Float64Array
  | Float32Array
  | BigInt64Array
  | BigUint64Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | readonly string[];

/** An element type of NumPy, as the header's `descr` states it. */
export interface NpyType {
  readonly descr: string;
  readonly kind: NpyKind;
  /** Bytes of one element. */
  readonly bytes: number;
  /** Bytes that are reversed as one on a change of byte order: half an element where it is complex, a letter where it is text. */
  readonly word: number;
  /** Whether the words are big-endian. */
  readonly bigEndian: boolean;
  /** Little-endian bytes → values. */
  readonly decode: (bytes: Uint8Array) => NpyData;
}

type Decoder = Pick<NpyType, "kind" | "word" | "decode">;

const NUMBERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ["b1", { kind: "boolean", word: 1, decode: (bytes) => bytes.slice() }],
  ["i1", { kind: "integer", word: 1, decode: (bytes) => decodeElements("I8", bytes) }],
  ["i2", { kind: "integer", word: 2, decode: (bytes) => decodeElements("I16", bytes) }],
  ["i4", { kind: "integer", word: 4, decode: (bytes) => decodeElements("I32", bytes) }],
  ["i8", { kind: "integer", word: 8, decode: (bytes) => decodeElements("I64", bytes) }],
  ["u1", { kind: "integer", word: 1, decode: (bytes) => bytes.slice() }],
  ["u2", { kind: "integer", word: 2, decode: (bytes) => decodeElements("U16", bytes) }],
  ["u4", { kind: "integer", word: 4, decode: (bytes) => decodeElements("U32", bytes) }],
  ["u8", { kind: "integer", word: 8, decode: (bytes) => decodeElements("U64", bytes) }],
  ["f2", { kind: "real", word: 2, decode: (bytes) => decodeElements("F16", bytes) }],
  ["f4", { kind: "real", word: 4, decode: (bytes) => decodeElements("F32", bytes) }],
  ["f8", { kind: "real", word: 8, decode: (bytes) => decodeElements("F64", bytes) }],
  ["c8", { kind: "complex", word: 4, decode: (bytes) => decodeElements("F32", bytes) }],
  ["c16", { kind: "complex", word: 8, decode: (bytes) => decodeElements("F64", bytes) }],
]);

const UNICODE_BYTES = 4;
const LAST_CODE_POINT = 0x10ffff;

/**
 * The element type that a header's `descr` names, or `undefined` where this reader has none: `O` (pickled objects),
 * `M` and `m` (dates), `V` (records) and `f16` (long double, which differs between machines).
 */
export function npyType(descr: string): NpyType | undefined {
  const parts = /^([<>|=])?([a-zA-Z])(\d{1,9})$/.exec(descr);
  if (parts === null) return undefined;
  const [, order, letter, digits] = parts;
  const size = Number(digits);
  const bigEndian = order === ">";
  if (letter === "S") return { descr, kind: "text", bytes: size, word: 1, bigEndian, decode: (bytes) => texts(bytes, size, latinText) };
  if (letter === "U") return { descr, kind: "text", bytes: size * UNICODE_BYTES, word: UNICODE_BYTES, bigEndian, decode: (bytes) => texts(bytes, size * UNICODE_BYTES, unicodeText) };
  const decoder = NUMBERS.get(`${letter}${size}`);
  return decoder === undefined ? undefined : { descr, bytes: size, bigEndian, ...decoder };
}

function texts(bytes: Uint8Array, size: number, decode: (bytes: Uint8Array) => string): readonly string[] {
  return Array.from({ length: size === 0 ? 0 : bytes.length / size }, (_, index) => decode(bytes.subarray(index * size, (index + 1) * size)));
}

/** Zeros fill a text up to its element's length. */
function withoutPadding(text: string): string {
  return text.replace(/\0+$/, "");
}

function latinText(bytes: Uint8Array): string {
  return withoutPadding(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function unicodeText(bytes: Uint8Array): string {
  const points = decodeElements("U32", bytes) as Uint32Array;
  return withoutPadding(Array.from(points, (point) => String.fromCodePoint(point <= LAST_CODE_POINT ? point : 0xfffd)).join(""));
}
