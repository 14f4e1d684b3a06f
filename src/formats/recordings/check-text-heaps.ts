import { InvalidInputError } from "../../numeric/errors.ts";

/** "GCOL", version 1, three reserved zeros: the beginning of a collection of the global heap. */
const SIGNATURE = [0x47, 0x43, 0x4f, 0x4c, 1, 0, 0, 0];
const HEADER_BYTES = 16;
const OBJECT_BYTES = 16;

/**
 * Checks the collections in which an HDF5 file keeps its texts, before the library reads them: where a damaged size
 * leads to an empty object, the library would look for the next one for ever.
 *
 * Knows files whose lengths have 8 bytes, which is all that common writers make.
 *
 * @param bytes the whole file.
 * @throws InvalidInputError naming the byte at which a collection is damaged.
 * Source: HDF5 File Format Specification, "Global Heap".
 */
export function checkTextHeaps(bytes: Uint8Array, who: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.indexOf(SIGNATURE[0]); at >= 0; at = bytes.indexOf(SIGNATURE[0], at + 1)) {
    if (at + HEADER_BYTES <= bytes.length && SIGNATURE.every((byte, k) => bytes[at + k] === byte)) checkCollection(view, at, who);
  }
}

/** A collection that leaves the file is left to the library, which refuses it. */
function checkCollection(view: DataView, start: number, who: string): void {
  const end = start + wholeAt(view, start + 8);
  if (end > view.byteLength) return;
  for (let at = start + HEADER_BYTES; at + OBJECT_BYTES <= end; ) {
    const size = wholeAt(view, at + 8);
    const isFreeSpace = view.getUint16(at, true) === 0;
    const next = at + (isFreeSpace ? size : OBJECT_BYTES + Math.ceil(size / 8) * 8);
    if (next <= at || next > end) throw new InvalidInputError({ who, expected: `a text within bytes ${at} to ${end}`, got: `${size} bytes`, remedy: "The file is damaged; copy it again" });
    at = next;
  }
}

function wholeAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}
