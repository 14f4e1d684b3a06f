import { crc32 } from "@nullcline/formats/crc32.ts";
import { InvalidInputError } from "@nullcline/numeric/errors.ts";
import { concatenated } from "@nullcline/numeric/concatenated.ts";

/** Bytes before a PNG's first chunk, and of its first chunk, the header. */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
const HEADER_END = 8 + 25;

/**
 * Writes a text into a PNG, as an international text chunk after its header.
 *
 * @param keyword Latin letters, e.g. `"Description"`, one of the keywords of the PNG specification.
 * @returns a new file.
 * @throws InvalidInputError for bytes that are no PNG.
 * Source: PNG specification (third edition), 11.3.3.
 */
export function pngWithText(png: Uint8Array, keyword: string, text: string): Uint8Array {
  if (!SIGNATURE.every((byte, index) => png[index] === byte)) throw new InvalidInputError({ who: "pngWithText", expected: "a PNG file", got: "other bytes" });
  // Between keyword and text: end of the keyword, not compressed, method, no language, no translated keyword.
  const data = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(8 + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length - 4);
  chunk.set(data, 4);
  view.setUint32(4 + data.length, crc32(data));
  return concatenated(Uint8Array, [png.subarray(0, HEADER_END), chunk, png.subarray(HEADER_END)]);
}
