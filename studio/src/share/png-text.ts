import { concatenated } from "@nullcline/numeric/concatenated.ts";
import { crc32 } from "@nullcline/formats/crc32.ts";

/** Length of a PNG's signature and its first chunk, IHDR. */
const HEAD_BYTES = 8 + 25;

/**
 * A PNG with texts in tEXt chunks after its header, where image viewers and `exiftool` show them.
 *
 * @param texts by keyword; characters beyond Latin-1 become question marks, as the chunk has none.
 * Source: Portable Network Graphics Specification, section 11.3.3.2.
 */
export function withPngTexts(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array {
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(latin1(`${keyword}\0${text}`)));
  return concatenated(Uint8Array, [png.subarray(0, HEAD_BYTES), ...chunks, png.subarray(HEAD_BYTES)]);
}

function textChunk(data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(latin1("tEXt"), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => (character.charCodeAt(0) < 256 ? character.charCodeAt(0) : 0x3f));
}
