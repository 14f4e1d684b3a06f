import { expect, it } from "vitest";
import { acceptedEncoding, type Encoding } from "./accepted-encoding.ts";

const all: readonly Encoding[] = ["br", "gzip", "identity"];

it.each([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip", "gzip"],
  ["GZip", "gzip"],
  ["br;q=0", "identity"],
  ["br;q=0, gzip;q=0.5", "gzip"],
  ["br;q=0.2, gzip;q=0.9", "gzip"],
  ["gzip;q=0.5, identity", "identity"],
  ["*", "br"],
  ["*;q=0", "identity"],
  ["br;q=0, *", "gzip"],
  ["br;q=nonsense", "identity"],
  ["br;q=7", "identity"],
  ["brotli, x-gzip", "identity"],
] as const)("Accept-Encoding: %s means %s", (header, expected) => {
  expect(acceptedEncoding(header, all)).toBe(expected);
});

it("never chooses what is not on offer", () => {
  expect(acceptedEncoding("br", ["gzip", "identity"])).toBe("identity");
});
