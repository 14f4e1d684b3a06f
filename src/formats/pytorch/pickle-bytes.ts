import { InvalidInputError } from "../../numeric/errors.ts";

/** How many letters are made at once; engines bound the number of arguments. */
const LETTERS_AT_ONCE = 8192;

/** One letter for each byte, U+0000 to U+00FF. (The platform's "latin1" is Windows-1252, which has other letters from 0x80 to 0x9F.) */
export function latinText(bytes: Uint8Array): string {
  const parts = Array.from({ length: Math.ceil(bytes.length / LETTERS_AT_ONCE) }, (_, part) => String.fromCharCode(...bytes.subarray(part * LETTERS_AT_ONCE, (part + 1) * LETTERS_AT_ONCE)));
  return parts.join("");
}

/** Reads a pickle's bytes from front to back; asking for more than there are is an error, never an allocation. */
export class PickleBytes {
  readonly who: string;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array, who: string) {
    this.who = who;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The next `count` bytes, a view. */
  take(count: number): Uint8Array {
    return this.#bytes.subarray(this.#advance(count), this.#at);
  }

  /** An unsigned little-endian integer of 1, 2 or 4 bytes. */
  unsigned(width: 1 | 2 | 4): number {
    const at = this.#advance(width);
    return width === 1 ? this.#view.getUint8(at) : width === 2 ? this.#view.getUint16(at, true) : this.#view.getUint32(at, true);
  }

  /** An unsigned 64-bit length. */
  length64(): number {
    const value = this.#view.getBigUint64(this.#advance(8), true);
    return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
  }

  signed32(): number {
    return this.#view.getInt32(this.#advance(4), true);
  }

  /** Big-endian, alone among the pickle's numbers. */
  float64(): number {
    return this.#view.getFloat64(this.#advance(8), false);
  }

  /** UTF-8; Python's lone surrogates become replacement characters. */
  text(length: number): string {
    return new TextDecoder().decode(this.take(length));
  }

  /** Text up to the next line feed, which is left out. */
  line(encoding: "utf-8" | "latin1" = "utf-8"): string {
    const end = this.#bytes.indexOf(10, this.#at);
    if (end < 0) throw this.#cutOff();
    const bytes = this.take(end - this.#at);
    const text = encoding === "latin1" ? latinText(bytes) : new TextDecoder().decode(bytes);
    this.#at++;
    return text;
  }

  #advance(count: number): number {
    const from = this.#at;
    if (from + count > this.#bytes.length) throw this.#cutOff();
    this.#at = from + count;
    return from;
  }

  #cutOff(): InvalidInputError {
    return new InvalidInputError({ who: this.who, expected: "a pickle that ends with STOP", got: `${this.#bytes.length} bytes that end before`, remedy: "The file is cut off or damaged; copy it again" });
  }
}
