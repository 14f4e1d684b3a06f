import { crc32 } from "@nullcline/formats/crc32.ts";
import { inflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { fromBase64Url } from "./link-text.ts";
import { withPngTexts } from "./png-text.ts";

/** A picture of one grey pixel. */
const pixel = fromBase64Url("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK-kcQAAAABJRU5ErkJggg");

/** Chunks of a PNG by name, each with its CRC checked. */
function chunksOf(png: Uint8Array): readonly { readonly name: string; readonly data: Uint8Array }[] {
  const view = new DataView(png.buffer, png.byteOffset, png.length);
  const chunks: { name: string; data: Uint8Array }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    expect(view.getUint32(at + 8 + length)).toBe(crc32(png.subarray(at + 4, at + 8 + length)));
    chunks.push({ name: String.fromCharCode(...png.subarray(at + 4, at + 8)), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

describe("a PNG with texts", () => {
  it("has them between its header and its data, which stay as they were", () => {
    const chunks = chunksOf(withPngTexts(pixel, { Comment: "npx nullcline train sine", Software: "Nullcline" }));
    expect(chunks.map(({ name }) => name)).toEqual(["IHDR", "tEXt", "tEXt", "IDAT", "IEND"]);
    expect(String.fromCharCode(...chunks[1].data)).toBe("Comment\0npx nullcline train sine");
    expect(inflateSync(chunks[3].data.subarray(2)).length).toBe(2);
  });

  it("says characters that the format lacks as question marks", () => {
    expect(String.fromCharCode(...chunksOf(withPngTexts(pixel, { Title: "λ = 1 ± 2" }))[1].data)).toBe("Title\0? = 1 ± 2");
  });
});
