import { crc32 } from "@nullcline/formats/crc32.ts";
import { inflateSync, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { pngWithText } from "./png-text.ts";

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** Reads a PNG's chunks and checks each checksum, as any reader does. */
function chunks(png: Uint8Array): Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const found: Chunk[] = [];
  for (let at = 8; at < png.length;) {
    const length = view.getUint32(at);
    expect(view.getUint32(at + 8 + length)).toBe(crc32(png.subarray(at + 4, at + 8 + length)));
    found.push({ type: new TextDecoder().decode(png.subarray(at + 4, at + 8)), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return found;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Uint8Array.from([...new TextEncoder().encode(type), ...data]);
  const bytes = new Uint8Array(8 + body.length);
  new DataView(bytes.buffer).setUint32(0, data.length);
  bytes.set(body, 4);
  new DataView(bytes.buffer).setUint32(4 + body.length, crc32(body));
  return bytes;
}

const pixel = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a,
  ...chunk("IHDR", Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
  ...chunk("IDAT", deflateSync(Uint8Array.of(0, 128))),
  ...chunk("IEND", new Uint8Array(0)),
]);

describe("a text in a PNG", () => {
  it("stands after the header and leaves the picture as it was", () => {
    const [header, text, data, end] = chunks(pngWithText(pixel, "Description", "β = 2"));
    expect([header.type, text.type, data.type, end.type]).toEqual(["IHDR", "iTXt", "IDAT", "IEND"]);
    expect(new TextDecoder().decode(text.data)).toBe("Description\0\0\0\0\0β = 2");
    expect([...inflateSync(data.data)]).toEqual([0, 128]);
  });

  it("is refused by other files", () => {
    expect(() => pngWithText(Uint8Array.of(1, 2, 3), "Description", "")).toThrow("pngWithText: expected a PNG file, got other bytes");
  });
});
