import { unzlibSync, Unzlib } from "fflate";
import { InvalidInputError } from "../../numeric/errors.ts";
import { decodeElements } from "../tensor.ts";

/** A tagged piece of a MAT 5 file: what it is made of, its bytes, and where the next one begins. */
export interface Mat5Element {
  readonly type: number;
  readonly bytes: Uint8Array;
  readonly next: number;
}

/** Numbers of the format's data types. */
export const MAT5_TYPE = { int8: 1, matrix: 14, compressed: 15, utf8: 16, utf16: 17, utf32: 18 } as const;

const NUMBERS: ReadonlyMap<number, { readonly element: "I8" | "U8" | "I16" | "U16" | "I32" | "U32" | "F32" | "F64" | "I64" | "U64"; readonly size: number }> = new Map([
  [1, { element: "I8", size: 1 }],
  [2, { element: "U8", size: 1 }],
  [3, { element: "I16", size: 2 }],
  [4, { element: "U16", size: 2 }],
  [5, { element: "I32", size: 4 }],
  [6, { element: "U32", size: 4 }],
  [7, { element: "F32", size: 4 }],
  [9, { element: "F64", size: 8 }],
  [12, { element: "I64", size: 8 }],
  [13, { element: "U64", size: 8 }],
  [MAT5_TYPE.utf8, { element: "U8", size: 1 }],
  [MAT5_TYPE.utf16, { element: "U16", size: 2 }],
  [MAT5_TYPE.utf32, { element: "U32", size: 4 }],
]);

/** Deflate cannot do better than this. A declared size above is a lie. */
const BEST_DEFLATE_RATIO = 1032;
const TAG_BYTES = 8;

/**
 * Reads the element at a place, small ones too.
 * @throws InvalidInputError when it leaves the bytes.
 */
export function mat5Element(bytes: Uint8Array, at: number, littleEndian: boolean, who: string): Mat5Element {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + TAG_BYTES > bytes.length) throw damaged(who, `an element at byte ${at}`, "the end");
  const word = view.getUint32(at, littleEndian);
  const small = word >>> 16;
  const [type, size, from] = small === 0 ? [word, view.getUint32(at + 4, littleEndian), at + TAG_BYTES] : [word & 0xffff, small, at + 4];
  if (small > 4 || from + size > bytes.length) throw damaged(who, `an element at byte ${at} inside the file`, `${size} bytes of ${Math.max(0, bytes.length - from)}`);
  const padded = small !== 0 ? at + TAG_BYTES : type === MAT5_TYPE.compressed ? from + size : from + Math.ceil(size / 8) * 8;
  return { type, bytes: bytes.subarray(from, from + size), next: Math.min(padded, bytes.length) };
}

/** The numbers of an element. @throws InvalidInputError when it is of another type. */
export function mat5Numbers({ type, bytes }: Mat5Element, littleEndian: boolean, who: string): Float64Array {
  const form = NUMBERS.get(type);
  if (form === undefined || bytes.length % form.size !== 0) throw damaged(who, "numbers", `${bytes.length} bytes of type ${type}`);
  const native = littleEndian || form.size === 1 ? bytes : swapped(bytes, form.size);
  return Float64Array.from(decodeElements(form.element, native) as ArrayLike<number | bigint>, Number);
}

/**
 * Unpacks a compressed element. Its own first bytes say how long it is, and no more room than that is given.
 * @throws InvalidInputError when it is damaged, or says more than deflate can give.
 */
export function unpackedElement(packed: Uint8Array, littleEndian: boolean, who: string): Uint8Array {
  const tag = inflatedHead(packed, who);
  const size = new DataView(tag.buffer, tag.byteOffset).getUint32(4, littleEndian) + TAG_BYTES;
  if (size > packed.length * BEST_DEFLATE_RATIO) throw damaged(who, `at most ${packed.length * BEST_DEFLATE_RATIO} bytes from ${packed.length} deflated ones`, `${size}`);
  try {
    return unzlibSync(packed, { out: new Uint8Array(size) });
  } catch (error) {
    throw damaged(who, "a deflated array", error instanceof Error ? error.message : String(error));
  }
}

/** How much is fed at a time while only the first bytes are wanted; deflate makes at most a thousandfold of it. */
const HEAD_BYTES = 64;

function inflatedHead(packed: Uint8Array, who: string): Uint8Array {
  const pieces: Uint8Array[] = [];
  const stream = new Unzlib((piece) => void pieces.push(piece));
  const length = () => pieces.reduce((sum, piece) => sum + piece.length, 0);
  try {
    for (let at = 0; at < packed.length && length() < TAG_BYTES; at += HEAD_BYTES) {
      stream.push(packed.subarray(at, at + HEAD_BYTES), false);
    }
  } catch (error) {
    throw damaged(who, "a deflated array", error instanceof Error ? error.message : String(error));
  }
  if (length() < TAG_BYTES) throw damaged(who, "a deflated array", `${packed.length} bytes that hold none`);
  return Uint8Array.from(pieces.flatMap((piece) => [...piece.subarray(0, TAG_BYTES)])).slice(0, TAG_BYTES);
}

function swapped(bytes: Uint8Array, size: number): Uint8Array {
  return bytes.map((_, at) => bytes[at - (at % size) + (size - 1 - (at % size))]);
}

function damaged(who: string, expected: string, got: string): InvalidInputError {
  return new InvalidInputError({ who, expected, got, remedy: "The file is damaged or cut off; copy it again" });
}
