import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "./sha256.ts";

const reference = (message: Uint8Array | string): string => createHash("sha256").update(message).digest("hex");

describe("sha256", () => {
  it("gives the standard's own example", () => {
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("agrees with Node's own, for bytes of every length up to four blocks", () => {
    for (let length = 0; length <= 256; length++) {
      const bytes = Uint8Array.from({ length }, (_, k) => (k * 37 + length) & 255);
      expect(sha256(bytes)).toBe(reference(bytes));
    }
  });

  it("agrees with Node's own, for any text and bytes", () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.string({ unit: "grapheme" }), fc.uint8Array({ maxLength: 5000 })), (message) => {
      expect(sha256(message)).toBe(reference(message));
    }));
  });

  it("reads a view's own part of a buffer and leaves it unchanged", () => {
    const buffer = Uint8Array.from({ length: 100 }, (_, k) => k);
    expect(sha256(buffer.subarray(10, 90))).toBe(reference(buffer.slice(10, 90)));
    expect(buffer[50]).toBe(50);
  });
});
