import { murmur3x128 } from "./murmur3.ts";

const HOST_IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * A short name for the bits of one or more arrays: 16 hexadecimal characters.
 *
 * Equal bits give equal fingerprints on every machine; order, lengths and every single bit count (so 0 and −0
 * differ), element types do not. It is the first half of MurmurHash3 x86-128 over, for each array, its length
 * in bytes (32 bits) and its elements in little-endian order. It tells accidents from identity; it does not
 * protect against forgery.
 *
 * @example
 * fingerprint(Float32Array.of(1, 2, 3)) // "adb42d76fd083ada"
 */
export function fingerprint(...arrays: ArrayBufferView[]): string {
  const total = arrays.reduce((sum, array) => sum + 4 + array.byteLength, 0);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const array of arrays) {
    view.setUint32(offset, array.byteLength, true);
    bytes.set(littleEndianBytes(array), offset + 4);
    offset += 4 + array.byteLength;
  }
  const [first, second] = murmur3x128(bytes);
  return hex(first) + hex(second);
}

function littleEndianBytes(array: ArrayBufferView): Uint8Array {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const size = "BYTES_PER_ELEMENT" in array ? Number(array.BYTES_PER_ELEMENT) : 1;
  return HOST_IS_LITTLE_ENDIAN || size === 1 ? bytes : bytes.map((_, k) => bytes[k - (k % size) + (size - 1 - (k % size))]);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
